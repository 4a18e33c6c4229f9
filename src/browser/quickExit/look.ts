// Set on the elements themselves through their `style`, which every content policy allows, so that leaving needs no style
// sheet; plain enough for light and dark, and forced colours take over by themselves.

/** Whatever the page around us sets for elements, it does not reach ours. */
export const fixed = 'all:initial;display:block;position:fixed;z-index:2147483647;inset:';

/** The box of the button, of the dots, and of the note; 48 pixels high with one line. */
export const box =
  'padding:12px 18px;border:2px solid #fff;border-radius:8px;background:#9c1c1c;color:#fff;' +
  'font:700 medium/1.3 system-ui,sans-serif';
