import type { HandoverRequest } from '../protocol/handover.js';
import type { DeskCore, VisitorLine } from './deskCore.js';
import type { HandoverDesk } from './handoverDesk.js';
import { type Contact, isPractice, newContact, practiceChannel } from './states.js';

/** One thing that a simulated visitor does. */
export type PracticeStep =
  | { readonly do: 'says'; readonly text: string }
  | { readonly do: 'waits' }
  | { readonly do: 'leaves'; readonly by: 'left' | 'quickExit' };

/** A simulated visitor, as written in `practice/`. */
export interface PracticeStory {
  readonly name: string;
  readonly title: string;
  readonly language: string;
  readonly request: HandoverRequest;
  readonly steps: readonly PracticeStep[];
}

interface Play {
  readonly story: PracticeStory;
  at: number;
}

export interface PracticeOptions {
  readonly stories: readonly PracticeStory[];
  readonly newId: () => string;
  /** what a real visitor's words would be marked with */
  readonly marksOf: (text: string) => readonly string[];
  /** how long a simulated visitor types, in milliseconds */
  readonly pauseMs: (text: string) => number;
}

/** As somebody types on a phone: a moment, and a little for each letter. */
export const typingPause = (text: string): number => Math.min(8000, 1200 + text.length * 45);

/**
 * Simulated visitors for advisors who train. Each goes to one advisor alone, stands in no queue, takes no room, is kept
 * nowhere and counted nowhere, and ends when its advisor does not want it or is gone.
 */
export class Practice {
  readonly #options: PracticeOptions;
  readonly #plays = new Map<string, Play>();
  #desk: HandoverDesk | undefined;

  constructor(options: PracticeOptions) {
    this.#options = options;
  }

  /** Stands between the desk and its line: what goes to a simulated visitor goes no further. */
  open(desk: HandoverDesk, line: VisitorLine): VisitorLine {
    this.#desk = desk;
    return {
      notify: (to, notice, values, onLost) => {
        if (!isPractice(to)) return line.notify(to, notice, values, onLost);
        if (notice === 'Joined') this.#goOn(to);
        return true;
      },
      say: (to, words, onLost) => {
        if (!isPractice(to)) return line.say(to, words, onLost);
        this.#goOn(to);
        return true;
      },
      typing: (to) => {
        if (!isPractice(to)) line.typing(to);
      },
      reaches: (channel) => line.reaches(channel),
      hasPage: (channel) => channel === practiceChannel || line.hasPage(channel),
      isThere: (to) => this.#plays.has(to.conversationId) || line.isThere(to),
      resume: (to, topic) => {
        if (!isPractice(to)) line.resume(to, topic);
      },
    };
  }

  /**
   * Sends a simulated visitor to an advisor.
   * @returns false when there is no such story, or no such advisor on shift
   */
  start(name: string, to: string): boolean {
    const story = this.#options.stories.find((each) => each.name === name);
    const desk = this.#desk;
    if (story === undefined || desk === undefined) return false;
    const { core, settings } = desk;
    const seat = core.seats.get(to);
    if (seat === undefined || !seat.onShift) return false;
    const nowMs = desk.now().getTime();
    const id = this.#options.newId();
    const contact = newContact({
      ...story.request,
      ...{ id, conversationId: `${practiceChannel} ${id}`, channel: practiceChannel },
      ...{ language: story.language, requestedAtMs: nowMs },
    });
    this.#plays.set(contact.conversationId, { story, at: 0 });
    core.add(contact);
    core.apply(id, { type: 'admitted' });
    const untilMs = nowMs + settings.offerSeconds * 1000;
    const offered = core.apply(id, { type: 'offered', round: 'one', to: [to], untilMs });
    if (offered.ok) desk.showOffer(offered.contact, to, untilMs);
    return true;
  }

  /** Ends simulated visitors whom nobody trains with any more. */
  tick(core: DeskCore): void {
    for (const contact of [...core.contacts.values()]) {
      if (isPractice(contact) && contact.phase.name === 'waiting') core.finish(contact, 'cancelled');
    }
    for (const conversationId of this.#plays.keys()) {
      if (core.of(conversationId) === undefined) this.#plays.delete(conversationId);
    }
  }

  /** Says what comes until the story waits again. */
  #goOn({ conversationId }: Contact): void {
    const play = this.#plays.get(conversationId);
    const step = play?.story.steps[play.at];
    if (play === undefined || step === undefined) return;
    if (step.do === 'waits') {
      play.at += 1;
      const next = play.story.steps[play.at];
      if (next === undefined) return;
    }
    this.#speak(conversationId, play);
  }

  #speak(conversationId: string, play: Play): void {
    const step = play.story.steps[play.at];
    if (step === undefined || step.do === 'waits') return;
    const pauseMs = this.#options.pauseMs(step.do === 'says' ? step.text : '');
    play.at += 1;
    setTimeout(() => {
      const desk = this.#desk;
      if (desk === undefined || this.#plays.get(conversationId) !== play) return;
      if (step.do === 'leaves') {
        desk.visitorLeft(conversationId, step.by);
        return;
      }
      const marks = this.#options.marksOf(step.text);
      desk.visitorSaid(conversationId, { text: step.text, marks, language: play.story.language });
      this.#speak(conversationId, play);
    }, pauseMs).unref();
  }
}
