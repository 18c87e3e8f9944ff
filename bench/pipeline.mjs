// 1,000 short videos through the whole pipeline: is the throughput limited by the configured pacing, and memory flat?
// The mocks run in a process of their own, on a tenant whose time the pipeline's waits push; so "how long" is the
// tenant's time, and what is compared is the least time that the pacers allow for the requests that were made.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';

const VIDEOS = Number(process.argv[2] ?? 1000);
const SLOWEST = 1.25;
const GROWTH_MB = 40;
const root = fileURLToPath(new URL('../', import.meta.url));
mkdirSync(`${root}node_modules/.cache`, { recursive: true });
const folder = mkdtempSync(`${root}node_modules/.cache/bench-`);
await build({
  stdin: {
    contents: "export * from './entry/index.ts'; export * from './src/control-client/index.ts';",
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  splitting: true,
  outdir: folder,
  format: 'esm',
  platform: 'node',
  outExtension: { '.js': '.mjs' },
  banner: {
    js: "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);",
  },
});
const lib = await import(`${folder}/stdin.mjs`);
const { buildCode } = await import(`${root}scripts/code.mjs`);
await buildCode(`${folder}/bin`);

const server = spawn(process.execPath, [`${folder}/bin/caption-harness.js`, 'serve', '--json', '--ports', 'auto'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const { control: controlAt, providers } = JSON.parse(await new Promise((ready) => server.stdout.once('data', ready)));
const control = lib.createControlClient(controlAt);
const { credentials } = await control.createTenant({ name: 'bench', clock: 'manual' });

const clock = await lib.createDrivenClock({
  now: async () => Date.parse((await control.getTenant('bench')).clock.now),
  advance: async (milliseconds) => Date.parse((await control.advance('bench', milliseconds / 1000)).clock.now),
});
const turns = {};
const pace = (provider, client) => {
  const limit = lib.providerPaces[provider];
  const pacer = lib.createPacer(limit, clock);
  turns[provider] = { requests: 0, perWindow: Math.floor(limit.requests * 0.9), seconds: limit.seconds };
  return lib.paced(client, {
    turn(signal) {
      turns[provider].requests += 1;
      return pacer.turn(signal);
    },
  });
};
const at = (provider) => ({
  baseUrl: providers[provider].baseUrl,
  clock,
  fetch: clock.fetch,
  ...credentials[provider].full,
});
const gcore = pace('gcore-ai', lib.createGcoreClient(at('gcore-ai')));
const { accountId, apiToken, ...rest } = at('cloudflare-stream');
const { baseUrl, fetch } = rest;
const stream = pace(
  'cloudflare-stream',
  lib.createCloudflareStreamClient({ baseUrl, clock, fetch, accountId, apiToken }),
);
const translatePlus = pace('translateplus', lib.createTranslatePlusClient(at('translateplus')));

function* videos() {
  for (let at = 0; at < VIDEOS; at += 1) yield `https://media.example/clip-${at}.mp4?mock-duration=6`;
}
// Without a collection, the heap also counts what nobody holds any more: some 30 MB, by chance.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const heap = () => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};
const samples = [];
let ended = 0;
const start = clock.now();
const realStart = performance.now();
const summary = await lib.captionVideos(videos(), {
  to: ['es'],
  spoken: 'en',
  transcriber: lib.gcoreTranscriber(gcore),
  translator: lib.translatePlusTranslator(translatePlus, 'bench'),
  publishers: [lib.streamPublisher(stream)],
  state: `${folder}/state`,
  clock,
  // Little's law: a video takes about two minutes of waiting for others, and one ends every second or two.
  parallelVideos: 96,
  onResult(end) {
    ended += 1;
    if (end.error) console.log(end.error.message);
    if (ended % Math.ceil(VIDEOS / 20) === 0) samples.push(heap());
  },
});
const took = (clock.now() - start) / 1000;
const real = (performance.now() - realStart) / 1000;
const least = Math.max(
  ...Object.values(turns).map(({ requests, perWindow, seconds }) => Math.floor((requests - 1) / perWindow) * seconds),
);
const quarter = Math.max(1, Math.floor(samples.length / 4));
const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const growth = mean(samples.slice(-quarter)) - mean(samples.slice(0, quarter));
server.kill('SIGTERM');
rmSync(folder, { recursive: true });

for (const [provider, { requests, perWindow, seconds }] of Object.entries(turns)) {
  const most = (requests / perWindow) * seconds;
  console.log(`${provider.padEnd(18)} ${requests} requests, ${most.toFixed(0)} s at ${perWindow} in ${seconds} s`);
}
console.log(`videos             ${summary.captioned} of ${summary.videos}, ${summary.tracks} tracks`);
console.log(
  `time               ${took.toFixed(0)} s, pacing allows ${least} s: ratio ${(took / least).toFixed(2)} (at most ${SLOWEST})`,
);
console.log(`real time          ${real.toFixed(0)} s, ${(summary.captioned / real).toFixed(1)} videos a second`);
console.log(
  `live heap          grew ${growth.toFixed(1)} MB from the first quarter to the last (at most ${GROWTH_MB})`,
);
if (summary.captioned !== summary.videos || took / least > SLOWEST || growth > GROWTH_MB) process.exitCode = 1;
