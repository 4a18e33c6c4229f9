/**
 * The small meanings that every language lists words for. The scorer learns from these and not only from words, so that what it
 * learns in one language holds in all: a new word needs only its line here. What each means, for whoever adds words:
 */
export const conceptNames = {
  he: 'somebody spoken of: he, she, they, him, someone',
  me: 'the visitor: I, me, my, us, we',
  perpetrator: 'words for who does it: ex, husband, stalker, that man, my boss, neighbour',
  lovedOne: 'adults the visitor cares for: mum, friend, sister, housemate, grandad',
  child: 'children: my son, the baby, kids, toddler',
  police: 'police and other rescue: police, ambulance, officer, 999',
  visitorAtDoor: 'ordinary callers: postman, courier, bin men, plumber, delivery',
  animal: 'pets and beasts: dog, cat, horse',
  here: 'close by: here, outside, inside, downstairs, behind me, nearby',
  partOfHome: 'door, window, stairs, hall, letterbox, lock, gate, garden, shed, roof',
  home: 'house, flat, home, building, room, caravan, hostel',
  hidingPlace: 'where people hide: wardrobe, bathroom, toilet, under the bed, cupboard, attic',
  street: 'street, road, corner, path, park, car park, station, stop, platform',
  publicPlace: 'shop, bus, train, gym, pub, library, hospital, church, work, office, school, uni',
  vehicle: 'car, van, engine, headlights, number plate, motorbike, taxi',
  comes: 'coming, arrives, pulls up, gets in, turns up, on the way, walks towards',
  goes: 'goes away, left, drove off, gone, moved on',
  waits: 'waits, stands, sits, parked, loiters, hangs about',
  watches: 'watches, looks, stares, peers, films, takes photos, spies',
  knocks: 'knocks, bangs, kicks, rattles, rings the bell, throws stones, scratches',
  breaksIn: 'breaks in, climbs, forces, smashes, key in the lock, lets himself in, handle turns',
  follows: 'follows, chases, runs after, behind me all the way',
  shouts: 'shouts, screams, swears, rages, calls my name',
  sound: 'signs heard or seen: noise, footsteps, light comes on, shadow, creak, voice, torch, smoke',
  holds: 'holds, grabs, drags, pins down, blocks, locks in, will not let me out, takes my phone',
  hits: 'hits, punches, slaps, kicks me, pushes, attacks, beats, fights',
  strangles: 'strangles, chokes, hands round neck, cannot breathe',
  weapon: 'knife, gun, hammer, bat, petrol, acid, axe, blade, machete',
  hurt: 'hurt, bleeding, blood, broken, unconscious, wound, bruise, pain',
  kills: 'kill, murder, stab, shoot, burn down, rape, end you, dead, bury, finish off',
  menace:
    'veiled threats: regret, sorry you, pay for this, watch your back, nobody else will have you, accident, not over',
  says: 'says, said, told, texted, messaged, threatened, promised, swore, wrote',
  takesChild: 'has taken, will not give back, snatched, not brought back, abducted',
  hides: 'hides, hiding, quiet, whisper, locked ourselves in, holding the door shut, crouching, running, escaped',
  cannotTalk: 'cannot talk, cannot speak, must be quick, typing only, silent',
  fear: 'scared, terrified, frightened, shaking, crying, panic, not safe',
  help: 'help, please, sos, hurry, danger, emergency, quick',
  now: 'now, right now, just now, at the moment, still, again, tonight, minutes',
  past: 'was, used to, yesterday, last night, last week, ago, years, back then',
  habit: 'always, every day, usually, often, sometimes, keeps, weekly',
  later: 'tomorrow, next week, soon, one day, going to, if, when he, might, could, what if',
  not: 'not, never, no, nobody, without, stopped',
  over: 'all clear: arrested, in prison, blocked, moved away, false alarm, it was only, turned out, fine now, injunction worked',
  story: 'film, game, song, book, dream, series, homework, essay, joke, idiom, lol',
  law: 'how do I, what is, can they, injunction, court, solicitor, law, evidence, report, form, order',
  online: 'messages, instagram, facebook, fake account, email, calls, phone, whatsapp, app, online, posts',
  track: 'tracker, airtag, find my, location, gps, doorbell camera, spyware, hacked',
  wantsToDie: 'want to die, suicide, kill myself, end it all, end my life, overdose, do not want to be here',
  hurtsSelf: 'cut myself, harm myself, hurting myself, pills, bridge, rope, scars',
  cannotGoOn: 'cannot go on, no point, burden, better off without me, give up, goodbye, had enough, tired of living',
  closeThis: 'close, hide, exit, delete, shut, clear, wipe, log out, end chat',
  thisChat: 'this, chat, screen, page, tab, window, conversation, history',
  mustGo: 'got to go, gtg, brb, someone coming, he is home, not now, stop messaging',
  accusedOf:
    'accused, cautioned, arrested me, false complaint, served with, he told the police that I, bail conditions',
  ownActs:
    'I keep messaging, I cannot stop, I follow her, I drive past hers, I made another account to, checking her profile',
  exOfOwn:
    'the one pursued: my ex, her, him when the writer pursues; she blocked me, she told me to stop, wants nothing to do with me',
  schoolAge: 'year nine, my teacher, gcse, sixth form, my mum says, teen, school bus, after school',
  isAge: 'years old, I am thirteen, im 15, age',
  worriedFor: 'worried about her, my friend is being, on behalf of, how can I support, my daughter and her ex',
  ordinary: 'thanks, ok, hello, yes, no, by text, by post, about, since, months',
} as const;

export type ConceptName = keyof typeof conceptNames;

/** The words of one language, concept by concept. */
export interface LanguageConcepts {
  /** BCP 47 tag, with the script for Roman letters: `ur-Latn` */
  readonly tag: string;
  /**
   * For each concept words apart by commas. Lower case; accents and apostrophes do not matter. `word*` is any word that begins
   * so, `two words` is that row of words. A word may stand under several concepts.
   */
  readonly words: Readonly<Record<ConceptName, string>>;
}
