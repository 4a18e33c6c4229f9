import i18next, { type i18n } from 'i18next';
import type { SummaryLine } from '../protocol/handover.js';
import type { ServiceCard } from '../protocol/serviceCard.js';
import { type ChoiceWords, createChoiceFinder } from './choiceFinder.js';
import type { Reply } from './message.js';
import type { Say, SayValues, SignpostSay, Told } from './talk.js';

/** Words by language, namespace and key, as read from `locales/`. */
export type Locales = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** Turns keys and codes into sentences, at the last moment. */
export interface Words {
  /** tags of the languages on offer, English first */
  readonly languages: readonly string[];
  /** the language on offer that fits what a browser asks for ("cy-GB", "fr,cy;q=0.8"), or English */
  chooseLanguage(asked: string | undefined): string;
  /** one sentence; the English one when a translation is missing */
  text(key: string, language: string, values?: SayValues): string;
  /** one shared answer in words: what was asked, and the answer */
  line(line: SummaryLine, language: string): string;
  /**
   * @param context a variant of the wording where there is one, such as `someoneElse` for `askIfHurt.text_someoneElse`
   */
  toReply(what: Say, language: string, context?: string): Reply;
  /** how each choice of a question is shown and said */
  choices(topic: string, ask: string, codes: readonly string[], language: string): readonly ChoiceWords[];
  /** finds the choice that a text names, among those shown and `alsoTaken` */
  findChoice(
    topic: string,
    ask: string,
    codes: readonly string[],
    language: string,
  ): (text: string) => string | undefined;
  /** all ways of giving a command, by command, in a language */
  commands(language: string): Readonly<Record<string, readonly string[]>>;
}

/** How to get through to a service; what is missing is not shown. */
export interface Contact {
  readonly phone?: string;
  readonly textTo?: string;
  readonly webchat?: string;
  readonly website?: string;
}

/** Answers that are taken at every question, shown or not: there is always a way past it. */
export const alsoTaken: readonly string[] = ['skip'];

/** What words need to know of a service. */
export interface ServiceFacts {
  readonly contact: Contact;
  /** false: a page, a form or an app, which has no opening hours */
  readonly staffed: boolean;
  /** keys to press when the call asks for it */
  readonly thenPress?: string;
  /** the word to text */
  readonly textWord?: string;
  /** texts are taken only from phones that were signed up with this word */
  readonly registerWord?: string;
  readonly app?: string;
}

/** The time zone of the services, and so of every hour that is said. */
const serviceTimeZone = 'Europe/London';

/**
 * @param locales every namespace of every language
 * @param numbers telephone numbers by name, from the service directory: `{{numbers.emergency}}` in a sentence
 * @param services ways to each service by its id, from the service directory
 * @throws Error when the emergency words (`safety`) are not complete in every language: the server must not start
 */
