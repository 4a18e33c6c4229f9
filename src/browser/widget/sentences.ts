import type { PageNumbers, WidgetSettings } from '../../protocol/widget.js';
import { linkNumbers } from './dom.js';

/** A sentence of ours as plain text, its `{{placeholders}}` filled in. */
export function fillText(sentence: string, numbers: PageNumbers): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: keyof PageNumbers) => numbers[name] ?? '');
}

/** The same, with numbers to tap. */
export function fill(sentence: string, settings: WidgetSettings): (Node | string)[] {
  return linkNumbers(fillText(sentence, settings.numbers), settings);
}
