import type { WidgetSettings } from '../../protocol/widget.js';
import { element } from './dom.js';
import { fill } from './sentences.js';

/**
 * What stands above the conversation: the emergency number, and what leaving hides, said before it is needed.
 * @param tools buttons beside the number
 */
export function about(settings: WidgetSettings, tools: HTMLElement): HTMLElement[] {
  const { words } = settings;
  const say = (sentence: string) => element('p', {}, ...fill(sentence, settings));
  return [
    element(
      'div',
      { class: 'top' },
      element('p', { class: 'emergency' }, ...fill(words.tellCallEmergency, settings)),
      tools,
    ),
    element(
      'details',
      {},
      element('summary', {}, words.askWhatLeavingHides),
      say(words.tellHowToLeave),
      say(words.tellHistoryStays),
      say(words.tellWhatSeesMore),
      say(words.tellUseSaferDevice),
      say(words.tellAutomated),
      say(words.tellCallHelpline),
      say(words.tellDemonstration),
    ),
  ];
}