export function createWords(
  locales: Locales,
  numbers: Readonly<Record<string, string>>,
  services: ReadonlyMap<string, ServiceFacts>,
): Words {
  const languages = ['en', ...Object.keys(locales).filter((language) => language !== 'en')];
  for (const language of languages) refuseIfEmergencyWordsMissing(locales, language);
  const instance: i18n = i18next.createInstance();
  void instance.init({
    resources: locales as Record<string, Record<string, object>>,
    lng: 'en',
    fallbackLng: 'en',
    supportedLngs: languages,
    initAsync: false,
    interpolation: { escapeValue: false, defaultVariables: { numbers } },
    returnNull: false,
    showSupportNotice: false,
  } as Parameters<i18n['init']>[0]);
  const translators = new Map(languages.map((language) => [language, instance.getFixedT(language)]));
  const english = translators.get('en') as ReturnType<i18n['getFixedT']>;

  const text: Words['text'] = (key, language, values = {}) => {
    const translate = translators.get(language) ?? english;
    return String(translate(key, inWords(values, language)));
  };

  const line: Words['line'] = ({ question, code }, language) => {
    const [topic = '', ask = ''] = question.split('.');
    const answer =
      question === 'marks' ? text(`advisor:marks.${code}`, language) : choice(`${topic}:${ask}`, language, code).label;
    const heading = text(question === 'marks' ? 'advisor:mark' : `${topic}:${ask}.inShort`, language);
    return text('advisor:line', language, { heading, answer });
  };

  // Most sentences have no values of the turn's own, and looking one up costs more than the rest of a turn.
  const sentence = remembered((key: string, language: string, context: string) =>
    text(key, language, context === '' ? {} : { context }),
  );

  const choice = remembered((key: string, language: string, code: string): ChoiceWords => {
    const [topic = '', ask = ''] = key.split(':');
    // A choice that is itself a question, `topic.ask`, is named by that question's short name.
    if (code.includes('.')) return { code, label: text(`${code.replace('.', ':')}.inShort`, language), alsoSaid: [] };
    // A place may be known more exactly than any choice says it.
    const names = [`${key}.choices.${code}`, `common:choices.${code}`, `areas:${code}`];
    const name = names.find((each) => instance.exists(each, { lng: language })) ?? `common:choices.${code}`;
    const label = text(name, language);
    return { code, label, alsoSaid: waysOfSaying(locales, language, topic, ask, code) };
  });

  const choices: Words['choices'] = (topic, ask, codes, language) =>
    codes.map((code) => choice(`${topic}:${ask}`, language, code));

  const finders = remembered((key: string, language: string, codes: string) => {
    const [topic = '', ask = ''] = key.split(':');
    const shown = codes.split(',');
    const hidden = alsoTaken.filter((code) => !shown.includes(code));
    return createChoiceFinder(
      choices(topic, ask, shown, language),
      choices(topic, ask, hidden, language),
      listAt(locales, language, 'common', ['numberWords']),
    );
  });

  /** "• Who is doing this: a former partner", for each answer that says something. */
  function listOf(told: readonly Told[], language: string): string {
    return told
      .filter(({ codes }) => codes.some((code) => code !== 'skip'))
      .map(({ question, codes }) => {
        const [topic = '', ask = ''] = question.split('.');
        const labels = choices(topic, ask, codes, language).map(({ label }) => label);
        return `\n• ${text(`${topic}:${ask}.inShort`, language)}: ${labels.join('; ')}`;
      })
      .join('');
  }

  function makeReply(what: Say, language: string, context: string): Reply {
    const [namespace = '', name = ''] = what.key.split(':');
    const key = what.choices === undefined ? what.key : `${what.key}.text`;
    const words =
      what.values === undefined
        ? sentence(key, language, context)
        : text(key, language, context === '' ? what.values : { ...what.values, context });
    return Object.freeze({
      text: [
        what.told === undefined ? words : words + listOf(what.told, language),
        ...(what.lines ?? []).map((each) => `• ${line(each, language)}`),
      ].join('\n'),
      language,
      ...(what.choices === undefined
        ? {}
        : { choices: choices(namespace, name, what.choices, language).map(({ code, label }) => ({ code, label })) }),
      ...(what.signposts === undefined
        ? {}
        : { services: what.signposts.map((each) => cardOf(each, services.get(each.serviceId), language, text)) }),
      ...(what.prints === undefined ? {} : { prints: what.prints }),
      ...(what.urgent === true ? { urgent: true } : {}),
      ...(what.ended === undefined ? {} : { ended: what.ended }),
    });
  }

  // Replies without a turn's own values are the same for every visitor, and one object serves them all.
  const sameForAll = remembered((what: string, language: string, context: string) =>
    makeReply(JSON.parse(what) as Say, language, context),
  );

  return {
    languages,
    text,
    line,
    choices,
    findChoice: (topic, ask, codes, language) => finders(`${topic}:${ask}`, language, codes.join(',')),
    chooseLanguage(asked) {
      if (asked === undefined) return 'en';
      // Most ask for one, plainly.
      for (const part of asked.includes(',') ? asked.split(',') : [asked]) {
        const tag = (part.includes(';') ? part.slice(0, part.indexOf(';')) : part).trim().toLowerCase();
        const found = languages.find((language) => tag === language || tag.startsWith(`${language}-`));
        if (found !== undefined) return found;
      }
      return 'en';
    },
    toReply(what, language, context) {
      if ((what.values ?? what.signposts ?? what.told ?? what.lines) !== undefined) {
        return makeReply(what, language, context ?? '');
      }
      return sameForAll(JSON.stringify(what), language, context ?? '');
    },
    commands(language) {
      const found = locales[language]?.commands ?? {};
      return found as Readonly<Record<string, readonly string[]>>;
    },
  };
}

