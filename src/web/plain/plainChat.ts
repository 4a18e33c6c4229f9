import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Answer } from '../../channels/directLine/answer.js';
import type { DirectLine } from '../../channels/directLine/directLine.js';
import type { ConversationGrant } from '../../protocol/directLine.js';
import { chooseLanguage } from '../page.js';
import { type BodyTrouble, drain, readForm } from '../readBody.js';
import { type PlainForm, readPlainForm } from './plainForm.js';
import { type PlainDoor, type PlainFrame, type PlainView, plainPage } from './plainPage.js';
import { type Talked, talkFrom } from './plainTalk.js';
import type { PlainTexts, PlainWordKey } from './plainWords.js';

/** A page, or where to go instead. */
export interface HtmlAnswer {
  readonly status: number;
  readonly html: string;
  readonly headers?: readonly string[];
  /** the stable code of a refusal, for the log */
  readonly code?: string;
}

/** What the web side knows of a request. */
export interface PlainGate {
  /** sent by a page of somebody else's */
  readonly isForeign: boolean;
  /** Counts a new chat, or a page from which one could begin, of this address. @returns seconds to wait, or 0 */
  count(kind: 'start' | 'token'): Promise<number>;
}

export interface PlainChat {
  show(request: IncomingMessage, gate: PlainGate): Promise<HtmlAnswer>;
  take(request: IncomingMessage, gate: PlainGate): Promise<HtmlAnswer>;
  /** When nothing else works: the numbers, from memory. */
  failed(request: IncomingMessage): HtmlAnswer;
}

export interface PlainChatOptions {
  readonly directLine: DirectLine;
  readonly texts: ReadonlyMap<string, PlainTexts>;
  readonly styleSheet: string;
  readonly exitSites: readonly string[];
}

/** Ten thousand characters fit, however a form escapes them. */
const bodyLimit = 128 * 1024;

/** Longer than any answer of the bot takes; an advisor's may take minutes, and a button looks for it. */
const patienceMs = 8_000;

/**
 * The chat without scripts: forms and pages over the same Direct Line functions that the widget uses, so the same
 * corridor, limits and dialogs. No cookie: what names the conversation goes in hidden fields of each form.
 */
