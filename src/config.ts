import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readSchedule } from './directory/readSchedule.js';
import type { WeeklyHours } from './directory/service.js';
import { type Role, roles } from './staff/staff.js';

/** A setting that is missing or wrong; the message names it, says what it should be, and where to set it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const port = z.coerce.number().int().min(0).max(65_535);
const minutes = (least: number, most: number) => z.coerce.number().min(least).max(most);
const list = z.union([z.string().transform((text) => text.split(',').map((item) => item.trim())), z.array(z.string())]);
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

/** An address without path, as browsers send it in `Origin`. */
function isOrigin(text: string): boolean {
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}

/** An address without path that nobody between can read, or on this machine. */
function isSafeOrigin(text: string): boolean {
  if (!isOrigin(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

/** @returns undefined when it is not `group=role` with commas between */
function readRoleNames(text: string): Readonly<Record<string, Role>> | undefined {
  const pairs = text.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    return [pair.slice(0, at).trim(), roles.find((role) => role === pair.slice(at + 1).trim())] as const;
  });
  const isRight = (pair: (typeof pairs)[number]): pair is readonly [string, Role] =>
    pair[0] !== '' && pair[1] !== undefined;
  return pairs.every(isRight) ? Object.fromEntries(pairs.filter(isRight)) : undefined;
}

/**
 * Every setting: its name in the environment, what it should be (said when it is wrong), its shape and its default.
 * In the JSON file the same names are used.
 */
const settings = {
  PORT: { should: 'a port number from 0 to 65535', schema: port.default(3978) },
  HOST: { should: 'the address to listen on', schema: z.string().min(1).default('0.0.0.0') },
  WAYMARK_DATA_DIR: { should: 'a folder that the server may write to', schema: z.string().min(1).default('./data') },
  WAYMARK_STORE: { should: '"lowdb" (sealed files) or "memory"', schema: z.enum(['lowdb', 'memory']).default('lowdb') },
  WAYMARK_KEY: {
    should: '32 bytes in base64 (make one with: openssl rand -base64 32)',
    schema: z
      .string()
      .refine((text) => Buffer.from(text, 'base64').length === 32)
      .optional(),
  },
  WAYMARK_IDLE_MINUTES: { should: 'minutes from 1 to 1440', schema: minutes(1, 1440).default(30) },
  WAYMARK_SAFE_WORD: {
    should: 'one plain word of 3 to 20 letters that brings the emergency help back at any step',
    schema: z
      .string()
      .regex(/^\p{L}{3,20}$/u)
      .default('lemon'),
  },
  WAYMARK_TOKEN_MINUTES: {
    should: 'minutes from 16 (clients renew each 15) to 120',
    schema: minutes(16, 120).default(30),
  },
  WAYMARK_ORIGINS: {
    should: 'origins that may open a chat, such as https://helpline.example, separated by commas',
    schema: list.pipe(z.array(z.string().refine(isOrigin))).default([]),
  },
  WAYMARK_TOKENS_PER_MINUTE: {
    should: 'how many chats one network address may open a minute, from 1',
    schema: z.coerce.number().int().min(1).default(30),
  },
  WAYMARK_TRUST_PROXY: {
    should: '"true" when one reverse proxy of yours stands in front and sets X-Forwarded-For, else "false"',
    schema: flag.default(false),
  },
  WAYMARK_DIRECTLINE_SECRET: {
    should: 'at least 32 characters; only needed when another server asks for tokens on behalf of its pages',
    schema: z.string().min(32).optional(),
  },
  WAYMARK_EXIT_SITE: {
    should: 'the https address of a neutral site that quick exit opens, or several, separated by commas',
    schema: list.pipe(z.array(z.url({ protocol: /^https$/ })).min(1)).default(['https://www.bbc.co.uk/weather']),
  },
  WAYMARK_SERVICES: {
    should: "the path of the helpline's own services file; the built-in list is used without it",
    schema: z.string().min(1).optional(),
  },
  WAYMARK_HELPLINE: {
    should: "the id of the helpline's own entry in the services file",
    schema: z.string().min(1).default('national-stalking-helpline'),
  },
  WAYMARK_OFFER_SECONDS: {
    should: 'seconds from 5 to 300 that an advisor has to answer before somebody else is asked',
    schema: z.coerce.number().int().min(5).max(300).default(20),
  },
  WAYMARK_MOST_WAITING: {
    should: 'how many visitors may wait for advisors, or talk with them, at once, from 1 to 2000',
    schema: z.coerce.number().int().min(1).max(2000).default(200),
  },
  WAYMARK_LONGEST_WAIT_MINUTES: {
    should: 'minutes from 5 to 240 after which a visitor is told that nobody could be found',
    schema: minutes(5, 240).default(60),
  },
  WAYMARK_ADVISOR_HOURS: {
    should: 'when advisors are there, such as "mon-fri 09:30-16:00; sat 10:00-12:00"; nothing is said about it without',
    schema: z
      .string()
      .transform(readSchedule)
      .refine((hours) => hours !== undefined)
      .optional(),
  },
  WAYMARK_STAFF: {
    should:
      '"accounts" (names and passwords kept here), "openid" (the organisation signs in), "both", or "none" (there is no console)',
    schema: z.enum(['accounts', 'openid', 'both', 'none']).default('accounts'),
  },
  WAYMARK_HUB_URL: {
    should: 'the https address of an outside hub that takes handoff activities; it then stands in for our console',
    schema: z
      .string()
      .refine((text) => URL.canParse(text) && isSafeOrigin(new URL(text).origin))
      .optional(),
  },
  WAYMARK_HUB_SECRET: {
    should: 'at least 32 characters that the hub and this server show each other',
    schema: z.string().min(32).optional(),
  },
  WAYMARK_HUB_NAME: {
    should: 'what visitors read as the name of whoever writes from the hub, up to 40 characters',
    schema: z.string().trim().min(1).max(40).default('An advisor'),
  },
  WAYMARK_PUBLIC_URL: {
    should: 'where browsers reach this server, such as https://chat.helpline.example, without a path',
    schema: z.string().refine(isSafeOrigin).optional(),
  },
  WAYMARK_OPENID_ISSUER: {
    should: "the https address of your organisation's OpenID Connect provider",
    schema: z
      .string()
      .refine((text) => URL.canParse(text) && isSafeOrigin(new URL(text).origin))
      .optional(),
  },
  WAYMARK_OPENID_CLIENT_ID: {
    should: 'the client id that the provider gave you',
    schema: z.string().min(1).optional(),
  },
  WAYMARK_OPENID_CLIENT_SECRET: {
    should: 'the client secret that the provider gave you; a public client has none',
    schema: z.string().min(1).optional(),
  },
  WAYMARK_OPENID_ROLES: {
    should: 'which group is which role, such as "line-advisors=advisor, line-leads=supervisor, it=admin"',
    schema: z
      .string()
      .transform(readRoleNames)
      .refine((names) => names !== undefined)
      .optional(),
  },
  WAYMARK_OPENID_ROLES_CLAIM: {
    should: 'the claim that holds the groups, such as roles, groups or realm_access.roles',
    schema: z.string().min(1).default('roles'),
  },
  WAYMARK_OPENID_NAME_CLAIM: {
    should: 'the claim that holds the name that visitors see',
    schema: z.string().min(1).default('given_name'),
  },
  WAYMARK_OPENID_SCOPE: {
    should: 'what the provider is asked for, with openid in it',
    schema: z
      .string()
      .refine((text) => text.split(' ').includes('openid'))
      .default('openid profile'),
  },
  WAYMARK_OPENID_LABEL: {
    should: 'the name of your organisation, for the button',
    schema: z.string().min(1).max(60).default('your organisation'),
  },
  WAYMARK_STAFF_IDLE_MINUTES: {
    should: 'minutes from 5 to 480 after which staff who do nothing are signed out',
    schema: minutes(5, 480).default(60),
  },
  WAYMARK_STAFF_LONGEST_HOURS: {
    should: 'hours from 1 to 24 after which staff must sign in again, whatever they do',
    schema: z.coerce.number().min(1).max(24).default(12),
  },
  WAYMARK_AUDIT_DAYS: {
    should: 'days from 30 to 3650 that it is kept who did what at the desk',
    schema: z.coerce.number().int().min(30).max(3650).default(365),
  },
  WAYMARK_CLOCK: {
    should: 'a moment such as 2026-12-25T03:00:00+00:00, for trying hours; never in production',
    schema: z
      .string()
      .refine((text) => /T/.test(text) && !Number.isNaN(Date.parse(text)))
      .transform((text) => new Date(text))
      .optional(),
  },
  MicrosoftAppId: { should: 'the app id of your Azure Bot registration', schema: z.string().min(1).optional() },
  MicrosoftAppPassword: {
    should: 'the app password of your Azure Bot registration',
    schema: z.string().min(1).optional(),
  },
  MicrosoftAppType: {
    should: '"MultiTenant" or "SingleTenant"',
    schema: z.enum(['MultiTenant', 'SingleTenant']).default('MultiTenant'),
  },
  MicrosoftAppTenantId: {
    should: 'the tenant id of your Azure Bot registration',
    schema: z.string().min(1).optional(),
  },
} as const satisfies Record<string, { should: string; schema: z.ZodType }>;

type SettingName = keyof typeof settings;
type Values = { [Name in SettingName]: z.output<(typeof settings)[Name]['schema']> };

/** All settings, checked and frozen. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly store: 'lowdb' | 'memory';
  /** 32 bytes; undefined: a random key that lives in memory alone, so that a restart shreds every session */
  readonly key: Buffer | undefined;
  readonly idleLimitMinutes: number;
  /** a word that looks like nothing and brings the emergency help back */
  readonly safeWord: string;
  readonly tokenLifetimeMinutes: number;
  /** origins besides our own that may open a chat */
  readonly allowedOrigins: readonly string[];
  readonly tokensPerMinute: number;
  readonly trustProxy: boolean;
  readonly directLineSecret: string | undefined;
  /** at least one; quick exit opens one of them */
  readonly exitSites: readonly string[];
  readonly servicesFile: string | undefined;
  readonly helplineServiceId: string;
  readonly offerSeconds: number;
  readonly mostWaiting: number;
  readonly longestWaitMinutes: number;
  /** undefined: visitors are not told when advisors are there next */
  readonly advisorHours: readonly WeeklyHours[] | undefined;
  readonly staff: {
    readonly signIn: 'accounts' | 'openid' | 'both' | 'none';
    /** undefined: nobody signs in at an organisation */
    readonly openId:
      | {
          readonly issuer: string;
          readonly clientId: string;
          readonly clientSecret: string | undefined;
          readonly publicUrl: string;
          readonly scope: string;
          readonly rolesClaim: string;
          readonly roleOf: Readonly<Record<string, Role>>;
          readonly nameClaim: string;
          readonly label: string;
        }
      | undefined;
    readonly idleMinutes: number;
    readonly longestHours: number;
    readonly auditDays: number;
  };
  /** undefined: advisors work at our own console */
  readonly hub:
    | { readonly url: string; readonly secret: string; readonly name: string; readonly publicUrl: string }
    | undefined;
  readonly startClockAt: Date | undefined;
  /** undefined: Azure channels do not exist */
  readonly azure:
    | {
        readonly appId: string;
        readonly appPassword: string;
        readonly appType: string;
        readonly tenantId: string | undefined;
      }
    | undefined;
  readonly production: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings from the optional JSON file that WAYMARK_CONFIG names. */
function readSettingsFile(file: string | undefined): Record<string, unknown> {
  if (file === undefined) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ConfigError(
      `WAYMARK_CONFIG should be the path of a readable JSON file; "${file}" is not. Set it in the environment.`,
    );
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new ConfigError(`The file that WAYMARK_CONFIG names should hold one JSON object with settings by name.`);
  }
  for (const name of Object.keys(parsed)) {
    if (!Object.hasOwn(settings, name)) {
      throw new ConfigError(
        `"${name}" in ${file} is not a setting. Settings are: ${Object.keys(settings).join(', ')}.`,
      );
    }
  }
  return parsed as Record<string, unknown>;
}

