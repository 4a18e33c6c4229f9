import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Answer, answer, refuse } from '../../channels/directLine/answer.js';
import { refuseUpgrade } from '../../channels/directLine/directLine.js';
import type { HandoverDesk } from '../../handover/handoverDesk.js';
import type { ConsoleData, ConsoleServices } from '../../protocol/console.js';
import type { StaffMember, WatchStaff, WhoIsIt } from '../../staff/staff.js';
import type { Endpoint } from '../directLineRoutes.js';
import type { OriginKind } from '../origins.js';
import { languageOf, readConsolePage, withLanguage } from './consolePage.js';
import { createConsoleSockets } from './consoleSockets.js';
import { hoursEndpoints } from './hoursDoor.js';
import { isLead } from './leads.js';
import { type StatisticsSource, statisticsEndpoints } from './statisticsDoor.js';

export const consoleBase = '/console';
/** An admin who does not work at the desk sees this instead. */
export const accountsPath = `${consoleBase}/accounts`;

export interface ConsoleDoorOptions {
  readonly desk: HandoverDesk;
  readonly whoIsIt: WhoIsIt;
  /** tells when somebody may have been signed out, so that open consoles are looked at again */
  readonly watchStaff?: WatchStaff | undefined;
  /** where somebody who is not signed in is sent */
  readonly signInPath: string;
  /** codes in words, and ready sentences, for a console in a language */
  readonly dataIn: (language: string) => Omit<ConsoleData, 'isAdmin' | 'isLead'>;
  readonly statistics: StatisticsSource;
  /** services of the directory that fit a few typed words, as cards in a language */
  readonly searchServices: (words: string, language: string) => ConsoleServices['services'];
  /** the folder of built files, with `manifest.json` in it */
  readonly publicDir: string;
  readonly templatesDir: string;
  /** for tests: how often a sign-in is looked at again */
  readonly beatMs?: number;
}

/** Everything below `/console`: closed to whoever is not signed in as an advisor or a supervisor. */
export interface ConsoleDoor {
  endpoints(kindOf: (request: IncomingMessage) => OriginKind): Endpoint[];
  /** @returns the code of a refusal, for the log */
  connect(
    upgrade: { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer },
    origin: OriginKind,
  ): Promise<string | undefined>;
  close(): Promise<void>;
}

const refusals = {
  signedOut: refuse({ status: 401, code: 'SignedOut', message: 'Sign in first.' }),
  notStaff: refuse({ status: 403, code: 'NotAllowed', message: 'This account does not work at the desk.' }),
  foreign: refuse({ status: 403, code: 'ForeignOrigin', message: 'Only the console itself may ask this.' }),
} as const;

const longestSearch = 100;

export function createConsoleDoor(options: ConsoleDoorOptions): ConsoleDoor {
  const { whoIsIt, dataIn, searchServices } = options;
  const page = readConsolePage('console', options);

  async function whoMayWork(request: IncomingMessage, isIdle: boolean): Promise<StaffMember | undefined> {
    const member = await whoIsIt(request, { isIdle });
    return member !== undefined && worksAtDesk(member) ? member : undefined;
  }
  const sockets = createConsoleSockets({ ...options, topics: dataIn('en').topics, whoMayWork });

  /** Lets staff in, and only from the console's own page. */
  async function guarded(
    request: IncomingMessage,
    origin: OriginKind,
    use: (member: StaffMember) => Answer,
  ): Promise<Answer> {
    if (origin !== 'own' && origin !== 'none') return refusals.foreign;
    const member = await whoIsIt(request);
    if (member === undefined) return refusals.signedOut;
    return worksAtDesk(member) ? use(member) : refusals.notStaff;
  }

  return {
    endpoints: (kindOf) => [
      {
        method: 'get',
        path: consoleBase,
        name: 'console.page',
        // A link in a mail leads here too; what it shows depends on the sign-in alone.
        anyOrigin: true,
        async answer(request) {
          const member = await whoIsIt(request);
          const to = (path: string): Answer => ({ status: 303, headers: { Location: withLanguage(path, request) } });
          if (member === undefined) return to(options.signInPath);
          if (worksAtDesk(member)) return page(request);
          return member.roles.includes('admin') ? to(accountsPath) : refusals.notStaff;
        },
      },
      {
        method: 'get',
        path: `${consoleBase}/data`,
        name: 'console.data',
        answer: (request) =>
          guarded(request, kindOf(request), (member) =>
            answer(200, {
              ...dataIn(languageOf(request)),
              isAdmin: member.roles.includes('admin'),
              isLead: isLead(member),
            }),
          ),
      },
      {
        method: 'get',
        path: `${consoleBase}/services`,
        name: 'console.services',
        answer: (request) =>
          guarded(request, kindOf(request), () => {
            const query = new URLSearchParams((request.url ?? '').split('?', 2)[1] ?? '');
            const words = (query.get('q') ?? '').slice(0, longestSearch);
            return answer(200, { services: searchServices(words, query.get('lang') ?? 'en') });
          }),
      },
      ...hoursEndpoints(options, kindOf),
      ...statisticsEndpoints(options, kindOf),
    ],

    async connect({ request, socket, head }, origin) {
      socket.on('error', () => undefined);
      // Browsers send `Origin` with every socket; a page elsewhere would come with the advisor's cookie.
      if (origin !== 'own' || (request.url ?? '').split('?', 1)[0] !== `${consoleBase}/desk`) {
        refuseUpgrade(socket, origin === 'own' ? 404 : 403);
        return origin === 'own' ? 'NotFound' : 'ForeignOrigin';
      }
      const member = await whoIsIt(request).catch(() => undefined);
      if (member === undefined) {
        refuseUpgrade(socket, 401);
        return 'SignedOut';
      }
      if (!worksAtDesk(member)) {
        refuseUpgrade(socket, 403);
        return 'NotAllowed';
      }
      sockets.accept(request, socket, head, member);
      return undefined;
    },

    close: () => sockets.close(),
  };
}

/** An admin sees to accounts and settings, and has no business in a conversation. */
function worksAtDesk({ roles }: StaffMember): boolean {
  return roles.includes('advisor') || roles.includes('supervisor');
}
