import type { WidgetSettings } from '../../protocol/widget.js';
import { button, element } from './dom.js';

const steps = ['1', '1.2', '1.45', '1.75', '2'];

/** Two buttons for the size of the text. What they set is forgotten with the page. */
export function textSizeTools({ words }: WidgetSettings, target: HTMLElement): HTMLElement {
  let step = Math.max(0, steps.indexOf(target.style.getPropertyValue('--text-scale')));
  const make = (label: string, sign: string, by: number) => {
    const made = button('', 'tool', () => {
      step = Math.min(Math.max(step + by, 0), steps.length - 1);
      target.style.setProperty('--text-scale', steps[step] ?? '');
      mark();
    });
    made.title = label;
    made.append(element('span', { 'aria-hidden': 'true' }, sign), element('span', { class: 'speaker' }, label));
    return made;
  };
  const smaller = make(words.offerSmallerText, 'A\u2212', -1);
  const larger = make(words.offerLargerText, 'A+', 1);
  const mark = () => {
    smaller.ariaDisabled = `${step === 0}`;
    larger.ariaDisabled = `${step === steps.length - 1}`;
  };
  mark();
  return element('div', { class: 'tools', role: 'group', 'aria-label': words.tellTextSize }, smaller, larger);
}