/**
 * Reads, checks and freezes all settings. The only reader of the environment.
 * @param environment `process.env`; it wins over the file that WAYMARK_CONFIG names
 * @throws ConfigError naming every setting that is wrong
 */
export function readConfig(environment: Environment): Config {
  const file = readSettingsFile(environment.WAYMARK_CONFIG);
  const values: Record<string, unknown> = {};
  const troubles: string[] = [];
  for (const [name, { should, schema }] of Object.entries(settings)) {
    const fromEnvironment = environment[name] === '' ? undefined : environment[name];
    const parsed = schema.safeParse(fromEnvironment ?? file[name]);
    if (parsed.success) values[name] = parsed.data;
    else
      troubles.push(
        `${name} should be ${should}. Set it in ${fromEnvironment === undefined ? environment.WAYMARK_CONFIG : 'the environment'}.`,
      );
  }
  if (troubles.length > 0) throw new ConfigError(troubles.join('\n'));
  return freeze(values as Values, environment.NODE_ENV === 'production');
}

function readHub(values: Values): Config['hub'] {
  const { WAYMARK_HUB_URL: url, WAYMARK_HUB_SECRET: secret, WAYMARK_PUBLIC_URL: publicUrl } = values;
  if (url === undefined) return undefined;
  if (secret === undefined || publicUrl === undefined) {
    throw new ConfigError(
      'WAYMARK_HUB_URL needs WAYMARK_HUB_SECRET, and WAYMARK_PUBLIC_URL for the answers of the hub. Set them in the environment.',
    );
  }
  return Object.freeze({ url, secret, publicUrl, name: values.WAYMARK_HUB_NAME });
}

