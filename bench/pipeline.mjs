// 1,000 short videos through the whole pipeline: is the throughput limited by the configured pacing, and memory flat? Then the same
// without pacing: processor time beside that of the mocks. Run: node pipeline.mjs [--quick]. --quick takes 300 videos.
// The mocks run in a process of their own, on a tenant whose time the pipeline's waits push; so "how long" is the
// tenant's time, and what is compared is the least time that the pacers allow for the requests that were made.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { cpuOf } from './requests/servers.mjs';
import { createRows } from './rows.mjs';

const VIDEOS = process.argv.includes('--quick') ? 300 : 1_000;
const SLOWEST = 1.25;
/** Processor time of the pipeline beside that of the mocks in another process: it logs durably and lays out cues (docs/performance.md). */
const MOST_OWN = 4.5;
const GROWTH_MB = 40;
const WIDE = Object.fromEntries(
  ['translateplus', 'gcore-ai', 'cloudflare-stream'].map((id) => [id, { requests: 1_000_000_000, seconds: 3_600 }]),
);
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

/** The clients of a new tenant, whose time the waits push; paced ones count their turns. */
async function clientsOf(tenant, isPaced) {
  const { credentials } = await control.createTenant({
    name: tenant,
    clock: 'manual',
    credits: 1_000_000,
    ...(isPaced ? {} : { limits: WIDE }),
  });
  const clock = await lib.createDrivenClock({
    now: async () => Date.parse((await control.getTenant(tenant)).clock.now),
    advance: async (milliseconds) => Date.parse((await control.advance(tenant, milliseconds / 1000)).clock.now),
  });
  const turns = {};
  const pace = (provider, client) => {
    if (!isPaced) return client;
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
  const { accountId, apiToken, baseUrl, fetch } = at('cloudflare-stream');
  const stream = pace(
    'cloudflare-stream',
    lib.createCloudflareStreamClient({ baseUrl, clock, fetch, accountId, apiToken }),
  );
  const translatePlus = pace('translateplus', lib.createTranslatePlusClient(at('translateplus')));
  return { clock, turns, gcore, stream, translatePlus };
}

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

/** Captions all videos. Returns how they ended, and what it took. */
async function caption(tenant, isPaced, onEnd) {
  const { clock, turns, gcore, stream, translatePlus } = await clientsOf(tenant, isPaced);
  const start = clock.now();
  const [mocks, own] = [cpuOf(server.pid), process.cpuUsage()];
  const summary = await lib.captionVideos(videos(), {
    to: ['es'],
    spoken: 'en',
    transcriber: lib.gcoreTranscriber(gcore),
    translator: lib.translatePlusTranslator(translatePlus, 'bench'),
    publishers: [lib.streamPublisher(stream)],
    state: `${folder}/state-${tenant}`,
    clock,
    // Little's law: a video takes about two minutes of waiting for others, and one ends every second or two.
    parallelVideos: 96,
    onResult(end) {
      if (end.error) console.error(end.error.message);
      onEnd();
    },
  });
  const { user, system } = process.cpuUsage(own);
  return {
    turns,
    summary,
    seconds: (clock.now() - start) / 1000,
    ownCpu: (user + system) / 1_000,
    mocksCpu: cpuOf(server.pid) - mocks,
  };
}

const rows = createRows('pipeline');
const what = `${VIDEOS.toLocaleString('en')} short videos`;
const samples = [];
let ended = 0;
const paced = await caption('paced', true, () => {
  ended += 1;
  if (ended % Math.ceil(VIDEOS / 20) === 0) samples.push(heap());
});
const least = Math.max(
  ...Object.values(paced.turns).map(
    ({ requests, perWindow, seconds }) => Math.floor((requests - 1) / perWindow) * seconds,
  ),
);
const quarter = Math.max(1, Math.floor(samples.length / 4));
const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
for (const [provider, { requests, perWindow, seconds }] of Object.entries(paced.turns)) {
  const most = (requests / perWindow) * seconds;
  console.error(`    ${provider}: ${requests} requests, ${most.toFixed(0)} s at ${perWindow} in ${seconds} s`);
}
rows.exactly(`${what}: captioned`, paced.summary.captioned, VIDEOS);
rows.atMost(`${what}: time / the least that pacing allows`, paced.seconds / least, SLOWEST);
const growth = mean(samples.slice(-quarter)) - mean(samples.slice(0, quarter));
rows.atMost(`${what}: growth of the live heap`, growth, GROWTH_MB, 'MB');

const unpaced = await caption('unpaced', false, () => {});
const perVideo = (milliseconds) => `${(milliseconds / VIDEOS).toFixed(1)} ms`;
console.error(
  `    without pacing, a video: ${perVideo(unpaced.ownCpu)} of processor time, the mocks ${perVideo(unpaced.mocksCpu)}`,
);
rows.exactly(`${what} without pacing: captioned`, unpaced.summary.captioned, VIDEOS);
rows.atMost(
  `${what} without pacing: processor time of the pipeline / of the mocks`,
  unpaced.ownCpu / unpaced.mocksCpu,
  MOST_OWN,
);
server.kill('SIGTERM');
rmSync(folder, { recursive: true });
rows.end();
process.exit();