/** The words below `alsoSaid`, of the question itself and those common to all questions. */
function waysOfSaying(locales: Locales, language: string, topic: string, ask: string, code: string): string[] {
  return [
    ...listAt(locales, language, topic, [ask, 'alsoSaid', code]),
    ...listAt(locales, language, 'common', ['alsoSaid', code]),
  ];
}

/** Keeps what was worked out, by three names that come from our own lists and never from a visitor. */
function remembered<Value>(
  workOut: (key: string, language: string, third: string) => Value,
): (key: string, language: string, third: string) => Value {
  const known = new Map<string, Value>();
  return (key, language, third) => {
    const name = `${language} ${key} ${third}`;
    let value = known.get(name);
    if (value === undefined) {
      value = workOut(key, language, third);
      known.set(name, value);
    }
    return value;
  };
}

function listAt(locales: Locales, language: string, namespace: string, path: readonly string[]): readonly string[] {
  let found: unknown = locales[language]?.[namespace];
  for (const name of path) found = (found as Record<string, unknown> | undefined)?.[name];
  return Array.isArray(found) ? (found as string[]) : [];
}

function cardOf(
  { serviceId, reason, hours, language: spoken, pastReview }: SignpostSay,
  facts: ServiceFacts | undefined,
  language: string,
  text: Words['text'],
): ServiceCard {
  const how = [
    ...(facts === undefined ? [] : howToGetThrough(facts, language, text)),
    ...(pastReview === true ? [text('common:contact.pastReview', language)] : []),
  ].join(' ');
  const values = spoken === undefined ? {} : { language: languageName(spoken, language) };
  return {
    id: serviceId,
    name: text(`services:${serviceId}.name`, language),
    whatFor: text(`services:${serviceId}.whatFor`, language),
    hours: facts?.staffed === false ? text('common:hours.anyTime', language) : hoursInWords(hours, language, text),
    reason: reason === '' ? '' : text(`services:reasons.${reason}`, language, values),
    ...facts?.contact,
    ...(how === '' ? {} : { how }),
  };
}

function howToGetThrough(facts: ServiceFacts, language: string, text: Words['text']): readonly string[] {
  const { contact, thenPress, textWord, registerWord, app } = facts;
  const sentences: string[] = [];
  if (thenPress !== undefined) sentences.push(text('common:contact.thenPress', language, { keys: thenPress }));
  if (textWord !== undefined && contact.textTo !== undefined) {
    sentences.push(text('common:contact.textWord', language, { word: textWord, number: contact.textTo }));
  }
  if (registerWord !== undefined) sentences.push(text('common:contact.registered', language));
  if (app !== undefined) sentences.push(text('common:contact.app', language, { app }));
  return sentences;
}

/** What a language is called in another one: "Urdu", "Wrdw". */
function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames([language === 'en' ? 'en-GB' : language], { type: 'language' }).of(tag) ?? tag;
}

function hoursInWords(hours: SignpostSay['hours'], language: string, text: Words['text']): string {
  switch (hours.state) {
    case 'unknown':
      return text('common:hours.unknown', language);
    case 'open':
      if (hours.closesAt === undefined) return text('common:hours.always', language);
      return text('common:hours.openUntil', language, { time: clockTime(hours.closesAt, language) });
    case 'closed':
      if (hours.opensAt === undefined) return text('common:hours.closed', language);
      return text('common:hours.closedUntil', language, {
        day: weekday(hours.opensAt, language),
        time: clockTime(hours.opensAt, language),
      });
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(moment: Date, language: string, name: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${name} ${language}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: serviceTimeZone, ...options });
    formats.set(key, format);
  }
  return format.format(moment);
}

const clockTime = (moment: Date, language: string): string =>
  formatted(moment, language, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const weekday = (moment: Date, language: string): string =>
  formatted(moment, language, 'day', { weekday: 'long', day: 'numeric', month: 'long' });

/** A moment as a visitor says it; the rest as it is. */
function inWords(values: SayValues, language: string): Record<string, unknown> {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    value instanceof Date ? `${weekday(value, language)}, ${clockTime(value, language)}` : value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function refuseIfEmergencyWordsMissing(locales: Locales, language: string): void {
  for (const key of Object.keys(locales.en?.safety ?? {})) {
    const words = (locales[language]?.safety as Record<string, unknown> | undefined)?.[key];
    if (typeof words !== 'string' || words.trim() === '') {
      throw new Error(
        `locales/${language}/safety.json should hold words for "${key}": without the emergency words in every language the server does not start`,
      );
    }
  }
}
