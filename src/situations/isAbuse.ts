import { plainWords } from './compilePhrases.js';

const abuse =
  /^ (?:(?:oh|just|well|you|u|ur|are|is|this|bot|thing|a|an|so|youre|its|it|what|bloody|fucking|effing|absolute|total|load|pile|of|to|up|off|go|the|robot|program|chatbot) )*(?:(?:fuck|fuk|fck|piss|sod|bugger|shut|screw|useless|stupid|shit|shite|crap|rubbish|dumb|idiot|moron|bollocks|wanker|twat|prick|bitch|hate|pointless|bullshit|worthless|arse|dickhead|cunt) )+(?:(?:you|u|off|up|bot|this|it|thing|robot|program|a|the|stupid|useless|shit|chatbot|machine|is) )*$/;

/**
 * Whether a message only swears at the bot: short, and with nothing in it about what happens. What a visitor quotes from
 * the person who does it ("he calls me a stupid bitch") is longer and is not meant.
 */
export function isAbuse(text: string): boolean {
  const words = plainWords(text).replaceAll(' . ', ' ');
  return words.length < 60 && abuse.test(words);
}
