import { hoursOf } from './directory/openingHours.js';
import type { House } from './house.js';
import type { ConsoleData, ConsoleServices } from './protocol/console.js';
import { labels } from './safety/labels.js';
import { summaryParts } from './screening/summary.js';

const mostFound = 12;

/** Codes in words, and ready sentences, for a console in any language; made once for each. */
export function consoleDataIn(house: House): (language: string) => ReturnType<typeof consoleData> {
  const english = consoleData(house);
  const made = new Map(house.words.languages.map((language) => [language, consoleData(house, language)]));
  return (language) => made.get(language) ?? english;
}

/**
 * Codes in words, and ready sentences, for the console.
 * @param language of the console; the ready sentences come in all
 */
export function consoleData(
  { conversation, words, locales, directory, practiceStories }: House,
  language = 'en',
): Omit<ConsoleData, 'isAdmin' | 'isLead'> {
  const shown = words.languages.includes(language) ? language : 'en';
  const lines: Record<string, Record<string, string>> = {};
  const parts: readonly string[] = summaryParts;
  for (const topic of conversation.topics.values()) {
    for (const { topic: name, ask, choices } of topic.questions()) {
      if (!parts.includes(name)) continue;
      const question = `${name}.${ask}`;
      lines[question] = Object.fromEntries(choices.map((code) => [code, words.line({ question, code }, shown)]));
    }
  }
  lines.marks = Object.fromEntries(labels.map((code) => [code, words.line({ question: 'marks', code }, shown)]));
  const repliesBut = (left: string): ConsoleData['quickReplies'] => {
    const keys = Object.keys(locales.en?.quickReplies ?? {}).filter((key) => key !== left);
    const inWords = (tag: string) =>
      keys.map((key) => words.text(`quickReplies:${key}`, tag, { advisor: '{{advisor}}' }));
    return Object.fromEntries(words.languages.map((tag) => [tag, inWords(tag)]));
  };
  return {
    lines,
    services: Object.fromEntries(directory.services.map(({ id }) => [id, words.text(`services:${id}.name`, shown)])),
    topics: conversation.landmarks.handBack,
    quickReplies: repliesBut('tellHowToLeaveByMessage'),
    quickRepliesByMessage: repliesBut('tellHowToLeave'),
    practice: practiceStories.map(({ name, title }) => ({ name, title })),
  };
}

/**
 * Services in whose name or purpose all the typed words occur, as they are at this moment.
 * @param typed what an advisor typed; it is neither kept nor logged
 */
export function searchByWords(
  { directory, words, now }: House,
  typed: string,
  language: string,
): ConsoleServices['services'] {
  const wanted = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const shown = words.languages.includes(language) ? language : 'en';
  const found = directory.services.filter((service) => {
    const { id, name, organization, description, topics, serviceAreas } = service;
    const said = words.text(`services:${id}.name`, 'en');
    const all = [said, name, organization, description, ...topics, ...serviceAreas].join(' ').toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
  const signposts = found.slice(0, mostFound).map((service) => ({
    serviceId: service.id,
    reason: '',
    hours: hoursOf(service, directory.bankHolidays, now()),
  }));
  return words.toReply({ key: 'advisor:tellCards', signposts }, shown).services ?? [];
}
