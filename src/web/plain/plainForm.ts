/** What came with a form, checked as far as it can be without the token office. */
export interface PlainForm {
  /** empty when there was none */
  readonly token: string;
  readonly conversationId: string;
  /** undefined when it was none of ours */
  readonly pageId: string | undefined;
  /** watermark of the page that was sent */
  readonly seen: string;
  /** a choice, or what was typed */
  readonly text: string;
  /** what was typed, to be put back into the field when it was not taken */
  readonly typed: string;
  readonly isStarting: boolean;
  readonly isLeaving: boolean;
  /** nothing is sent, but the page is wanted again */
  readonly isLooking: boolean;
}

export function readPlainForm(fields: ReadonlyMap<string, string>): PlainForm {
  const field = (name: string, shape: RegExp): string | undefined => shape.exec(fields.get(name) ?? '')?.[0];
  const choice = fields.get('choice')?.trim() ?? '';
  // Forms send line ends as two characters.
  const typed = (fields.get('text') ?? '').replaceAll('\r\n', '\n').trim();
  const isLooking = fields.has('look');
  return {
    token: field('token', /^[\w.-]{1,1000}$/) ?? '',
    conversationId: field('chat', /^[\w-]{1,64}$/) ?? '',
    pageId: field('page', /^[\w-]{1,40}$/),
    seen: field('seen', /^\d{1,15}$/) ?? '',
    text: isLooking ? '' : choice || typed,
    typed: choice === '' ? typed : '',
    isStarting: fields.has('start'),
    isLeaving: fields.has('leave'),
    isLooking,
  };
}
