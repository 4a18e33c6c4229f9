import type { Reply } from '../conversation/message.js';
import {
  type Attachment,
  type CardAction,
  heroCardType,
  type OutgoingActivity,
  type WaymarkChannelData,
} from '../protocol/directLine.js';
import type { ServiceCard } from '../protocol/serviceCard.js';

/** What a reply says, in the shape of an activity; ids, times and addresses are the channel's to add. */
export type MessageBody = Pick<
  OutgoingActivity,
  | 'text'
  | 'textFormat'
  | 'locale'
  | 'inputHint'
  | 'suggestedActions'
  | 'attachments'
  | 'attachmentLayout'
  | 'channelData'
> & { readonly type: 'message' };

/**
 * A reply in the shape of Direct Line, which Azure's richer channels share.
 * @param reply words already in the visitor's language
 * @returns the body of a `message` activity: choices as buttons that post their own label, services as hero cards
 */
export function renderActivity(reply: Reply): MessageBody {
  const waymark = marks(reply);
  return {
    type: 'message',
    text: reply.text,
    textFormat: 'plain',
    locale: reply.language,
    inputHint: inputHint(reply),
    ...(reply.choices !== undefined && reply.choices.length > 0
      ? { suggestedActions: { actions: reply.choices.map(({ label }) => imBack(label)) } }
      : {}),
    ...(reply.services !== undefined && reply.services.length > 0
      ? { attachments: reply.services.map(serviceCard), attachmentLayout: 'list' as const }
      : {}),
    ...(waymark === undefined ? {} : { channelData: { waymark } }),
  };
}

/**
 * A reply as plain text, for the terminal and for channels without buttons.
 * @returns paragraphs divided by an empty line; choices numbered from 1, one a line
 */
export function renderText(reply: Reply): string {
  const paragraphs = [reply.text, ...(reply.services ?? []).map(serviceText)];
  const choices = (reply.choices ?? []).map(({ label }, index) => `${index + 1}. ${label}`);
  if (choices.length > 0) paragraphs.push(choices.join('\n'));
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

/**
 * Cuts a text where a channel takes no longer one: between paragraphs if it can, else between lines, sentences or words.
 * @param longest in UTF-16 units
 * @returns pieces in order, none of them empty; nothing is left out but the white space at the cuts
 */
export function splitText(text: string, longest: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > longest) {
    const end = cutIn(rest, longest);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** Where to cut, the best first. A cut in the first half would make too many messages of it. */
const cuts = [/\n\n/g, /\n/g, /[.!?…؟。]\s/g, /\s/g] as const;

function cutIn(text: string, longest: number): number {
  const head = text.slice(0, longest + 1);
  for (const cut of cuts) {
    const last = [...head.matchAll(cut)].map(({ index, 0: found }) => index + found.trimEnd().length).at(-1);
    if (last !== undefined && last > longest / 2) return last;
  }
  // Never through the middle of a character.
  return /[\uD800-\uDBFF]/.test(text.charAt(longest - 1)) ? longest - 1 : longest;
}

function marks(reply: Reply): WaymarkChannelData['waymark'] {
  if (reply.urgent !== true && (reply.ended ?? reply.by ?? reply.prints) === undefined) return undefined;
  return {
    ...(reply.urgent === true ? { urgent: true as const } : {}),
    ...(reply.prints === undefined ? {} : { prints: reply.prints }),
    ...(reply.ended === undefined ? {} : { ended: reply.ended }),
    ...(reply.by === undefined ? {} : { by: reply.by }),
  };
}

function inputHint(reply: Reply): NonNullable<OutgoingActivity['inputHint']> {
  if (reply.ended !== undefined) return 'ignoringInput';
  return reply.choices !== undefined && reply.choices.length > 0 ? 'expectingInput' : 'acceptingInput';
}

/** The label is what gets posted: a visitor then sees in the chat the very words that they tapped. */
function imBack(label: string): CardAction {
  return { type: 'imBack', title: label, value: label };
}

function serviceCard(service: ServiceCard): Attachment {
  const buttons = serviceButtons(service);
  return {
    contentType: heroCardType,
    content: {
      title: service.name,
      subtitle: service.hours,
      text: serviceLines(service).join('\n'),
      ...(buttons.length === 0 ? {} : { buttons }),
    },
  };
}

/** Buttons are titled with the number or the address itself: no words to translate, and no surprise where they lead. */
function serviceButtons(service: ServiceCard): CardAction[] {
  const buttons: CardAction[] = [];
  if (service.phone !== undefined) {
    buttons.push({ type: 'call', title: service.phone, value: `tel:${dialled(service.phone)}` });
  }
  if (service.textTo !== undefined) {
    buttons.push({ type: 'openUrl', title: `SMS ${service.textTo}`, value: `sms:${dialled(service.textTo)}` });
  }
  for (const address of webAddresses(service)) {
    const mark = address === service.webchat ? { channelData: { waymark: 'webchat' } as const } : {};
    buttons.push({ type: 'openUrl', title: shownAddress(address), value: address, ...mark });
  }
  return buttons;
}

function serviceText(service: ServiceCard): string {
  return [
    service.name,
    service.hours,
    ...serviceLines(service),
    ...(service.phone === undefined ? [] : [service.phone]),
    ...(service.textTo === undefined ? [] : [`SMS ${service.textTo}`]),
    ...webAddresses(service),
  ].join('\n');
}

function serviceLines({ whatFor, reason, how }: ServiceCard): string[] {
  return [whatFor, reason, ...(how === undefined ? [] : [how])].filter((line) => line !== '');
}

function webAddresses({ webchat, website }: ServiceCard): string[] {
  return [...new Set([webchat, website])].filter(
    (address): address is string => address !== undefined && /^https?:\/\//.test(address),
  );
}

/** `0808 802 0300` as a phone dials it: digits, with a leading plus if there was one. The `(0)` of `+44 (0)20` is not dialled. */
function dialled(printed: string): string {
  return printed.replace(/\(0\)/, '').replace(/(?!^\+)[^\d]/g, '');
}

function shownAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}
