// Throughput of one worker and of three, where neither the provider's rate nor this machine is the limit: every answer of a provider
// takes some seconds longer. Tracks are written into files, so that a video is four answers long.
// Rounds alternate: one worker, three, three, one ... so that other work on this machine meets both alike.
// Usage: node bench/workers.mjs [--quick] [--videos N] [--latency MS] [--concurrency N] [--rounds N] [--program FILE]
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { sendJson } from '../test/stress/support/http.mjs';
import { readOptions } from '../test/stress/support/options.mjs';
import { startMocks, startProgram } from '../test/stress/support/programs.mjs';
import { startRedis } from '../test/stress/support/redis.mjs';
import { startWatchingProxy } from '../test/stress/support/watching-proxy.mjs';
import { createRows } from './rows.mjs';

const LEAST = 2.5;
const quick = process.argv.indexOf('--quick');
if (quick > 0) process.argv.splice(quick, 1);
const sizes = quick > 0 ? { videos: 12, latency: 2_500, rounds: 1 } : { videos: 30, latency: 3_000, rounds: 2 };
const options = readOptions({ ...sizes, concurrency: 2 });
const CLIP = readFileSync(fileURLToPath(new URL('../fixtures/media/hello-captions.mp4', import.meta.url)));
const wait = (ms) => new Promise((next) => setTimeout(next, ms));

/** Seconds for all videos, from the first worker's start on. */
async function measure(count) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-workers-'));
  mkdirSync(join(folder, 'films'));
  for (let at = 0; at < options.videos; at += 1) {
    const box = Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from(`free${String(at).padStart(8, '0')}`)]);
    writeFileSync(join(folder, 'films', `film-${at}.mp4`), Buffer.concat([CLIP, box]));
  }
  const redis = await startRedis();
  const mocks = await startMocks(options.program, ['--clock', 'real', '--no-rate-limits']);
  await sendJson(mocks.ready.control.url, 'POST', '/tenants', { name: 'bench', credits: 1_000_000 });
  const proxies = {};
  for (const id of ['translateplus', 'workers-ai']) {
    proxies[id] = await startWatchingProxy(mocks.ready.providers[id].baseUrl, { delayMs: options.latency });
  }
  const run = (...args) =>
    JSON.parse(execFileSync(process.execPath, [options.program, ...args, '--redis', redis.url, '--json']));
  run(
    'enqueue',
    join(folder, 'films'),
    '--to',
    'es,de,ja',
    '--from',
    'en',
    '--shared-folder',
    folder,
    '--publish',
    'files',
    '--out',
    join(folder, 'out'),
  );
  const urls = Object.entries(proxies).flatMap(([id, { url }]) => ['--url', `${id}=${url}`]);
  const args = [
    ...[
      'worker',
      '--json',
      '--redis',
      redis.url,
      '--control',
      mocks.ready.control.url,
      '--tenant',
      'bench',
      '--no-pacing',
    ],
    ...['--shared-folder', folder, '--concurrency', String(options.concurrency), ...urls],
  ];
  const workers = await Promise.all(Array.from({ length: count }, () => startProgram(options.program, args)));
  const database = new Redis(redis.url);
  const begun = performance.now();
  let done = 0;
  while (done < options.videos) {
    await wait(50);
    // Not by the program: this process must answer the workers' requests meanwhile.
    const ends = (await database.hvals('caption-harness:videos')).map((text) => JSON.parse(text));
    const failed = ends.find(({ state }) => state === 'failed');
    if (failed) throw new Error(`${failed.video} failed: ${failed.reason}`);
    done = ends.length;
  }
  const seconds = (performance.now() - begun) / 1_000;
  database.disconnect();
  await Promise.all(workers.map((worker) => worker.stop()));
  for (const { close } of Object.values(proxies)) await close();
  await mocks.stop();
  await redis.close();
  rmSync(folder, { recursive: true, force: true });
  return seconds;
}

const rows = createRows('workers');
const claim = 'three workers / one, videos by time';
if (spawnSync('redis-server', ['--version']).error === undefined) await compare();
else rows.absent(claim, 'redis-server is missing');
rows.end();

async function compare() {
  const { videos, concurrency, latency, rounds } = options;
  console.error(`  ${videos} videos into 3 languages, ${concurrency} steps at once a worker, ${latency} ms an answer:`);
  const sums = { 1: 0, 3: 0 };
  for (let at = 0; at < rounds; at += 1) {
    const [load] = loadavg();
    const seconds = {};
    for (const count of at % 2 === 0 ? [1, 3] : [3, 1]) seconds[count] = await measure(count);
    for (const count of [1, 3]) sums[count] += seconds[count];
    const ratio = (seconds[1] / seconds[3]).toFixed(2);
    console.error(
      `  one ${seconds[1].toFixed(0)} s, three ${seconds[3].toFixed(0)} s: ${ratio} (load ${load.toFixed(1)} before)`,
    );
  }
  const perHour = (seconds) => ((videos * rounds * 3_600) / seconds).toFixed(0);
  console.error(`  one worker ${perHour(sums[1])} videos an hour, three workers ${perHour(sums[3])}`);
  rows.atLeast(claim, sums[1] / sums[3], LEAST);
}
