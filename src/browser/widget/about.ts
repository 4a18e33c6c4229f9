import type { WidgetSettings } from '../../protocol/widget.js';
import { element } from './dom.js';
import { fill } from './sentences.js';

/** What stands above the conversation: the emergency number, and what leaving hides, said before it is needed. */
export function about(settings: WidgetSettings): HTMLElement[] {
  const { words } = settings;
  const say = (sentence: string) => element('p', {}, ...fill(sentence, settings));
  return [
    element('p', { class: 'emergency' }, ...fill(words.tellCallEmergency, settings)),
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
