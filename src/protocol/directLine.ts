/**
 * The part of Direct Line 3.0 that Waymark speaks, shared by the server, the terminal and the browser.
 * Types and constants only.
 */

/** What a button does: `imBack` posts `value` as a visible message. */
export interface CardAction {
  readonly type: 'imBack' | 'call' | 'openUrl';
  readonly title: string;
  readonly value: string;
  /** a mark for our own widget: this address is the service's own chat */
  readonly channelData?: { readonly waymark: 'webchat' };
}

export interface HeroCard {
  readonly title: string;
  readonly subtitle?: string;
  readonly text?: string;
  readonly buttons?: readonly CardAction[];
}

export interface Attachment {
  readonly contentType: 'application/vnd.microsoft.card.hero';
  readonly content: HeroCard;
}

export const heroCardType = 'application/vnd.microsoft.card.hero';

/** How a conversation came to its end; sent with the last message, after which the server holds nothing of it. */
export type EndReason = 'left' | 'erased';

/** What the widget may print of a message: its text, or a sheet to fill in by hand with a column for each line of its list. */
export type Printable = 'text' | 'sheet';

/** What our own widget reads beyond the standard fields. Other clients ignore it. */
export interface WaymarkChannelData {
  readonly clientActivityID?: string;
  readonly waymark?: {
    /** the immediate-danger words: shown alone and marked */
    readonly urgent?: true;
    readonly prints?: Printable;
    readonly ended?: EndReason;
    /** the advisor who wrote it, when the bot did not */
    readonly by?: string;
  };
}

/** An activity as sent to a client. */
export interface OutgoingActivity {
  readonly type: 'message' | 'typing' | 'endOfConversation';
  readonly id: string;
  readonly timestamp: string;
  readonly channelId: 'directline';
  readonly from: { readonly id: string; readonly role: 'bot' | 'user'; readonly name?: string };
  readonly conversation: { readonly id: string };
  readonly recipient?: { readonly id: string };
  readonly replyToId?: string;
  readonly text?: string;
  readonly textFormat?: 'plain';
  readonly locale?: string;
  readonly inputHint?: 'expectingInput' | 'acceptingInput' | 'ignoringInput';
  readonly suggestedActions?: { readonly actions: readonly CardAction[] };
  readonly attachments?: readonly Attachment[];
  readonly attachmentLayout?: 'list';
  readonly channelData?: Readonly<Record<string, unknown>>;
}

/** The body of a poll, and of a frame on the stream. */
export interface ActivitySet {
  readonly activities: readonly OutgoingActivity[];
  readonly watermark?: string;
}

/** The answer to tokens/generate, tokens/refresh, and start or reconnect (with `streamUrl`). */
export interface ConversationGrant {
  readonly conversationId: string;
  readonly token: string;
  /** seconds */
  readonly expires_in: number;
  readonly streamUrl?: string;
}

export interface DirectLineError {
  readonly error: { readonly code: string; readonly message: string };
}
