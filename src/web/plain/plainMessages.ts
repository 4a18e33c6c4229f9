import {
  type CardAction,
  type HeroCard,
  heroCardType,
  type OutgoingActivity,
  type WaymarkChannelData,
} from '../../protocol/directLine.js';
import { type Html, html, numberLink } from '../html.js';
import type { PlainTexts } from './plainWords.js';

/** One message as plain markup: the same as the widget shows, for browsers without scripts. */
export function messageHtml(activity: OutgoingActivity, texts: PlainTexts): Html {
  const { text = '', locale, from, attachments = [] } = activity;
  const data: WaymarkChannelData = activity.channelData ?? {};
  const speaker = data.waymark?.by ?? texts.word(from.role === 'user' ? 'tellWhoSpeaksVisitor' : 'tellWhoSpeaksBot');
  if (from.role === 'user') {
    return html`<li class="message own"><span class="speaker">${speaker}</span> <p dir="auto">${text}</p></li>\n`;
  }
  const urgent = isUrgent(activity);
  const { emergencyNumber } = texts.numbers;
  return html`<li class="message ${urgent ? 'urgent' : 'bot'}" lang="${locale ?? texts.language}"><span class="speaker">${speaker}</span>
${urgent ? html`<strong>${texts.word('tellUrgent')}</strong>` : ''}
${paragraphs(text, texts)}
${urgent ? html`<p class="call">${numberLink(emergencyNumber, `${texts.word('offerCall')} ${emergencyNumber}`)}</p>` : ''}
${attachments.filter(({ contentType }) => contentType === heroCardType).map(({ content }) => cardHtml(content, texts))}</li>\n`;
}

export function isUrgent({ channelData }: OutgoingActivity): boolean {
  const data: WaymarkChannelData = channelData ?? {};
  return data.waymark?.urgent === true;
}

/** Paragraphs, and lines that begin with a bullet as a list. */
function paragraphs(text: string, texts: PlainTexts): Html[] {
  const blocks: Html[] = [];
  let items: Html[] = [];
  const endList = (): void => {
    if (items.length > 0) blocks.push(html`<ul dir="auto">${items}</ul>\n`);
    items = [];
  };
  for (const line of text.split('\n')) {
    const item = /^\s*•\s*(.*)$/.exec(line)?.[1];
    if (item !== undefined) items.push(html`<li>${linkNumbers(item, texts)}</li>\n`);
    else {
      endList();
      if (line.trim() !== '') blocks.push(html`<p dir="auto">${linkNumbers(line, texts)}</p>\n`);
    }
  }
  endList();
  return blocks;
}

/** A text with the numbers that we know as links. A number inside a longer one is left alone. */
export function linkNumbers(text: string, { phoneNumbers, textNumbers }: PlainTexts): (Html | string)[] {
  const known = [...phoneNumbers, ...textNumbers]
    .filter((number) => number !== '')
    .sort((one, other) => other.length - one.length)
    .map((number) => number.replace(/[^\d ]/g, '\\$&'))
    .join('|');
  if (known === '') return [text];
  return text
    .split(new RegExp(`(?<![\\d+]|\\d )(${known})(?!\\d| \\d)`))
    .map((part, index) =>
      index % 2 === 0 ? part : numberLink(part, part, phoneNumbers.includes(part) ? 'tel' : 'sms'),
    );
}

/** A service: its name, when it is open, what it is for, and the ways to reach it. */
function cardHtml(card: HeroCard, texts: PlainTexts): Html {
  const links = (card.buttons ?? []).map((action) => cardLink(action, texts)).filter((link) => link !== undefined);
  const lines = [card.subtitle ?? '', ...(card.text ?? '').split('\n')].filter((line) => line !== '');
  return html`<article class="card"><h3 dir="auto">${card.title}</h3>
${lines.map((line) => html`<p dir="auto">${linkNumbers(line, texts)}</p>\n`)}
${links.length === 0 ? '' : html`<ul>${links.map((link) => html`<li>${link}</li>\n`)}</ul>`}
</article>`;
}

function cardLink({ type, title, value, channelData }: CardAction, texts: PlainTexts): Html | undefined {
  const scheme = /^(tel|sms|https):/.exec(value)?.[1];
  if (type === 'imBack' || scheme === undefined) return undefined;
  if (scheme === 'https') {
    const chat = channelData?.waymark === 'webchat' ? `${texts.word('offerChat')}: ` : '';
    return html`<a href="${value}" target="_blank" rel="noopener noreferrer">${chat}<bdi>${title}</bdi> (${texts.word('tellOpensAnotherSite')})</a>`;
  }
  // The server titles these with the number itself, in front of it "SMS" when it is one to text.
  const number = title.replace(/^SMS /, '');
  const verb = texts.word(scheme === 'sms' ? 'offerText' : 'offerCall');
  return html`<a href="${value}">${verb} <bdi dir="ltr">${number}</bdi></a>`;
}
