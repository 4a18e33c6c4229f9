/** What a site may set on `<waymark-chat>`; whatever is not understood is as if it were not there. */
export interface Layout {
  /** a corner of the window, or in the flow of the page where the element stands */
  readonly position: 'start' | 'end' | 'inline';
  /** whether a chat in a corner begins open; in the flow of a page it always is */
  readonly opening: 'open' | 'minimised';
  /** the site's colour for buttons and links on light and on dark ground, and a colour that can be read on it */
  readonly accents: readonly { readonly name: 'light' | 'dark'; readonly colour: string; readonly on: string }[];
}

const grounds = { light: '#ffffff', dark: '#1e242c' };
/** WCAG 2.2, 1.4.3 */
const leastContrast = 4.5;

/** Relative luminance as WCAG defines it, of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours written `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function readAccent(name: 'light' | 'dark', text: string | null): Layout['accents'] {
  const colour = text?.trim().toLowerCase() ?? '';
  if (!/^#[0-9a-f]{6}$/.test(colour) || contrast(colour, grounds[name]) < leastContrast) return [];
  const on = contrast(colour, '#ffffff') >= leastContrast ? '#ffffff' : '#10222a';
  return [{ name, colour, on }];
}

/** Reads the attributes of an element. A colour that could not be read well is passed over for our own. */
export function readAttributes(attribute: (name: string) => string | null): Layout {
  const position = attribute('position');
  return {
    position: position === 'start' || position === 'inline' ? position : 'end',
    opening: attribute('opening') === 'open' ? 'open' : 'minimised',
    accents: [...readAccent('light', attribute('accent')), ...readAccent('dark', attribute('accent-dark'))],
  };
}
