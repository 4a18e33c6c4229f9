import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type AzureLink, createAzureDoor } from './channels/azure.js';
import { createDirectLine } from './channels/directLine/directLine.js';
import type { Clock } from './clock.js';
import type { Config } from './config.js';
import { consoleDataIn, searchByWords } from './consoleData.js';
import { daysAgo } from './conversation/readTime.js';
import { type House, type HouseOverrides, openHouse } from './house.js';
import { openHub } from './hub/hubAdapter.js';
import { createHubLink } from './hub/hubLink.js';
import { readActivity } from './hub/readActivity.js';
import { errorCode } from './log/logger.js';
import { createOpenIdSignIn } from './staff/openId.js';
import type { PasswordCost } from './staff/passwords.js';
import type { WhoIsIt } from './staff/staff.js';
import { openStaffRoom, type StaffRoom } from './staff/staffRoom.js';
import { csvOf } from './statistics/csv.js';
import { openStaffStore } from './storage/staffStore.js';
import type { Store } from './storage/store.js';
import { createAddressLimits } from './web/addressLimits.js';
import { createConsoleDoor } from './web/console/consoleDoor.js';
import type { Endpoint } from './web/directLineRoutes.js';
import { createEmbed } from './web/embed.js';
import { hubBase } from './web/hubRoute.js';
import type { OriginKind } from './web/origins.js';
import { createPages } from './web/pages.js';
import { createPlainChat } from './web/plain/plainChat.js';
import { createPlainTexts } from './web/plain/plainWords.js';
import { pageHeaders } from './web/securityHeaders.js';
import { createWebServer } from './web/server.js';
import { accountEndpoints } from './web/staff/accountsDoor.js';
import { openIdEndpoints } from './web/staff/openIdDoor.js';
import { signInEndpoints, signInPath } from './web/staff/signInDoor.js';

const publicDir = fileURLToPath(new URL('../public/', import.meta.url));
const warmUpAfterMs = 1_000;
const templatesDir = fileURLToPath(new URL('../templates/', import.meta.url));

/** A running server. */
export interface Waymark {
  /** where it listens, on this machine */
  readonly url: string;
  readonly port: number;
  /** the path of a page that makes the first account, once and within an hour; undefined when there is one */
  readonly firstSignIn: string | undefined;
  /** Finishes turns that were taken, tells every socket, writes what is to be written, and lets go. */
  readonly close: () => Promise<void>;
}

/** What tests put in place of the real thing, the sign-in included. */
export interface WaymarkOverrides extends HouseOverrides {
  /** who sends a request to the console; without it there is no console, and nobody is offered an advisor */
  readonly whoIsIt?: WhoIsIt;
  readonly signInPath?: string;
  /** where accounts and sign-ins are kept */
  readonly staffStore?: Store;
  readonly passwordCost?: PasswordCost;
  /** how often a console's sign-in is looked at again */
  readonly consoleBeatMs?: number;
  /** stands in for Azure, whose adapter asks the network who sends */
  readonly azureLink?: () => Promise<AzureLink>;
}

/**
 * Builds every room, opens the doors and listens.
 * @throws Error when the words, the directory, the data folder or the port are not to be had
 */
