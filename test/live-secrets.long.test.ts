import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PLAIN } from './support/live-command.ts';
import { type LiveMock, startLiveMock } from './support/live-mock.ts';
import { run, useBuiltPrograms } from './support/programs.ts';

// A comparison of broken services, on machines that may be busy.
vi.setConfig({ testTimeout: 240_000 });

const programs = useBuiltPrograms();
const folder = mkdtempSync(join(tmpdir(), 'live-secrets-'));

/** Letters that every encoding writes in its own way. */
const KEY = 'sk/live+7"Q&z<k>9 %x\\end=';
/** An id's form, so that nothing but its being secret tells it from one. */
const TOKEN = 'c0ffee00c0ffee00c0ffee00c0ffee77';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const bare = (text: string) => text.replace(/=+$/, '');
const escaped = (text: string) => JSON.stringify(text).slice(1, -1);

/** The forms that are planted, and looked for. */
const forms: Readonly<Record<string, (key: string) => string>> = {
  plain: (key) => key,
  base64: (key) => bare(base64(key)),
  base64url: (key) => bare(base64(key)).replaceAll('+', '-').replaceAll('/', '_'),
  'percent-encoded': (key) => encodeURIComponent(key),
  'percent-encoded, small letters': (key) => encodeURIComponent(key).replace(/%../g, (octet) => octet.toLowerCase()),
  'form-encoded': (key) => new URLSearchParams({ k: key }).toString().slice(2),
  'JSON-escaped': escaped,
  'JSON-escaped twice': (key) => escaped(escaped(key)),
  hex: (key) => Buffer.from(key).toString('hex'),
  'capital hex': (key) => Buffer.from(key).toString('hex').toUpperCase(),
  capitals: (key) => key.toUpperCase(),
  HTML: (key) => key.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[one] ?? '&quot;'),
  'character references': (key) =>
    key.replace(/[^\w]/g, (one) => `&#x${one.charCodeAt(0).toString(16).toUpperCase()};`),
  'references without semicolons': (key) => key.replace(/[^\w]/g, (one) => `&#${one.charCodeAt(0)}`),
  'JSON with slashes escaped': (key) => escaped(key).replaceAll('/', '\\/').replaceAll('&', '\\u0026'),
  'percent-encoded twice': (key) => encodeURIComponent(encodeURIComponent(key)),
};
const planted = [KEY, TOKEN].flatMap((key) => Object.values(forms).map((form) => form(key)));
/** Basic authorization: the key is a part of what is encoded. */
const basic = ['u:', 'us:', 'use:'].map((user) => base64(`${user}${KEY}`));

/** What must stand nowhere; of Basic the part that is the key's alone. */
const sought = [...planted, ...basic.map((text) => bare(text).slice(8, -2))];

function everythingIn(path: string): string {
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  return readdirSync(path)
    .map((name) => `${name}\n${everythingIn(join(path, name))}`)
    .join('\n');
}

type Case = [what: string, args: () => string[]];

const REPORTERS = ['json', 'junit', 'ctrf', 'html', 'markdown', 'github', 'tap'];

describe('a key that a service plants in headers, answers, ids and values', () => {
  let liveMock: LiveMock;
  let drops = 0;
  beforeAll(async () => {
    mkdirSync(join(folder, 'out'));
    liveMock = await startLiveMock();
    const all = [...planted, ...basic.map((text) => `Basic ${text}`)];
    liveMock.onHead = () => ({
      'X-Echo': all.join(' , ').replace(/[^ -~]/g, ''),
      Location: `/${forms.base64url?.(KEY)}`,
    });
    // A refused credential would end the run at once.
    liveMock.onStatus = (status) => (status === 401 || status === 403 ? 400 : status);
    liveMock.onAnswer = ({ method, path }, body) => {
      const json = {
        status: KEY,
        state: TOKEN,
        error: all.join('; '),
        id: TOKEN,
        uid: TOKEN,
        task_id: KEY,
        [KEY]: all,
      };
      const text = JSON.stringify({ ...json, result: json, results: [json], success: false, errors: [json] });
      if (method === 'DELETE') return body;
      return Buffer.from(path.includes('health') ? `<pre>${all.join('\n')}</pre>` : text);
    };
    liveMock.onRequest = (_request, when) => {
      drops += 1;
      return when === 'between' && drops % 40 === 0;
    };
  });
  afterAll(async () => {
    await liveMock.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const conform = (...args: string[]) =>
    run(process.execPath, [programs.path('conform'), ...args], {
      cwd: join(folder, 'out'),
      env: {
        ...PLAIN,
        CLOUDFLARE_ACCOUNT_ID: liveMock.credentials['cloudflare-stream'].accountId ?? '',
        CLOUDFLARE_API_TOKEN: TOKEN,
        GCORE_API_KEY: KEY,
        TRANSLATEPLUS_API_KEY: KEY,
      },
    });
  const GREP = ['--grep', '*/r*'];

  const costly: Case[] = [
    ['a comparison', () => ['--target', 'both', '--against', 'live', '--yes']],
    ['drift of the live service', () => ['drift', 'contract', 'live', '--yes']],
    ['drift of the recording', () => ['drift', 'seen', 'contract']],
  ];

  it.each<Case>([
    [
      'a run with every reporter, a recording and a ledger',
      () => [
        ...['--target', 'live', '--yes', '--record', 'seen', '--ledger', 'ledger.log', '--reporter', 'pretty'],
        ...REPORTERS.flatMap((name) => ['--reporter', `${name}=report.${name}`]),
      ],
    ],
    ['a plan', () => ['--target', 'live', '--plan']],
    ['a budget that is none', () => ['--target', 'live', '--yes', '--budget', `${KEY}=1`]],
    ['an address that is none', () => ['--target', 'live', '--yes', '--url', `translateplus=http://${TOKEN}.example`]],
    ['cleaning up', () => ['cleanup', 'ledger.log']],
    ...costly,
  ])('is not shown by %s', async (what, args) => {
    const usual = ['--grep', ...GREP.slice(1)];
    const urls = args().includes('--url') || what.startsWith('clean') ? [] : liveMock.urlOptions;
    const { stdout, stderr } = await conform(...args(), ...(what.startsWith('clean') ? [] : usual), ...urls);
    const everything = [stdout, stderr, everythingIn(join(folder, 'out'))].join('\n');
    expect(sought.filter((form) => everything.includes(form))).toEqual([]);
    if (what.startsWith('a run')) {
      expect(stdout.length).toBeGreaterThan(1000);
      for (const name of REPORTERS) expect(readFileSync(join(folder, 'out', `report.${name}`), 'utf8')).not.toBe('');
      expect(everythingIn(join(folder, 'out')).split('[redacted]').length).toBeGreaterThan(50);
    }
  });
});
