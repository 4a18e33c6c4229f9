/** What the server hands to the page it serves, and the widget reads from it. Types and constants only. */

/** The words that the widget itself shows; all other words are already in the page. Keys of `locales/<tag>/page.json`. */
export const widgetWordKeys = [
  'tellWhoSpeaksBot',
  'tellWhoSpeaksVisitor',
  'tellConversation',
  'tellConnecting',
  'tellReconnecting',
  'tellUrgent',
  'tellNotSent',
  'tellSending',
  'tellErased',
  'tellEnded',
  'tellOpensAnotherSite',
  'tellAnswers',
  'askMessage',
  'offerSend',
  'offerStartAgain',
  'offerCall',
  'offerText',
] as const;

export type WidgetWords = Readonly<Record<(typeof widgetWordKeys)[number], string>>;

/** Values that sentences may hold as `{{name}}`; they come from the service directory, never from a sentence. */
export interface PageNumbers {
  /** as printed, for example in three digits */
  readonly emergencyNumber: string;
  readonly helplineName: string;
  /** as printed, with spaces */
  readonly helplineNumber: string;
}

/** The JSON that the page carries in `<script type="application/json" id="waymark-page">`. */
export interface PageData {
  /** BCP 47 tag */
  readonly language: string;
  /** base path or address of Direct Line, without a slash at its end */
  readonly directLine: string;
  readonly numbers: PageNumbers;
  readonly words: WidgetWords;
}
