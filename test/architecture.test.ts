import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Who may import whom (docs/decisions/0009). A room lists the rooms and packages that it may import; what is not listed
 * it must not. `node:` stands for Node's own modules.
 */
const rules: Readonly<Record<string, readonly string[]>> = {
  // the study: pure, no I/O, no clock, no chance
  safety: ['safety', 'protocol'],
  screening: ['screening', 'safety', 'protocol'],
  directory: ['directory', 'protocol'],
  situations: ['situations', 'screening'],
  signposting: ['signposting', 'directory', 'screening', 'safety', 'protocol'],
  protocol: ['protocol'],
  // measures and trains the study, from the command line and the tests; the running bot never comes here
  evaluation: ['evaluation', 'safety', 'node:', 'flesch-kincaid', 'syllable'],
  // draws the dialogs for people, from the command line and the tests; the running bot never comes here
  map: ['map', 'conversation', 'safety'],
  // the cellar
  log: ['log', 'safety', 'pino'],
  storage: ['storage', 'directory', 'log', 'protocol', 'node:', 'zod', 'lowdb'],
  // the front room
  conversation: [
    'conversation',
    'safety',
    'protocol',
    'botbuilder-core',
    'botbuilder-dialogs',
    'i18next',
    '@microsoft/recognizers-text-suite',
  ],
  dialogs: ['dialogs', 'conversation', 'screening', 'signposting'],
  // the desk
  handover: ['handover', 'protocol', 'storage/store'],
  // an outside hub in place of the console
  hub: ['hub', 'handover', 'protocol', 'node:', 'botbuilder', 'zod'],
  staff: ['staff', 'protocol', 'storage/store', 'node:', 'hash-wasm', 'otpauth', 'uqr', 'openid-client'],
  statistics: ['statistics', 'protocol', 'storage/store'],
  // the corridor
  turn: ['turn', 'conversation', 'safety', 'handover', 'storage/store', 'log', 'protocol', 'botbuilder-core'],
  // the doors
  channels: ['channels', 'conversation/message', 'protocol', 'log', 'node:', 'botbuilder', 'jose', 'ws', 'zod'],
  web: [
    'web',
    'channels',
    'handover',
    'staff',
    'conversation/message',
    'log',
    'protocol',
    'node:',
    'restify',
    'pino',
    'rate-limiter-flexible',
    'ws',
  ],
  browser: ['browser', 'protocol'],
};

/** Main builds the rooms and has every key; so have the modules that do it for the tests and the command line. */
const haveEveryKey = new Set(['main', 'house', 'consoleData', 'waymark', 'config', 'clock', 'commands']);

/** Rooms in which the same arguments must give the same answer. */
const pureRooms = ['safety', 'screening', 'situations', 'directory', 'signposting', 'protocol'];

const root = fileURLToPath(new URL('../../', import.meta.url));

interface SourceFile {
  readonly file: string;
  readonly room: string;
  readonly text: string;
}

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') || name.endsWith('.tsx'))
    .map((name) => {
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      return { file, room: roomOf(file), text: readFileSync(path.join(root, file), 'utf8') };
    });
}

/** `src/turn/outbox.ts` is in the room `turn`, `dialogs/welcome.ts` in `dialogs`, `src/main.ts` in `main`. */
function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? second.replace(/\.[jt]s$/, '') : top;
}

function importsOf({ text }: SourceFile): string[] {
  const found = stripComments(text).matchAll(
    /^\s*(?:import|export)\s[^'";]*?from\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm,
  );
  return [...found].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

/** What a rule is compared with: a room (and file) of ours, a package, or `node:`. */
function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  if (!specifier.startsWith('.')) return specifier;
  const resolved = path.posix.join(path.posix.dirname(file), specifier).replace(/\.[jt]s$/, '');
  return resolved.startsWith('src/') ? resolved.slice('src/'.length) : resolved;
}

const allows = (allowed: readonly string[], target: string): boolean =>
  allowed.some((entry) => target === entry || target.startsWith(entry.endsWith(':') ? entry : `${entry}/`));

const all = [...sourceFiles('src'), ...sourceFiles('dialogs')];

describe('architecture', () => {
  it('reads the whole house', () => {
    assert.ok(all.length > 40);
    for (const room of Object.keys(rules))
      assert.ok(
        all.some((file) => file.room === room),
        `no file in ${room}`,
      );
  });

  it('knows every room', () => {
    const unknown = all.filter(({ room }) => !Object.hasOwn(rules, room) && !haveEveryKey.has(room));
    assert.deepEqual(
      unknown.map(({ file }) => file),
      [],
    );
  });

  it('lets rooms import only what they may', () => {
    const broken = all.flatMap((source) => {
      const allowed = rules[source.room];
      if (allowed === undefined) return [];
      return importsOf(source)
        .filter((specifier) => !allows(allowed, targetOf(source.file, specifier)))
        .map((specifier) => `${source.file} imports ${specifier}`);
    });
    assert.deepEqual(broken, []);
  });

  it('keeps the clock, chance and the environment out of the pure rooms', () => {
    const impure =
      /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bprocess\.|\bperformance\.now\b|\bglobalThis\b|\bfetch\(/;
    const broken = all.filter(({ room, text }) => pureRooms.includes(room) && impure.test(text));
    assert.deepEqual(
      broken.map(({ file }) => file),
      [],
    );
  });

  it('reads the environment in config.ts alone', () => {
    const readers = all.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ file }) => file);
    const allowed = (file: string): boolean =>
      ['src/main.ts', 'src/config.ts'].includes(file) || file.startsWith('src/commands/');
    assert.deepEqual(
      readers.filter((file) => !allowed(file)),
      [],
    );
  });

  it('has no sentence in a dialog', () => {
    const sentences = (text: string): string[] =>
      [...stripComments(text).matchAll(/'((?:[^'\\\n]|\\.)*)'/g)]
        .map(([, literal = '']) => literal)
        .filter((literal) => / .* /.test(literal));
    const broken = all.filter(({ room, text }) => room === 'dialogs' && sentences(text).length > 0);
    assert.deepEqual(
      broken.map(({ file }) => file),
      [],
    );
  });
});

function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
