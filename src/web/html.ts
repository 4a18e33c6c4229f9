/** Text that is markup already: everything else is escaped when it is put into a page. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = Html | string | undefined | readonly (Html | string)[];

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function written(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string') return escapeHtml(piece);
  return piece instanceof Html ? piece.text : piece.map(written).join('');
}

/** A template whose values cannot become markup, in text and in quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: Piece[]): Html {
  return new Html(strings.map((each, index) => each + written(values[index])).join(''));
}

/** A number to tap, kept left to right in every language, or its groups would change places. */
export function numberLink(number: string, label = number, scheme: 'tel' | 'sms' = 'tel'): Html {
  return html`<a class="number" dir="ltr" href="${scheme}:${number.replace(/[^\d+]/g, '')}">${label}</a>`;
}