function readOpenId(values: Values): Config['staff']['openId'] {
  if (values.WAYMARK_STAFF !== 'openid' && values.WAYMARK_STAFF !== 'both') return undefined;
  const {
    WAYMARK_OPENID_ISSUER: issuer,
    WAYMARK_OPENID_CLIENT_ID: clientId,
    WAYMARK_OPENID_ROLES: roleOf,
    WAYMARK_PUBLIC_URL: publicUrl,
  } = values;
  if (issuer === undefined || clientId === undefined || roleOf === undefined || publicUrl === undefined) {
    throw new ConfigError(
      'WAYMARK_STAFF with OpenID Connect needs WAYMARK_OPENID_ISSUER, WAYMARK_OPENID_CLIENT_ID, WAYMARK_OPENID_ROLES and WAYMARK_PUBLIC_URL. Set them in the environment.',
    );
  }
  return Object.freeze({
    ...{ issuer, clientId, roleOf, publicUrl },
    clientSecret: values.WAYMARK_OPENID_CLIENT_SECRET,
    scope: values.WAYMARK_OPENID_SCOPE,
    rolesClaim: values.WAYMARK_OPENID_ROLES_CLAIM,
    nameClaim: values.WAYMARK_OPENID_NAME_CLAIM,
    label: values.WAYMARK_OPENID_LABEL,
  });
}

