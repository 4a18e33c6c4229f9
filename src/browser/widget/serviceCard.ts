import type { CardAction, HeroCard } from '../../protocol/directLine.js';
import type { WidgetSettings } from '../../protocol/widget.js';
import { element, linkNumbers } from './dom.js';

const schemes = ['https:', 'tel:', 'sms:'];

/** Where a button leads, or undefined when it is nowhere that a visitor should be sent. */
function addressOf({ type, value }: CardAction): string | undefined {
  const address = type === 'call' && !/^[a-z]+:/i.test(value) ? `tel:${value.replace(/[^\d+]/g, '')}` : value;
  try {
    const { protocol, href } = new URL(address);
    return schemes.includes(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

/** One button of a card as a link: calls, texts, or opens another site and says so. */
function cardLink(action: CardAction, { words }: WidgetSettings): HTMLElement | undefined {
  const href = addressOf(action);
  if (action.type === 'imBack' || href === undefined) return undefined;
  if (!href.startsWith('https:')) {
    // The server titles these with the number itself, in front of it "SMS" when it is one to text.
    const number = /^(?:SMS )?([\d\s+()-]+)$/.exec(action.title)?.[1];
    const verb = href.startsWith('sms:') ? words.offerText : words.offerCall;
    const label = number === undefined ? [action.title] : [`${verb} `, element('bdi', { dir: 'ltr' }, number)];
    return element('a', { class: 'card-link', href, dir: 'auto' }, ...label);
  }
  const isChat = action.channelData?.waymark === 'webchat';
  return element(
    'a',
    { class: 'card-link', href, target: '_blank', rel: 'noopener noreferrer', dir: 'auto' },
    ...(isChat ? [`${words.offerChat}: `] : []),
    element('bdi', {}, action.title),
    element('span', { class: 'hint' }, ` (${words.tellOpensAnotherSite})`),
  );
}

/** A service: its name, when it is open, what it is for, and the ways to reach it. */
export function serviceCard(card: HeroCard, settings: WidgetSettings): HTMLElement {
  const hours = card.subtitle
    ? [element('p', { class: 'hours', dir: 'auto' }, ...linkNumbers(card.subtitle, settings))]
    : [];
  const lines = (card.text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => element('p', { dir: 'auto' }, ...linkNumbers(line, settings)));
  const links = (card.buttons ?? [])
    .map((action) => cardLink(action, settings))
    .filter((link) => link !== undefined)
    .map((link) => element('li', {}, link));
  return element(
    'article',
    { class: 'card' },
    element('h3', { dir: 'auto' }, card.title),
    ...hours,
    ...lines,
    ...(links.length === 0 ? [] : [element('ul', { class: 'card-links', role: 'list' }, ...links)]),
  );
}