export function createPlainChat(options: PlainChatOptions): PlainChat {
  const { directLine, texts, styleSheet, exitSites } = options;
  const tags = [...texts.keys()];
  const languages = [...texts].map(([tag, { word }]) => ({ tag, name: word('tellLanguageName') }));

  const textsIn = (language: string): PlainTexts => {
    const found = texts.get(language) ?? texts.get(tags[0] ?? '');
    if (found === undefined) throw new Error('createPlainChat: no language is on offer');
    return found;
  };
  const languageOf = ({ url = '', headers }: IncomingMessage): string =>
    chooseLanguage(/[?&]lang=([A-Za-z-]{1,20})/.exec(url)?.[1], headers['accept-language'], tags);
  const exitSite = (): string => exitSites[Math.floor(Math.random() * exitSites.length)] ?? 'about:blank';

  function page(language: string, view: PlainView, status = 200): HtmlAnswer {
    const frame: PlainFrame = { texts: textsIn(language), styleSheet, exitSite: exitSite(), languages };
    return { status, html: plainPage(frame, view).text };
  }

  /** The end of a chat, or trouble; from here a new one can begin. */
  function door(language: string, notices: readonly PlainWordKey[], status = 200, said?: string): HtmlAnswer {
    const content: PlainDoor = { kind: 'door', pass: undefined, offer: 'offerStartAgain' };
    return page(language, { content, notices, ...(said === undefined ? {} : { said }) }, status);
  }

  /** The first page. It names the conversation that is to come, so that a double click begins only one. */
  async function show(language: string, gate: PlainGate): Promise<HtmlAnswer> {
    const mayName = (await gate.count('token')) === 0;
    const grant = mayName ? grantOf(await directLine.generateToken(undefined)) : undefined;
    const pass = grant && { token: grant.token, conversationId: grant.conversationId, pageId: 'start', seen: '' };
    return page(language, { content: { kind: 'door', pass, offer: 'offerStartChat' }, notices: [] });
  }

  const refusal = (language: string, notice: PlainWordKey, { status, code, headers }: Answer): HtmlAnswer => ({
    ...door(language, [notice], status),
    ...(code === undefined ? {} : { code }),
    ...(headers === undefined ? {} : { headers: Object.entries(headers).flat() }),
  });

  /** Erases first; then the neutral site, in an answer that also empties what the browser has kept of us. */
  async function leave({ token, conversationId }: PlainForm): Promise<HtmlAnswer> {
    await atMost(directLine.erase({ authorization: `Bearer ${token}`, conversationId, body: undefined }));
    return goAway();
  }

  const goAway = (): HtmlAnswer => ({
    status: 303,
    html: '',
    headers: ['Location', exitSite(), 'Clear-Site-Data', '"cache", "storage"'],
  });

  /** What stands in the log now, as a page; or the end of the conversation. @returns undefined when there is none */
  async function render(language: string, given: PlainForm, notices: readonly PlainWordKey[], draft = '') {
    const { conversationId, seen } = given;
    const authorization = `Bearer ${given.token}`;
    await atMost(directLine.answered(conversationId));
    const talked = talkFrom(await directLine.poll({ authorization, conversationId, watermark: undefined }), seen);
    if (talked === undefined) return undefined;
    if (talked.ended === 'left') return goAway();
    if (talked.ended === 'erased') return door(language, [], 200, talked.said);
    if (talked.ended === 'ended') return door(language, ['tellEnded']);
    const refreshed = grantOf(await directLine.refreshToken(authorization));
    return talkPage(language, given, talked, { notices, draft, token: refreshed?.token ?? given.token });
  }

  function talkPage(
    language: string,
    { conversationId, isLooking }: PlainForm,
    talked: Talked,
    { notices, draft, token }: { notices: readonly PlainWordKey[]; draft: string; token: string },
  ): HtmlAnswer {
    const { newest, earlier, choices, watermark, spoken } = talked;
    const pass = { token, conversationId, pageId: randomBytes(9).toString('base64url'), seen: watermark };
    const told: PlainWordKey[] = isLooking && !talked.hasNew ? [...notices, 'tellNothingNew'] : [...notices];
    const isWaiting = !talked.isAnswered;
    const content = { kind: 'talk' as const, pass, newest, earlier, choices, isWaiting, draft };
    return page(tags.includes(spoken ?? '') ? (spoken ?? language) : language, { content, notices: told });
  }

  /** Begins a conversation; when the one before cannot be continued, says so. */
  async function begin(language: string, given: PlainForm, gate: PlainGate): Promise<HtmlAnswer> {
    const waitSeconds = await gate.count('start');
    if (waitSeconds > 0) {
      const headers = { 'Retry-After': String(waitSeconds) };
      return refusal(language, 'tellWaitAMoment', { status: 429, code: 'TooManyRequests', headers });
    }
    const start = (token: string) =>
      directLine.start({
        authorization: `Bearer ${token}`,
        body: { locale: language },
        streamBase: 'wss://plain.invalid',
      });
    const isFresh = given.token === '' || given.isStarting;
    const own = given.isStarting && given.token !== '' ? await start(given.token) : undefined;
    const fresh = own?.status === 200 || own?.status === 201 ? own : undefined;
    const answered = fresh ?? (await startNew(start));
    const grant = grantOf(answered);
    if (grant === undefined) return refusal(language, 'tellUnreachable', answered);
    // What was typed is not put back into the field here: the form may be one that a browser sends again by itself, for
    // somebody who goes back after the visitor has left.
    const notices: PlainWordKey[] = isFresh ? [] : ['tellNewChat'];
    const next = { ...given, token: grant.token, conversationId: grant.conversationId, seen: '', isLooking: false };
    return (await render(language, next, notices)) ?? door(language, ['tellEnded']);
  }

  async function startNew(start: (token: string) => Promise<Answer>): Promise<Answer> {
    const generated = await directLine.generateToken(undefined);
    return start(grantOf(generated)?.token ?? '');
  }

  /** One message. A page whose message was taken before is shown where the conversation stands now. */
  async function say(language: string, given: PlainForm, gate: PlainGate): Promise<HtmlAnswer> {
    const { conversationId, text, pageId } = given;
    const request = { authorization: `Bearer ${given.token}`, conversationId };
    // The visitor's own words up to the page before are on the screen no more: they are let go of with this poll.
    const before = talkFrom(await directLine.poll({ ...request, watermark: given.seen }), given.seen);
    const activity = { type: 'message', text, locale: language, channelData: { clientActivityID: pageId } };
    const posted = await directLine.post({ ...request, body: activity });
    const shown = async (notices: readonly PlainWordKey[]): Promise<HtmlAnswer> =>
      (await render(language, given, notices, notices.length > 0 ? given.typed : '')) ?? door(language, ['tellEnded']);
    switch (posted.status) {
      case 200: {
        const wasTaken = before !== undefined && positionIn(posted.body) <= Number(before.watermark);
        const echo = before?.newest.find(({ id }) => posted.body?.includes(JSON.stringify(id)) === true);
        // The same page sent twice is what reloading does; other words from an older page would answer another question.
        return shown(wasTaken && echo?.text !== text ? ['tellNewestPage'] : []);
      }
      case 413:
        return shown(['tellNotSent']);
      case 429:
        return shown(['tellWaitAMoment']);
      case 503:
        return refusal(language, 'tellUnreachable', posted);
      default:
        return begin(language, given, gate);
    }
  }

  return {
    show: (request, gate) => show(languageOf(request), gate),
    failed: (request) => door(languageOf(request), ['tellUnreachable'], 500),

    async take(request, gate) {
      const language = languageOf(request);
      if (gate.isForeign) {
        drain(request);
        // Else another site could open a chat here that it can read along in.
        return { ...door(language, ['tellUnreadable'], 403), code: 'ForeignOrigin' };
      }
      const read = await readForm(request, bodyLimit);
      if (!read.ok) {
        drain(request);
        const notice = read.reason === 'tooLarge' ? 'tellNotSent' : 'tellUnreadable';
        return { ...door(language, [notice], statusOf[read.reason]), code: 'BadForm' };
      }
      const given = readPlainForm(read.fields);
      if (given.isLeaving) return leave(given);
      if (given.isStarting || given.token === '') return begin(language, given, gate);
      if (given.text === '') {
        return (await render(language, { ...given, isLooking: true }, [])) ?? begin(language, given, gate);
      }
      return say(language, given, gate);
    },
  };
}

const statusOf: Readonly<Record<BodyTrouble, number>> = {
  encoded: 415,
  tooLarge: 413,
  notJson: 415,
  malformed: 400,
  aborted: 400,
};

/** The place in the log of the message that a post was answered with. */
function positionIn(body = ''): number {
  return Number(/\|(\d+)"/.exec(body)?.[1]);
}

function grantOf({ status, body }: Answer): ConversationGrant | undefined {
  return (status === 200 || status === 201) && body !== undefined ? (JSON.parse(body) as ConversationGrant) : undefined;
}

/** Waits for work, but not for ever: a visitor looks at a page that does not come. */
async function atMost(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
