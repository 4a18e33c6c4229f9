import {
  heroCardType,
  type OutgoingActivity,
  type Printable,
  type WaymarkChannelData,
} from '../../protocol/directLine.js';
import type { WidgetSettings } from '../../protocol/widget.js';
import { button, element, numberLink, paragraphs } from './dom.js';
import { cardOnPaper, printMessage } from './print.js';
import { serviceCard } from './serviceCard.js';

/** Whether these are the words for immediate danger. */
export function isUrgent({ channelData }: OutgoingActivity): boolean {
  const data: WaymarkChannelData = channelData ?? {};
  return data.waymark?.urgent === true;
}

/** The advisor who wrote it; undefined when the bot did. */
export function advisorOf({ channelData }: OutgoingActivity): string | undefined {
  const data: WaymarkChannelData = channelData ?? {};
  return data.waymark?.by;
}

function printableOf({ channelData }: OutgoingActivity): Printable | undefined {
  const data: WaymarkChannelData = channelData ?? {};
  return data.waymark?.prints;
}

export function languageOf({ locale }: OutgoingActivity): { lang?: string } {
  return locale === undefined ? {} : { lang: locale };
}

/** One message of the bot or an advisor. @returns undefined when there is nothing to see in it */
export function botMessage(activity: OutgoingActivity, settings: WidgetSettings): HTMLElement | undefined {
  const { words, numbers } = settings;
  const urgent = isUrgent(activity);
  const parts: Node[] = [];
  if (urgent) parts.push(element('strong', { class: 'urgent-title' }, words.tellUrgent));
  if (activity.text) parts.push(...paragraphs(activity.text, settings));
  if (urgent) {
    const call = numberLink(numbers.emergencyNumber, `${words.offerCall} ${numbers.emergencyNumber}`);
    call.className = 'call';
    parts.push(call);
  }
  for (const { contentType, content } of activity.attachments ?? []) {
    if (contentType === heroCardType) parts.push(serviceCard(content, settings));
  }
  const prints = printableOf(activity);
  if (prints !== undefined) {
    const { text = '', locale = '', attachments = [] } = activity;
    const cards = attachments.map(({ content }) => cardOnPaper(content));
    parts.push(button(words.offerPrint, 'print', () => printMessage([text, ...cards].join('\n'), prints, locale)));
  }
  if (parts.length === 0) return undefined;
  return element(
    'li',
    { class: urgent ? 'message urgent' : 'message bot', ...languageOf(activity) },
    speaker(words.tellWhoSpeaksBot, advisorOf(activity)),
    ...parts,
  );
}

/** The visitor's own words, as they were typed. */
export function ownMessage(text: string, { words }: WidgetSettings): HTMLElement {
  return element(
    'li',
    { class: 'message own' },
    speaker(words.tellWhoSpeaksVisitor),
    element('p', { class: 'text own-text', dir: 'auto' }, text),
  );
}

/** What is spoken of a message: its words, the services with their hours, and the answers to choose from. */
export function spoken(activity: OutgoingActivity, { words }: WidgetSettings): string {
  const cards = (activity.attachments ?? []).map(({ content }) =>
    [content.title, content.subtitle].filter(Boolean).join(', '),
  );
  const answers = (activity.suggestedActions?.actions ?? []).map(({ title }) => title);
  return [
    advisorOf(activity) ?? '',
    isUrgent(activity) ? words.tellUrgent : '',
    activity.text ?? '',
    ...cards,
    ...(answers.length === 0 ? [] : [`${words.tellAnswers}: ${answers.join(', ')}`]),
  ]
    .filter((part) => part !== '')
    .map((part) => (/[.?!:]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

/** Who speaks. An advisor's name is there to see, so that nobody takes a person for the program or the other way round. */
function speaker(name: string, advisor?: string): HTMLElement {
  if (advisor !== undefined) return element('strong', { class: 'advisor', dir: 'auto' }, advisor);
  return element('span', { class: 'speaker' }, `${name} `);
}
