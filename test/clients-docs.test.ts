// Over docs/clients.md: every block of `ts` (ours) and `js` (the vendor's) is run against the mocks, in order, and prints what its
// comments say.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningWorld, startWorld } from '../mocks/start.ts';
import { createCloudflareStreamClient } from '../src/clients/cloudflare-stream.ts';
import { createGcoreClient } from '../src/clients/gcore-ai.ts';
import { environmentOf, providers } from '../src/contracts/providers.ts';
import { blocksOf } from './support/guide/blocks.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = readFileSync(`${root}docs/clients.md`, 'utf8');
const blocks = blocksOf(page).filter(({ language }) => language === 'ts' || language === 'js');
const FILE = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello world\n';
/** What stands for the reader's own. */
const GIVEN = 'const { videoId, gcoreVideoId, vtt, audio, mediaUrl } = globalThis.given;\n';

/** What the comments behind `console.log` promise; text after a colon is for the reader. */
const promised = (code: string): string[] =>
  [...code.matchAll(/console\.log\(.*\/\/ (.+)$/gm)].map(([, text = '']) => text.split(': ')[0] ?? '');

let running: RunningWorld;
let folder = '';
const environment: Record<string, string> = {};
beforeAll(async () => {
  running = await startWorld({ settings: { clock: 'scaled:300' } });
  for (const [id, { baseUrl, credentials }] of Object.entries(running.providers)) {
    Object.assign(environment, environmentOf(providers[id as keyof typeof providers], baseUrl, credentials));
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const stream = createCloudflareStreamClient({ env: environment });
  const gcore = createGcoreClient({ env: environment });
  const { id: videoId } = await stream.copyVideo('https://media.example/film.mp4');
  await stream.waitUntilReady(videoId, { firstPauseSeconds: 0.05, longestPauseSeconds: 0.2 });
  const { id: gcoreVideoId } = await gcore.createVideo({ name: 'film', autoTranscribeAudioLanguage: 'disable' });
  const given = {
    videoId,
    gcoreVideoId,
    vtt: FILE,
    audio: readFileSync(`${root}fixtures/media/hello-captions.mp4`),
    mediaUrl: 'https://media.example/talk.mp4',
  };
  Object.assign(globalThis, { given });
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  folder = mkdtempSync(`${root}node_modules/.cache/clients-docs-`);
  blocks.forEach(({ code, language }, at) => {
    writeFileSync(join(folder, `${at}.${language}`), GIVEN + code);
  });
  await build({
    absWorkingDir: root,
    entryPoints: blocks.map(({ language }, at) => join(folder, `${at}.${language}`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    alias: { 'caption-harness': `${root}entry/index.ts` },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, 'given');
  rmSync(folder, { recursive: true, force: true });
  await running.close();
});

/** Runs a block, and returns what it prints. */
async function printed(at: number): Promise<string[]> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...parts: unknown[]) => {
    lines.push(parts.map((part) => (typeof part === 'string' ? part : inspect(part))).join(' '));
  });
  try {
    await import(pathToFileURL(join(folder, `${at}.mjs`)).href);
    return lines;
  } finally {
    log.mockRestore();
  }
}

describe('docs/clients.md', () => {
  it('has ten tasks, each done by ours', () => {
    const tasks = page.split(/^## \d+\. /m).slice(1);
    expect(tasks).toHaveLength(10);
    expect(tasks.filter((task) => !task.includes('```ts\n'))).toEqual([]);
  });

  it.each(blocks.map(({ code, language }, at) => [`${language} ${at}`, code, at] as const))(
    'prints what it says: %s',
    async (_name, code, at) => {
      expect(promised(code).length).toBeGreaterThan(0);
      expect(await printed(at)).toEqual(promised(code));
    },
  );
});
