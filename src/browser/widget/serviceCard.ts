import type { CardAction, HeroCard } from '../../protocol/directLine.js';
import type { PageData } from '../../protocol/page.js';
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
function cardLink(action: CardAction, { words }: PageData): HTMLElement | undefined {
  const href = addressOf(action);
  if (action.type === 'imBack' || href === undefined) return undefined;
  if (!href.startsWith('https:')) {
    const isNumber = /^[\d\s+()-]+$/.test(action.title);
    const verb = href.startsWith('sms:') ? words.offerText : words.offerCall;
    const label = isNumber ? [`${verb} `, element('bdi', { dir: 'ltr' }, action.title)] : [action.title];
    return element('a', { class: 'card-link', href, dir: 'auto' }, ...label);
  }
  return element(
    'a',
    { class: 'card-link', href, target: '_blank', rel: 'noopener noreferrer', dir: 'auto' },
    action.title,
    element('span', { class: 'hint' }, ` (${words.tellOpensAnotherSite})`),
  );
}

/** A service: its name, when it is open, what it is for, and the ways to reach it. */
export function serviceCard(card: HeroCard, page: PageData): HTMLElement {
  const lines = [card.subtitle, card.text]
    .filter((line) => line !== undefined && line !== '')
    .map((line) => element('p', { dir: 'auto' }, ...linkNumbers(line ?? '', page.numbers)));
  const links = (card.buttons ?? []).map((button) => cardLink(button, page)).filter((link) => link !== undefined);
  return element(
    'article',
    { class: 'card' },
    element('h3', { dir: 'auto' }, card.title),
    ...lines,
    ...(links.length === 0 ? [] : [element('div', { class: 'card-links' }, ...links)]),
  );
}
