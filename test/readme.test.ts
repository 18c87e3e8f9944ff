// Over README.md: its blocks of `sh`, `js` and `ts` are run, and its other commands have options that exist.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { conformProgram } from '../cli/conform-program.ts';
import { harnessProgram } from '../cli/harness-program.ts';
import { startWorld } from '../mocks/start.ts';
import { environmentOf, providers } from '../src/contracts/providers.ts';
import { blocksOf } from './support/guide/blocks.ts';
import { runProgram } from './support/guide/run-program.ts';
import { runShell } from './support/guide/run-shell.ts';
import { shellLines } from './support/guide/words.ts';
import { useBuiltPrograms } from './support/programs.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = readFileSync(`${root}README.md`, 'utf8');
const blocks = blocksOf(page);
const codeOf = (language: string) => blocks.filter((block) => block.language === language).map(({ code }) => code);
const programs = useBuiltPrograms();

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('a block of sh', () => {
  it.each(codeOf('sh').map((code, at) => [at, code] as const))('answers what it says: %i', (_at, code) =>
    runShell(code, programs.path('caption-harness')),
  );
});

it('prints what its library example says', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  for (const code of codeOf('ts')) {
    await runProgram(code);
    expect(log.mock.lastCall?.join(' ')).toBe(/console\.log\(.*\/\/ (.+)$/m.exec(code)?.[1]);
  }
});

it('creates a video with the SDK of Cloudflare', async () => {
  const running = await startWorld();
  try {
    for (const [id, { baseUrl, credentials }] of Object.entries(running.providers)) {
      const variables = environmentOf(providers[id as keyof typeof providers], baseUrl, credentials);
      for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    }
    const [code = '', ...others] = codeOf('js');
    expect(others).toEqual([]);
    const { video } = await runProgram(`${code}export { video };`);
    expect(video).toMatchObject({ uid: expect.stringMatching(/^[0-9a-f]{32}$/) });
  } finally {
    await running.close();
  }
});

it('names commands and options that exist, and says which need a file', () => {
  const known = { 'caption-harness': harnessProgram(), conform: conformProgram() };
  for (const { command, words, expected } of codeOf('bash').flatMap(shellLines)) {
    const [name = '', ...rest] = words;
    if (!(name in known)) continue;
    const program = known[name as keyof typeof known];
    const own = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length);
    const sub = program.commands.find((one) => one.name() === own[0]);
    const options = [program, ...(sub ? [sub] : [])].flatMap((one) => one.options.map(({ long }) => long));
    expect(name === 'conform' || sub !== undefined, command).toBe(true);
    expect(
      own.filter((word) => word.startsWith('--') && !options.includes(word)),
      command,
    ).toEqual([]);
    const files = own.filter((word) => /^(?:films\/|[\w*/.]+\.(?:mp4|srt|vtt|yaml))$/.test(word));
    if (files.length > 0) expect(expected, command).toContain('needs');
  }
});

it('has pictures of at most 60 kB: of the inspector, a report and the origin', () => {
  const images = [...page.matchAll(/!\[[^\]]+\]\((docs\/images\/readme\/([\w-]+)\.webp)\)/g)];
  expect(images.map(([, , name]) => name)).toEqual(['inspector', 'report', 'origin']);
  for (const [, file = ''] of images) {
    expect(existsSync(root + file), file).toBe(true);
    expect(readFileSync(root + file).length).toBeLessThanOrEqual(60_000);
  }
});
