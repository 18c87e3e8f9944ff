// How long a million videos take at the rates of the providers, by the program's own pacers on a virtual clock.
// Usage: node bench/scale.mjs [videos]. The requests of a video were counted in the journal of the mocks (docs/scale.md).
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const VIDEOS = Number(process.argv[2] ?? 5_000);
const MILLION = 1_000_000;
/** Requests of one video of the bundled clip, beside those for each language and track. `upload` is not limited. */
const STREAM = { fixed: 5, perTrack: 2 };
const TRANSCRIBERS = {
  'workers-ai': { 'workers-ai': 1 },
  'gcore-ai': { 'gcore-ai': 6 },
};
const LANGUAGES = [0, 3, 10];

const root = fileURLToPath(new URL('../', import.meta.url));
mkdirSync(`${root}node_modules/.cache`, { recursive: true });
const folder = mkdtempSync(`${root}node_modules/.cache/bench-`);
await build({
  stdin: {
    contents: "export * from './src/base/pacer.ts'; export * from './src/contracts/limits.ts';",
    resolveDir: root,
    loader: 'ts',
  },
  bundle: true,
  outfile: `${folder}/limits.mjs`,
  format: 'esm',
  platform: 'node',
});
const { createPacers, countedRates } = await import(`${folder}/limits.mjs`);
rmSync(folder, { recursive: true, force: true });

/** Time passes only when everything waits: then it is that of the earliest end of a wait. */
function virtualClock() {
  let now = 0;
  const sleepers = [];
  return {
    now: () => now,
    sleep: (ms) => new Promise((wake) => sleepers.push({ until: now + ms, wake })),
    async run(ended) {
      while (!ended()) {
        await new Promise((next) => setImmediate(next));
        if (sleepers.length === 0) continue;
        now = Math.max(now, Math.min(...sleepers.map(({ until }) => until)));
        for (let at = sleepers.length - 1; at >= 0; at -= 1) {
          if (sleepers[at].until <= now) sleepers.splice(at, 1)[0].wake();
        }
      }
    },
  };
}

/** Seconds of the virtual clock for the requests of so many videos to some providers, all in parallel. */
async function secondsFor(requests) {
  const clock = virtualClock();
  const pacers = createPacers(countedRates, clock, 0.9);
  let open = Object.keys(requests).length;
  for (const [id, count] of Object.entries(requests)) {
    (async () => {
      for (let sent = 0; sent < count * VIDEOS; sent += 1) await pacers[id].turn();
      open -= 1;
    })();
  }
  await clock.run(() => open === 0);
  return clock.now() / 1_000;
}

console.log(`${VIDEOS} videos on a virtual clock, nine tenths of each rate\n`);
console.log('transcriber  languages  first full        videos/hour  days for a million');
for (const [transcriber, own] of Object.entries(TRANSCRIBERS)) {
  for (const languages of LANGUAGES) {
    const all = {
      ...own,
      translateplus: languages,
      'cloudflare-stream': STREAM.fixed + STREAM.perTrack * (languages + 1),
    };
    const requests = Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
    const alone = {};
    for (const [id, count] of Object.entries(requests)) alone[id] = await secondsFor({ [id]: count });
    const [[first]] = Object.entries(alone).toSorted(([, one], [, other]) => other - one);
    const seconds = await secondsFor(requests);
    const perHour = (VIDEOS / seconds) * 3_600;
    const days = (MILLION / perHour / 24).toFixed(1);
    console.log(
      `${transcriber.padEnd(12)} ${String(languages).padStart(9)}  ${first.padEnd(17)} ${perHour.toFixed(0).padStart(11)}  ${days.padStart(18)}`,
    );
  }
}
