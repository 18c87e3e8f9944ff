// The origin in a process of its own, beside bare programs: how it takes a video and serves it, in processor time, and the peak of its
// resident set (Linux: /proc). The mocks run in a process of their own, so that they do not count.
// Run: node origin.mjs [--quick], after npm run build. Exits 1 when a bound is not held. --quick uploads 500 MB instead of 2 GB.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAll, sendForm } from './origin/client.mjs';
import { cpuOf, here, memoryOf, start } from './requests/servers.mjs';
import { createRows, median } from './rows.mjs';

const quick = process.argv.includes('--quick');
/** Bytes of an upload whose memory is watched, and of the video that is served. */
const LARGE = quick ? 500_000_000 : 2_000_000_000;
const SERVED = 226_000_000;
const VIEWERS = 60;
const ROUNDS = quick ? 3 : 7;
const LEAST_SERVED = 0.9;
const LEAST_TAKEN = 0.8;
/** Over the peak after a video of 1 MB: that one is mostly Node itself and code that the first job loads (docs/performance.md). */
const MOST_GROWTH_MB = 40;

const rows = createRows('origin');
const data = mkdtempSync(join(tmpdir(), 'origin-bench-'));
const program = here('../../dist/bin/caption-harness.js');
try {
  const mocks = await start(process.execPath, [program, 'serve', '--json', '--ports', 'auto']);
  const { control, providers } = mocks.ready;
  const urls = Object.entries(providers).flatMap(([name, { baseUrl }]) => ['--url', `${name}=${baseUrl}`]);
  const flags = ['--port', '0', '--data', data, '--json', '--control', control.url, '--max-megabytes', '4000', ...urls];
  const origin = await start(process.execPath, [program, 'origin', ...flags]);
  const bare = await start(process.execPath, [here('../origin/bare.mjs'), data]);
  await large(origin);
  await taken(origin, bare);
  await served(origin, bare);
  for (const server of [origin, bare, mocks]) server.stop();
} finally {
  rmSync(data, { recursive: true, force: true });
}
rows.end();
process.exit();

/** Uploads a large video, waits for its captions, and reads it back, after a small one. */
async function large(origin) {
  const { url } = origin.ready;
  const peakAfter = async (bytes) => {
    const video = await captioned(url, bytes);
    const read = await readAll(`${url}${video.url}`);
    if (read !== bytes) throw new Error(`${read} bytes of ${bytes}`);
    return memoryOf(origin.pid, 'VmHWM') / 1e6;
  };
  const small = await peakAfter(1_000_000);
  const peak = await peakAfter(LARGE);
  console.error(
    `    resident set: ${small.toFixed(0)} MB at most for 1 MB, ${peak.toFixed(0)} MB for ${LARGE / 1e6} MB`,
  );
  const what = `${(LARGE / 1e6).toLocaleString('en')} MB uploaded, captioned and read`;
  rows.atMost(`${what}: peak of the resident set over that of 1 MB`, peak - small, MOST_GROWTH_MB, 'MB');
}

async function captioned(url, bytes) {
  const { id, url: path } = await sendForm(`${url}/videos?to=es`, bytes);
  for (;;) {
    await new Promise((next) => setTimeout(next, 200));
    const video = await (await fetch(`${url}/videos/${id}`)).json();
    if (['queued', 'working'].includes(video.job.state)) continue;
    if (video.job.state !== 'done' || video.tracks.length !== 2) throw new Error(JSON.stringify(video));
    return { ...video, url: path };
  }
}

/** Processor time of a server for some work, in milliseconds. */
async function cpuFor({ pid }, work) {
  const before = cpuOf(pid);
  await work();
  return cpuOf(pid) - before;
}

/** The median over rounds in which both have their turn: how much the bare program needs beside ours. */
async function compare(pairs, rounds = ROUNDS) {
  const ratios = [];
  for (let round = 0; round < rounds; round += 1) {
    const [ours, theirs] = await pairs();
    console.error(`    ${ours} ms, bare ${theirs} ms of processor time`);
    ratios.push(theirs / ours);
  }
  return median(ratios);
}

async function taken(origin, bare) {
  const size = quick ? 200_000_000 : 500_000_000;
  const { url } = origin.ready;
  const to = `http://127.0.0.1:${bare.ready.port}/upload`;
  const ratio = await compare(async () => {
    // Without languages nothing is left to do when it has arrived.
    const ours = await cpuFor(origin, () => sendForm(`${url}/videos`, size));
    return [ours, await cpuFor(bare, () => sendForm(to, size, 'bare'))];
  });
  rows.atLeast('an upload, bytes by processor time / bare pipe to disk', ratio, LEAST_TAKEN);
}

async function served(origin, bare) {
  const { url: path } = await captioned(origin.ready.url, SERVED);
  const address = `${origin.ready.url}${path}`;
  // The first view fills the cache.
  await readAll(address);
  await sendForm(`http://127.0.0.1:${bare.ready.port}/film`, SERVED, 'bare');
  const film = `http://127.0.0.1:${bare.ready.port}/film.mp4`;
  const viewers = (from) => () => Promise.all(Array.from({ length: VIEWERS }, () => readAll(from)));
  const rounds = quick ? 1 : 3;
  const pair = async () => [await cpuFor(origin, viewers(address)), await cpuFor(bare, viewers(film))];
  const ratio = await compare(pair, rounds);
  rows.atLeast(
    `${SERVED / 1e6} MB to ${VIEWERS} viewers, bytes by processor time / sendFile of bare Express`,
    ratio,
    LEAST_SERVED,
  );
}
