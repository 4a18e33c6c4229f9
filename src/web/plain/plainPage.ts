import type { OutgoingActivity } from '../../protocol/directLine.js';
import { type Html, html } from '../html.js';
import { messageHtml } from './plainMessages.js';
import type { PlainTexts, PlainWordKey } from './plainWords.js';

export const plainPath = '/chat/plain';

/**
 * Where forms are sent. Chromium asks a server of its own about every form with a text field in it, unless the path looks
 * like a search; so the visit would be told to others.
 */
export const plainFormPath = '/chat/plain/search';

/** What a form sends back in hidden fields. It is never part of an address, which would stay in the history. */
export interface PlainPass {
  readonly token: string;
  readonly conversationId: string;
  /** another one on each page, so that a page that is sent twice counts once */
  readonly pageId: string;
  /** everything up to here was on the page */
  readonly seen: string;
}

/** One page of the conversation. */
export interface PlainTalk {
  readonly kind: 'talk';
  readonly pass: PlainPass;
  /** what was said since the page before */
  readonly newest: readonly OutgoingActivity[];
  readonly earlier: readonly OutgoingActivity[];
  /** answers to the last question */
  readonly choices: readonly string[];
  /** nobody has answered yet: a button looks again */
  readonly isWaiting: boolean;
  /** what stands in the field: words that were not taken */
  readonly draft: string;
}

/** A page on which nothing has been said yet, or nothing more will be. */
export interface PlainDoor {
  readonly kind: 'door';
  readonly pass: PlainPass | undefined;
  readonly offer: 'offerStartChat' | 'offerStartAgain';
}

export interface PlainView {
  readonly content: PlainTalk | PlainDoor;
  /** what happened to the message that was sent, in sentences of ours */
  readonly notices: readonly PlainWordKey[];
  /** the bot's own last words, in place of a notice */
  readonly said?: string;
}

export interface PlainFrame {
  readonly texts: PlainTexts;
  readonly styleSheet: string;
  readonly exitSite: string;
  /** every language on offer, with its name in itself */
  readonly languages: readonly { readonly tag: string; readonly name: string }[];
}

/** The whole page. The way out comes first, then the emergency number, then the newest messages. */
export function plainPage(frame: PlainFrame, { content, notices, said }: PlainView): Html {
  const { texts, styleSheet } = frame;
  const { word, say, language, direction } = texts;
  const told = [...(said === undefined ? [] : [html`${said}`]), ...notices.map(say)];
  return html`<!doctype html>
<html lang="${language}" dir="${direction}" class="chat-page plain">
<head>
<meta charset="utf-8">
<title>${word('tellPageTitle')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/${styleSheet}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<header class="bar">
<a class="skip" href="#chat">${word('offerSkipToChat')}</a>
<div class="bar-inner">
<span class="brand">Waymark</span>
${content.kind === 'door' ? languageLinks(frame) : html`<span class="languages"></span>`}
${exit(frame, content.kind === 'talk' ? content.pass : undefined)}
</div>
</header>
<main class="columns">
<h1>${word('tellWhatThisIs')}</h1>
<p class="emergency">${say('tellCallEmergency')}</p>
<div class="chat" id="chat" tabindex="-1">
${told.length === 0 ? '' : html`<div class="notice" role="status">${told.map((each) => html`<p dir="auto">${each}</p>\n`)}</div>`}
${content.kind === 'talk' ? talk(content, texts) : door(content, texts)}
</div>
<details${content.kind === 'door' ? html` open` : ''}><summary>${word('askWhatLeavingHides')}</summary>
${(['tellPlainHowToLeave', 'tellPlainBack', 'tellHistoryStays', 'tellWhatSeesMore', 'tellUseSaferDevice'] as const).map((key) => html`<p>${say(key)}</p>\n`)}
</details>
<div class="about">
${(['tellAutomated', 'tellCallHelpline', 'tellDemonstration'] as const).map((key) => html`<p class="quiet">${say(key)}</p>\n`)}
</div>
</main>
</body>
</html>
`;
}

/** A form of the conversation; the pass goes with every button. */
function form(texts: PlainTexts, pass: PlainPass | undefined, inside: Html, attributes = html``): Html {
  const hidden =
    pass === undefined
      ? []
      : Object.entries({ token: pass.token, chat: pass.conversationId, page: pass.pageId, seen: pass.seen });
  return html`<form method="post" action="${plainFormPath}?lang=${texts.language}" accept-charset="utf-8" autocomplete="off"${attributes}>
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" autocomplete="off">\n`)}
${inside}
</form>
`;
}

/** Before anything was said a link is enough; later the server must hear of it. In a frame, the whole tab goes. */
function exit({ texts, exitSite }: PlainFrame, pass: PlainPass | undefined): Html {
  const label = texts.word('offerLeaveNow');
  if (pass === undefined)
    return html`<a class="exit" href="${exitSite}" target="_top" rel="noopener noreferrer">${label}</a>`;
  const button = html`<button class="exit" name="leave" value="1">${label}</button>`;
  return form(texts, pass, button, html` target="_top"`);
}

function languageLinks({ texts, languages }: PlainFrame): Html {
  const links = languages
    .filter(({ tag }) => tag !== texts.language)
    .map(({ tag, name }) => html`<a href="${plainPath}?lang=${tag}" lang="${tag}" hreflang="${tag}">${name}</a>\n`);
  return html`<nav class="languages" aria-label="${texts.word('tellLanguages')}">${links}</nav>`;
}

function door({ pass, offer }: PlainDoor, texts: PlainTexts): Html {
  const about = offer === 'offerStartChat' ? html`<p>${texts.say('tellWhoThisIsFor')}</p>` : '';
  const button = html`<button name="start" value="1">${texts.word(offer)}</button>`;
  return html`${about}\n${form(texts, pass, button)}`;
}

function talk({ pass, newest, earlier, choices, isWaiting, draft }: PlainTalk, texts: PlainTexts): Html {
  const { word, language } = texts;
  const list = (activities: readonly OutgoingActivity[]) =>
    html`<ol class="log" role="list">${activities.map((activity) => messageHtml(activity, texts))}</ol>`;
  const buttons = choices.map(
    (choice) => html`<button name="choice" value="${choice}" dir="auto" lang="${language}">${choice}</button>\n`,
  );
  const looking = html`<button name="look" value="1">${word('offerLookAgain')}</button>`;
  const typing = html`<label for="message">${word('askMessage')}</label>
<textarea id="message" name="text" rows="3" maxlength="2000" autocomplete="off" autocorrect="off" spellcheck="false" writingsuggestions="false" translate="no" dir="auto">
${draft}</textarea>
<button name="send" value="1">${word('offerSend')}</button>`;
  return html`<h2>${word('tellConversation')}</h2>
${list(newest)}
${choices.length === 0 ? '' : form(texts, pass, html`${buttons}`, html` class="choices" aria-label="${word('tellAnswers')}"`)}
${isWaiting ? form(texts, pass, looking) : ''}
${form(texts, pass, typing, html` class="composer"`)}
${earlier.length === 0 ? '' : html`<details><summary>${word('tellEarlier')}</summary>${list(earlier)}</details>`}`;
}
