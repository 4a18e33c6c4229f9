/** What the server fills into the files of the widget. Types and constants only. */

/** Words of the quick exit, which are there before the widget is. Keys of `locales/<tag>/page.json`. */
export const exitWordKeys = ['offerLeaveNow', 'tellPressTwiceMore', 'tellPressOnceMore'] as const;

/** Words inside the widget. Keys of `locales/<tag>/page.json`. */
export const widgetWordKeys = [
  'tellWhoSpeaksBot',
  'tellWhoSpeaksVisitor',
  'tellConversation',
  'tellConnecting',
  'tellReconnecting',
  'tellConnected',
  'tellUrgent',
  'tellNotSent',
  'tellSending',
  'tellErased',
  'tellEnded',
  'tellOpensAnotherSite',
  'tellAnswers',
  'tellNoPictures',
  'tellTextSize',
  'tellNewMessage',
  'askMessage',
  'askWhatLeavingHides',
  'tellHowToLeave',
  'tellHistoryStays',
  'tellWhatSeesMore',
  'tellUseSaferDevice',
  'tellAutomated',
  'tellCallEmergency',
  'tellCallHelpline',
  'tellDemonstration',
  'offerSend',
  'offerStartAgain',
  'offerPlainChat',
  'offerCall',
  'offerText',
  'offerChat',
  'offerOpenChat',
  'offerMinimise',
  'offerLargerText',
  'offerSmallerText',
  'offerPrint',
] as const;

/** In the order of `exitWordKeys`: names would cost bytes that the quick exit has not got. */
export type ExitWords = readonly [leaveNow: string, pressTwiceMore: string, pressOnceMore: string];
export type WidgetWords = Readonly<Record<(typeof widgetWordKeys)[number], string>>;

/** Values that sentences may hold as `{{name}}`; they come from the service directory, never from a sentence. */
export interface PageNumbers {
  /** as printed, for example in three digits */
  readonly emergencyNumber: string;
  readonly helplineName: string;
  /** as printed, with spaces */
  readonly helplineNumber: string;
}

/** What stands in `waymark.js` in the place of `"{{exit}}"`. Paths are relative to the script's own address. */
export interface ExitSettings {
  /** https addresses; one of them is opened on leaving */
  readonly exitSites: readonly string[];
  /** path of the widget's style sheet */
  readonly style: string;
  /** by language tag; the first is used when nothing fits */
  readonly languages: Readonly<Record<string, ExitLanguage>>;
}

/** Names are short here, because the quick exit has hardly a byte to spare. */
export interface ExitLanguage {
  readonly dir: 'ltr' | 'rtl';
  readonly words: ExitWords;
  /** that the chat cannot be had: words and links in turn, words first; a link is a phone number, or leads to the plain chat */
  readonly note: readonly string[];
  /** path of the widget's script in this language */
  readonly widget: string;
}

/** What stands in `widget.<language>.js` in the place of `"{{widget}}"`. */
export interface WidgetSettings {
  /** BCP 47 tag */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly numbers: PageNumbers;
  /** numbers that sentences may name, as printed, so that they can be tapped to call or to text */
  readonly phoneNumbers: readonly string[];
  readonly textNumbers: readonly string[];
  readonly words: WidgetWords;
  /** path of the style sheet */
  readonly style: string;
}

/** Attributes of `<waymark-chat>`; on the script tag they are written with `data-` before. */
export const widgetAttributes = ['language', 'position', 'opening', 'accent', 'accent-dark'] as const;
