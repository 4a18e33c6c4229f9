import type { ChannelName, Reply } from '../conversation/message.js';
import { type MessageBody, renderActivity, renderText, splitText } from './render.js';

interface Shape {
  readonly name: ChannelName;
  /** shows buttons and cards; on all others choices are numbered in the text */
  readonly buttons: boolean;
  /** shows that somebody is writing */
  readonly typing: boolean;
  /** longest message that it takes, in UTF-16 units, with something to spare */
  readonly longest: number;
}

const other: Shape = { name: 'azure', buttons: false, typing: false, longest: 1_500 };
const rich: Shape = { name: 'azure', buttons: true, typing: true, longest: 4_000 };

/**
 * Channels behind Azure, by their ids there. Limits are those that the companies publish (Twilio: 1,600 for SMS and for
 * WhatsApp; Messenger 2,000; Telegram 4,096); none was tried against the company itself.
 */
const shapes: Readonly<Record<string, Shape>> = {
  sms: { ...other, name: 'sms' },
  whatsapp: { ...other, name: 'whatsapp' },
  msteams: { ...rich, name: 'teams', longest: 10_000 },
  facebook: { ...rich, longest: 1_900 },
  telegram: rich,
  line: { ...rich, typing: false },
  directline: rich,
  webchat: rich,
  emulator: rich,
};

export function shapeOf(channelId: string): Shape {
  return (Object.hasOwn(shapes, channelId) ? shapes[channelId] : undefined) ?? other;
}

/**
 * Replies in a channel's shape. Nothing follows the reply that ends a conversation. An advisor's words begin with the name,
 * since no such channel shows in another way who speaks.
 */
export function inShapeOf(channelId: string, replies: readonly Reply[]): MessageBody[] {
  const last = replies.findIndex(({ ended }) => ended !== undefined);
  const said = last === -1 ? replies : replies.slice(0, last + 1);
  return said.flatMap((reply) => shaped(withName(reply), shapeOf(channelId)));
}

/** On a line of its own, so that the direction of the words is theirs. */
function withName(reply: Reply): Reply {
  return reply.by === undefined ? reply : { ...reply, text: `${reply.by}:\n${reply.text}` };
}

function shaped(reply: Reply, { buttons, longest }: Shape): MessageBody[] {
  const plain = (text: string): MessageBody => ({ type: 'message', text, textFormat: 'plain', locale: reply.language });
  if (!buttons) return splitText(renderText(reply), longest).map(plain);
  const pieces = splitText(reply.text, longest);
  const last = pieces.pop() ?? '';
  return [...pieces.map(plain), renderActivity({ ...reply, text: last })];
}