export async function startWaymark(config: Config, overrides: WaymarkOverrides = {}): Promise<Waymark> {
  const house = await openHouse(config, overrides);
  const { runTurn, eraseConversation, log, now } = house;
  const key = config.key ?? randomBytes(32);
  const directLine = createDirectLine({
    runTurn,
    eraseConversation,
    key,
    now,
    settings: { tokenLifetimeMinutes: config.tokenLifetimeMinutes, idleLimitMinutes: config.idleLimitMinutes },
    log,
    desk: {
      isHeld: (id) => house.desk.core.of(id) !== undefined,
      visitorTyping: (id) => house.desk.visitorTyping(id),
      visitorSaw: (id) => house.desk.visitorSaw(id),
      visitorUses: (id, device) => house.desk.visitorUses(id, device),
    },
  });
  const azure =
    config.azure === undefined
      ? undefined
      : createAzureDoor({
          credentials: config.azure,
          runTurn,
          key,
          log,
          desk: {
            isHeld: (id) => house.desk.core.of(id) !== undefined,
            visitorTyping: (id) => house.desk.visitorTyping(id),
          },
          ...(overrides.azureLink === undefined ? {} : { loadLink: overrides.azureLink }),
        });
  const hasConsole = overrides.whoIsIt !== undefined || config.staff.signIn !== 'none';
  const lasting = hasConsole ? await openLastingStore(config, overrides, house) : undefined;
  const staff =
    overrides.whoIsIt === undefined && lasting !== undefined ? openStaff(config, overrides, house, lasting) : undefined;
  const whoIsIt = overrides.whoIsIt ?? staff?.whoIsIt;
  const advisors =
    whoIsIt === undefined
      ? undefined
      : createConsoleDoor({
          desk: house.desk,
          whoIsIt,
          watchStaff: staff?.watch,
          signInPath: overrides.signInPath ?? signInPath,
          dataIn: consoleDataIn(house),
          statistics: {
            months: () => house.countBook.months(),
            figures: (month) => house.countBook.figures(month),
            csvOf,
          },
          searchServices: (typed, language) => searchByWords(house, typed, language),
          publicDir,
          templatesDir,
          ...(overrides.consoleBeatMs === undefined ? {} : { beatMs: overrides.consoleBeatMs }),
        });
  if (advisors !== undefined || config.hub !== undefined) {
    await house.openDesk(
      { web: directLine, messages: azure?.line },
      {
        audit: (event) => staff?.audit.add(event),
        ...(lasting === undefined ? {} : { lasting }),
      },
    );
  }
  const hub = config.hub === undefined ? undefined : openHubFor(config.hub, house);
  const headers = pageHeaders(config.allowedOrigins);
  const [exitSite = 'about:blank'] = config.exitSites;
  const { numbers } = house;
  const numbersIn = (language: string) => ({
    emergencyNumber: numbers.emergency ?? '',
    helplineNumber: numbers.helpline ?? '',
    helplineName: house.words.text(`services:${config.helplineServiceId}.name`, language),
  });
  const phoneNumbers = known(numbers, ['policeNonEmergency', 'relayEmergency', 'samaritans', 'nhsMentalHealth']);
  const textNumbers = known(numbers, ['shout']);
  const embed = createEmbed({
    templatesDir,
    publicDir,
    words: house.pageWords,
    numbersIn,
    phoneNumbers,
    textNumbers,
    exitSites: config.exitSites,
    headers,
  });
  const plainChat = createPlainChat({
    directLine,
    texts: createPlainTexts({ words: house.pageWords, numbersIn, phoneNumbers, textNumbers }),
    styleSheet: embed.plainStyle,
    exitSites: config.exitSites,
  });
  const web = createWebServer({
    directLine,
    azure,
    console: advisors,
    hub:
      config.hub === undefined || hub === undefined
        ? undefined
        : { secret: config.hub.secret, take: (contactId, body) => hub.take(contactId, body) },
    staff: staff === undefined ? undefined : (kindOf) => staffEndpoints(config, staff, { kindOf, now }),
    settings: config,
    publicDir,
    pages: createPages({ templatesDir, embed, words: house.pageWords, numbersIn, headers, exitSite }),
    files: embed.files,
    plainChat,
    isHealthy: house.isHealthy,
    log,
    now,
  });
  const port = await web.listen();
  const link = hasAccounts(config) ? await staff?.links.makeFirst() : undefined;
  log.event('server.started', {
    port,
    languages: house.words.languages.join(','),
    store: config.store,
    demonstration: true,
  });
  // The recognisers build their tables when first asked; not at the cost of the first visitor who types a date, nor of the start.
  const warmingUp = setTimeout(() => daysAgo('yesterday', now()), warmUpAfterMs);
  warmingUp.unref();
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    firstSignIn: link === undefined ? undefined : `${signInPath}#${link}`,
    async close() {
      clearTimeout(warmingUp);
      hub?.close();
      await web.close();
      await house.close();
      await (staff ?? lasting)?.close();
    },
  };
}

/** Where the console keeps what must outlive a restart: accounts, who did what, hours, figures. Nothing of any visitor. */
async function openLastingStore(config: Config, overrides: WaymarkOverrides, { log, now }: House): Promise<Store> {
  const isInMemory = config.store === 'memory' || overrides.whoIsIt !== undefined;
  const dataDir = isInMemory ? undefined : config.dataDir;
  return overrides.staffStore ?? openStaffStore({ dataDir, key: config.key, log, now });
}

/** The sign-in that the settings ask for. */
function openStaff(
  { staff }: Config,
  { passwordCost }: WaymarkOverrides,
  { log, now }: House,
  store: Store,
): StaffRoom {
  return openStaffRoom({
    store,
    now,
    sessions: staff,
    auditDays: staff.auditDays,
    onTrouble: (error) => log.event('staff.failed', { error: errorCode(error) }),
    ...(passwordCost === undefined ? {} : { passwordCost }),
  });
}

/** The way to an outside hub, which sits at the desk in place of our advisors. */
function openHubFor(
  { url, secret, name, publicUrl }: NonNullable<Config['hub']>,
  { desk, words, conversation }: House,
) {
  const hub = openHub({
    desk,
    link: createHubLink({ url, secret }),
    serviceUrl: `${publicUrl}${hubBase}`,
    name,
    describe: (line) => words.line(line, 'en'),
    topics: conversation.landmarks.handBack,
  });
  void hub.look();
  return {
    close: hub.close,
    take(contactId: string, body: unknown) {
      const activity = readActivity(body);
      return activity === undefined ? 'malformed' : hub.receive(contactId, activity);
    },
  };
}

function staffEndpoints(
  config: Config,
  staff: StaffRoom,
  { kindOf, now }: { readonly kindOf: (request: IncomingMessage) => OriginKind; readonly now: Clock },
): readonly Endpoint[] {
  const limits = createAddressLimits(config);
  const { openId } = config.staff;
  const options = {
    staff,
    limits,
    hasAccounts: hasAccounts(config),
    openIdLabel: openId?.label,
    publicDir,
    templatesDir,
  };
  return [
    ...signInEndpoints(options, kindOf),
    ...accountEndpoints(options, kindOf),
    ...(openId === undefined ? [] : openIdEndpoints(options, createOpenIdSignIn(openId, now))),
  ];
}

const hasAccounts = ({ staff }: Config): boolean => staff.signIn === 'accounts' || staff.signIn === 'both';

function known(numbers: Readonly<Record<string, string>>, names: readonly string[]): string[] {
  return names.flatMap((name) => numbers[name] ?? []);
}
