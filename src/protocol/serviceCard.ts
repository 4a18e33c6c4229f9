/** A service as a visitor sees it: words already in their language, numbers from the directory. */
export interface ServiceCard {
  /** the service's id in the directory */
  readonly id: string;
  readonly name: string;
  /** what it is for, in one sentence */
  readonly whatFor: string;
  /** open now, closed until when, or that the hours must be checked: always a whole sentence */
  readonly hours: string;
  /** why it is shown ("open now", "for people in London") */
  readonly reason: string;
  /** as printed, with spaces; shown left to right in every language */
  readonly phone?: string;
  /** a number that takes texts */
  readonly textTo?: string;
  readonly webchat?: string;
  readonly website?: string;
  /** what else is needed to get through: keys to press, a word to text. Whole sentences. */
  readonly how?: string;
}