function freeze(values: Values, production: boolean): Config {
  if (production && values.WAYMARK_CLOCK !== undefined) {
    throw new ConfigError(
      'WAYMARK_CLOCK should not be set when NODE_ENV is production: opening hours would be wrong. Remove it from the environment.',
    );
  }
  const { MicrosoftAppId: appId, MicrosoftAppPassword: appPassword } = values;
  if ((appId === undefined) !== (appPassword === undefined)) {
    throw new ConfigError(
      'MicrosoftAppId and MicrosoftAppPassword should be set together, or neither. Set them in the environment.',
    );
  }
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    dataDir: path.resolve(values.WAYMARK_DATA_DIR),
    store: values.WAYMARK_STORE,
    key: values.WAYMARK_KEY === undefined ? undefined : Buffer.from(values.WAYMARK_KEY, 'base64'),
    idleLimitMinutes: values.WAYMARK_IDLE_MINUTES,
    safeWord: values.WAYMARK_SAFE_WORD,
    tokenLifetimeMinutes: values.WAYMARK_TOKEN_MINUTES,
    allowedOrigins: Object.freeze(values.WAYMARK_ORIGINS),
    tokensPerMinute: values.WAYMARK_TOKENS_PER_MINUTE,
    trustProxy: values.WAYMARK_TRUST_PROXY,
    directLineSecret: values.WAYMARK_DIRECTLINE_SECRET,
    exitSites: Object.freeze(values.WAYMARK_EXIT_SITE),
    servicesFile: values.WAYMARK_SERVICES,
    helplineServiceId: values.WAYMARK_HELPLINE,
    offerSeconds: values.WAYMARK_OFFER_SECONDS,
    mostWaiting: values.WAYMARK_MOST_WAITING,
    longestWaitMinutes: values.WAYMARK_LONGEST_WAIT_MINUTES,
    advisorHours: values.WAYMARK_ADVISOR_HOURS,
    staff: Object.freeze({
      signIn: values.WAYMARK_STAFF,
      openId: readOpenId(values),
      idleMinutes: values.WAYMARK_STAFF_IDLE_MINUTES,
      longestHours: values.WAYMARK_STAFF_LONGEST_HOURS,
      auditDays: values.WAYMARK_AUDIT_DAYS,
    }),
    hub: readHub(values),
    startClockAt: values.WAYMARK_CLOCK,
    azure:
      appId === undefined || appPassword === undefined
        ? undefined
        : { appId, appPassword, appType: values.MicrosoftAppType, tenantId: values.MicrosoftAppTenantId },
    production,
  });
}
