/** Every word of the console. For staff, and in English alone so far. */
export const words = {
  title: 'Desk',
  connecting: 'Connecting…',
  connected: 'Connected',
  lost: 'The line is broken. Trying again. Visitors wait a few seconds before they are told.',
  signedOut: 'You are signed out. Nothing of any conversation is left here. Sign in again to go on.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  accounts: 'Accounts',
  more: 'More pages',
  goOnShift: 'Go on shift',
  goOffShift: 'Go off shift',
  onShift: 'You are on shift.',
  offShift: 'You are off shift. Nobody is offered to you.',
  paused: 'You are taking a pause. Nobody is offered to you.',
  pause: 'Pause',
  endPause: 'End the pause',
  capacity: 'Conversations at once',
  stopNew: 'Stop new requests',
  allowNew: 'Take new requests again',
  stopped: 'New requests are stopped. Visitors are told so.',
  alerts: 'Alert me on this computer',
  endAlerts: 'No more alerts',
  alertText: 'Somebody is waiting.',
  queue: 'Waiting',
  hideCount: 'Hide the number of people waiting',
  nobodyWaits: 'Nobody is waiting.',
  takeNext: 'Take the next, most urgent first',
  take: 'Take',
  decline: 'Not now',
  awayShort: 'line broken just now',
  unreachedShort: 'cannot be reached until they write again',
  frontShort: 'had an advisor before',
  colleagueAsked: 'a colleague is being asked',
  offers: 'Asked of you',
  seconds: 'seconds left',
  noteFromColleague: 'From your colleague',
  conversations: 'Your conversations',
  noConversation: 'No conversation is open. Take somebody from the list.',
  shared: 'What they agreed to share',
  nothingShared: 'They chose to share nothing.',
  messages: 'Messages',
  visitor: 'Visitor',
  typing: 'They are typing…',
  away: 'Their line is broken. The place is kept for two minutes.',
  unreached:
    'They cannot be reached just now: a message did not get through, or the server was restarted. You can go on when they write again. The place is kept for an hour.',
  notReached: 'Did not reach them',
  cameBack: 'The line broke and came back. Ask for the code word. Do not repeat anything that was said before.',
  languageChanged: 'Another language is typed now. It may be somebody else. Ask for the code word, and repeat nothing.',
  deviceChanged:
    'Another device or browser is used now. It may be somebody else. Ask for the code word, and repeat nothing.',
  write: 'Your message',
  send: 'Send',
  sendHint: 'Enter sends. Shift and Enter starts a new line.',
  notSent: 'Not sent:',
  seen: 'Seen',
  danger: 'Danger',
  sign: 'Sign',
  urgentMessage: 'A message with signs of danger has come in.',
  quickReplies: 'Ready sentences',
  insert: 'Put into the message',
  sentCards: 'Services sent:',
  findService: 'Find a service',
  search: 'Search',
  sendCard: 'Send',
  nothingFound: 'Nothing was found.',
  notes: 'Private notes, gone when the conversation ends',
  codeWord: 'Code word agreed with them',
  saveNotes: 'Keep notes',
  notesKept: 'Kept until the conversation ends.',
  passOn: 'Pass on',
  passTo: 'To whom',
  anyColleague: 'Whoever is free',
  passNote: 'A note for them',
  handBack: 'Hand back to the bot',
  handBackAt: 'At which topic',
  end: 'End the conversation',
  outcome: 'What came of it',
  choose: 'Choose',
  close: 'Close',
  heavy: 'That was a hard one. Would you like a few minutes? Nobody is offered to you in a pause.',
  carryOn: 'Carry on',
  board: 'Supervisors: the desk now',
  boardWaiting: 'Waiting',
  boardUrgent: 'of them urgent',
  boardOldest: 'Longest wait',
  boardOnShift: 'On shift',
  boardTalks: 'Talking',
  practice: 'Practice',
  practiceStory: 'Practise with',
  practiceFor: 'for',
  practiceStart: 'Start practice',
  practiceMark: 'Practice: no real visitor',
  boardHours: 'Hours',
  noOne: 'Nobody',
  advisor: 'Advisor',
  talksOf: 'Conversations',
  stateNow: 'State',
  actions: 'Actions',
  about: 'About',
  readAlong: 'Read along',
  takeOver: 'Take over',
  stopReading: 'Stop reading along',
  takeOverSure: 'Press again to take over',
  watched: 'You read along. The advisor knows. The visitor does not get what you write here.',
  watchedBy: 'Reads along:',
  whisper: 'To the advisor alone',
  whisperFrom: 'To the advisor alone, from',
  hours: 'Hours and closures',
  figures: 'Figures',
  keys: 'Keys, each with Alt: N takes the next, a number opens that conversation, M goes to the message, R to the ready sentences, S to the services.',
} as const;

export const urgencyWords = { urgent: 'Urgent', soon: 'Soon', normal: 'In turn' } as const;

export const goneWords: Readonly<Record<string, string>> = {
  ended: 'You ended this conversation.',
  handedBack: 'Handed back to the bot.',
  passedOn: 'Passed on.',
  cancelled: 'They ended the talk.',
  left: 'They closed the page.',
  quickExit: 'Left by quick exit. Do not contact.',
  erased: 'They had everything deleted. Do not contact.',
  lost: 'Their line was lost and did not come back.',
  timedOut: 'Nobody came in time.',
  takenOver: 'A supervisor has taken this conversation over.',
  watchOver: 'You no longer read along.',
  brokenLine: 'Your line was broken for too long. They went back to the front of the list.',
};

export const outcomeWords: Readonly<Record<string, string>> = {
  supportGiven: 'Support given',
  safetyPlanned: 'Safety planned',
  signposted: 'Told about services',
  policeReportPlanned: 'Will tell police',
  emergencyCalled: 'Emergency services called',
  visitorStopped: 'They stopped',
  noReply: 'No reply',
  notForUs: 'Not for this helpline',
  abusive: 'Abusive',
};

export const refusalWords: Readonly<Record<string, string>> = {
  taken: 'A colleague was quicker.',
  notYours: 'This conversation is not yours.',
  notNow: 'That cannot be done just now.',
  over: 'This conversation is over.',
  offShift: 'Go on shift first.',
  noRoom: 'You have as many conversations as you wanted.',
  nothingWaiting: 'Nobody is waiting.',
  notAllowed: 'Only a supervisor can do that.',
  unknownAdvisor: 'This colleague is not on shift.',
  unheard: 'They cannot be reached just now.',
  tooLong: 'It is longer than 4,000 characters. Send it in parts.',
  notUnderstood: 'The server could not take it.',
};

export const hoursWords = {
  open: 'open by the hours that are set',
  closed: 'closed by the hours that are set',
  unknown: 'open while somebody is on shift',
} as const;

/** A code as words: `threatsNamed` → `threats named`, `keepingARecord` → `keeping a record`. */
export function spelt(code: string): string {
  return code
    .replace(/_/g, ' ')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

export function languageName(tag: string): string {
  return languageNames.of(tag) ?? tag;
}

const channelNames: Readonly<Record<string, string>> = {
  practice: words.practiceMark,
  web: 'web chat',
  sms: 'SMS',
  whatsapp: 'WhatsApp',
  teams: 'Teams',
  azure: 'another messenger',
};

/** Where somebody writes from; a simulated visitor is called one wherever it stands. */
export function channelName(channel: string): string {
  return channelNames[channel] ?? channel;
}

/** Whether a visitor writes by messages, with no page that could be seen to go. */
export function isByMessage(channel: string): boolean {
  return channel !== 'web' && channel !== 'practice';
}
