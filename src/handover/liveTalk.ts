import type { Caution, LiveMessage } from '../protocol/console.js';

/** Most messages held of one talk; older ones go first. */
const mostMessages = 400;

/**
 * What is said between a visitor and an advisor: in memory alone, from the moment an advisor takes the contact until it ends.
 */
export class LiveTalk {
  notes = '';
  codeWord = '';
  seen = 0;
  /** a colleague's words, for the advisor who takes it over */
  passNote = '';
  readonly cautions = new Set<Caution>();
  messages: LiveMessage[] = [];
  /** danger was spotted in it */
  heavy = false;
  #seq = 0;
  #typedIn: string | undefined;
  #device: string | undefined;

  /** @returns the message with its number */
  add(message: Omit<LiveMessage, 'seq'>): LiveMessage {
    this.#seq += 1;
    const numbered = { seq: this.#seq, ...message };
    this.messages.push(numbered);
    if (this.messages.length > mostMessages) this.messages.shift();
    return numbered;
  }

  /** Marks a message that did not reach the visitor. */
  lose(seq: number): void {
    this.messages = this.messages.map((message) => (message.seq === seq ? { ...message, lost: true } : message));
  }

  get lastSeq(): number {
    return this.#seq;
  }

  /** Whether an advisor's message is here already: it was sent again after a broken line. */
  has(by: string, clientId: string): boolean {
    return this.messages.some((message) => message.by === by && message.clientId === clientId);
  }

  /**
   * Watches the language that a visitor types in.
   * @param language as recognised; `und` says nothing
   * @returns true when somebody else may be typing now
   */
  typedIn(language: string): boolean {
    if (language === 'und') return false;
    const before = this.#typedIn;
    this.#typedIn = language;
    if (before === undefined || before === language || this.cautions.has('languageChanged')) return false;
    this.cautions.add('languageChanged');
    return true;
  }

  /**
   * Watches what the visitor uses.
   * @param device a mark that says nothing but whether two are the same
   * @returns true when somebody else may be there now
   */
  usedOn(device: string): boolean {
    const before = this.#device;
    this.#device = device;
    if (before === undefined || before === device || this.cautions.has('deviceChanged')) return false;
    this.cautions.add('deviceChanged');
    return true;
  }
}
