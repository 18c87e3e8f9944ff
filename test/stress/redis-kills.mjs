// A queue in Redis that is killed, and its workers. Usage: node test/stress/redis-kills.mjs [--videos N] [--workers N] [--kills N]
// [--outages N] [--by PERCENT] [--away MS] [--rate N] [--seconds N] [--seed N] [--program FILE]. Needs redis-server.
// Kills and outages happen until this share of the videos has ended; an outage takes 2 s and up to `away` more.
// Holds when every video ends with all its tracks, each published once and paid once: again only where an answer was lost, and said
// so; when all workers together keep the provider's rate; and when the memory of workers does not grow with the number of videos.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { sendJson } from './support/http.mjs';
import { readOptions } from './support/options.mjs';
import { startMocks, startProgram } from './support/programs.mjs';
import { createRandom } from './support/random.mjs';
import { startRedis } from './support/redis.mjs';
import { report } from './support/report.mjs';
import { startWatchingProxy } from './support/watching-proxy.mjs';

const options = readOptions({
  videos: 2_000,
  workers: 3,
  kills: 40,
  outages: 2,
  by: 100,
  away: 6_000,
  rate: 100,
  seconds: 7_200,
  seed: 1,
  concurrency: 6,
});
const CLIP = readFileSync(fileURLToPath(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url)));
const TO = ['es', 'de', 'ja'];
const TRACKS = TO.length + 1;
/** Length of the provider's window in these runs, in seconds. */
const WINDOW = 10;
const TENANT = 'queue';

const random = createRandom(options.seed);
const wait = (ms) => new Promise((next) => setTimeout(next, ms));
const folder = mkdtempSync(join(tmpdir(), 'stress-redis-'));
const shared = join(folder, 'shared');
const violations = [];
const figures = { kills: 0, outages: 0, lost: 0 };
const begun = performance.now();

/** A box that players pass over, so that each file is a video of its own. */
const box = (text) => Buffer.concat([Buffer.from([0, 0, 0, 8 + text.length]), Buffer.from(`free${text}`, 'latin1')]);
mkdirSync(join(shared, 'films'), { recursive: true });
for (let at = 0; at < options.videos; at += 1) {
  writeFileSync(join(shared, 'films', `film-${at}.mp4`), Buffer.concat([CLIP, box(String(at).padStart(8, '0'))]));
}

const redis = await startRedis();
const mocks = await startMocks(options.program, ['--clock', 'real']);
const control = mocks.ready.control.url;
await sendJson(control, 'POST', '/tenants', {
  name: TENANT,
  limits: {
    translateplus: { requests: options.rate, seconds: WINDOW },
    'cloudflare-stream': null,
    'workers-ai': null,
  },
  credits: 1_000_000_000,
});
const { providers } = mocks.ready;
const translations = await startWatchingProxy(providers.translateplus.baseUrl);
const captions = await startWatchingProxy(providers['cloudflare-stream'].baseUrl);
const queue = ['--redis', redis.url];
const run = (...args) =>
  JSON.parse(execFileSync(process.execPath, [options.program, ...args, ...queue, '--json'], { maxBuffer: 1e9 }));
const workerArgs = [
  ...['worker', '--json', ...queue, '--control', control, '--tenant', TENANT, '--shared-folder', shared],
  ...['--concurrency', String(options.concurrency), '--rate', `translateplus=${options.rate}/${WINDOW}`],
  ...['--rate', 'cloudflare-stream=100000/10', '--rate', 'workers-ai=100000/10'],
  ...['--url', `translateplus=${translations.url}`, '--url', `cloudflare-stream=${captions.url}`],
  ...['--url', `workers-ai=${providers['workers-ai'].baseUrl}`],
];
const workers = Array.from({ length: options.workers }, () => null);
const memory = [];
let stopping = false;

const startWorker = async (at) => {
  const worker = await startProgram(options.program, workerArgs).catch((error) => {
    if (!stopping) violations.push(`a worker does not start: ${error.message}`);
    return null;
  });
  workers[at] = worker;
  worker?.ended.then(({ code }) => {
    if (code !== null && !stopping) violations.push(`a worker ended with ${code}: ${worker.errors().slice(-500)}`);
  });
  return worker;
};
const database = new Redis(redis.url, { maxRetriesPerRequest: null });
database.on('error', () => {});
/** What became of videos, as the workers keep it. */
const outcomes = async () => (await database.hvals('caption-harness:videos')).map((text) => JSON.parse(text));
/** Payments whose answers were lost, as the ledger of the account has decided. */
const lostPayments = async () => {
  const found = { charged: 0, unclear: 0 };
  for (const key of await database.keys('caption-harness:account:*:job:*')) {
    for (const state of await database.hvals(key))
      if (/^(charged|unclear) /.test(state)) found[state.split(' ')[0]] += 1;
  }
  return found;
};
const lost = { charged: 0, unclear: 0 };
const sample = async (done) => {
  for (const worker of workers) {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readStatus(worker?.pid)) ?? [];
    if (kilobytes) memory.push({ share: done / options.videos, megabytes: Number(kilobytes) / 1000 });
  }
};

try {
  run(
    'enqueue',
    join(shared, 'films'),
    '--to',
    TO.join(),
    '--from',
    'en',
    '--shared-folder',
    shared,
    '--out',
    join(shared, 'out'),
  );
  for (let at = 0; at < options.workers; at += 1) await startWorker(at);
  let seen = 0;
  const limit = performance.now() + options.seconds * 1_000;
  const shareOf = (number, all) => ((number + 1) / (all + 1)) * (options.by / 100);
  for (;;) {
    const ended = (await outcomes()).length;
    await sample(ended);
    seen = ended;
    if (ended >= options.videos) break;
    if (performance.now() > limit) {
      violations.push(`after ${options.seconds} s only ${ended} of ${options.videos} videos have ended`);
      break;
    }
    const share = ended / options.videos;
    if (figures.outages < options.outages && share >= shareOf(figures.outages, options.outages)) {
      figures.outages += 1;
      await redis.kill();
      await wait(2_000 + random.below(options.away));
      await redis.start();
    }
    while (figures.kills < options.kills && share >= shareOf(figures.kills, options.kills)) {
      figures.kills += 1;
      const at = random.below(workers.length);
      await wait(random.below(400));
      workers[at]?.kill('SIGKILL');
      await workers[at]?.ended;
      await startWorker(at);
    }
    await wait(300 + random.below(300));
  }
  if (seen >= options.videos) await judge();
} catch (error) {
  violations.push(`the script failed: ${error.stack}`);
}
stopping = true;
const early = memory.filter(({ share }) => share > 0.1 && share < 0.5).map(({ megabytes }) => megabytes);
const late = memory.filter(({ share }) => share > 0.6).map(({ megabytes }) => megabytes);
const most = (list) => Math.round(Math.max(...list));
/** A short run may end so fast that a half of it was never looked at. */
const lookedAt = early.length > 0 && late.length > 0;
const memoryText = lookedAt ? `${most(early)} MB at most in the first half, ${most(late)} MB later` : 'too short a run';
if (lookedAt && most(late) > most(early) * 1.25 + 30) violations.push(`the memory of workers grows: ${memoryText}`);
const [, redisBytes = 0] = /used_memory:(\d+)/.exec(await database.info('memory')) ?? [];
const [, commands = 0] = /total_commands_processed:(\d+)/.exec(await database.info('stats')) ?? [];
database.disconnect();
for (const worker of workers) await worker?.stop();
if (!mocks.running()) violations.push('the mocks ended');
await Promise.all([mocks.stop(), redis.close(), translations.close(), captions.close()]);
rmSync(folder, { recursive: true, force: true });
report(
  `redis-kills, seed ${options.seed}`,
  [
    [
      'videos',
      `${options.videos} into ${TO.length} languages, ${options.workers} workers, in ${Math.round((performance.now() - begun) / 1_000)} s`,
    ],
    ['kills', `${figures.kills} of workers, ${figures.outages} of Redis`],
    [
      'answers lost and said so',
      `${lost.charged} charged, ${lost.unclear} unclear; ${figures.lost} videos went on with --pay-again`,
    ],
    ['translations paid again', String(figures.again ?? '?')],
    ['tracks sent again', String(figures.repeated ?? '?')],
    ['most requests in a window', `${translations.most(WINDOW * 1_000)} of ${options.rate} in ${WINDOW} s`],
    ['refused for the rate', String(translations.refused())],
    ['memory of a worker', memoryText],
    ['commands to Redis', `${commands} since it was started last`],
    [
      'memory of Redis',
      `${Math.round(redisBytes / 1_000_000)} MB, ${Math.round(redisBytes / options.videos)} bytes a video`,
    ],
  ],
  violations,
);

/** Every video with all its tracks; each track paid and published once. */
async function judge() {
  let ends = await outcomes();
  const failedIn = (all) => all.filter(({ state }) => state === 'failed');
  for (let rounds = 0; failedIn(ends).length > 0 && rounds < 5; rounds += 1) {
    for (const { video, step, kind, reason } of failedIn(ends)) {
      if (kind !== 'lost-answer') violations.push(`${video} failed in ${step} (${kind}): ${reason}`);
    }
    figures.lost += failedIn(ends).length;
    const found = await lostPayments();
    lost.charged += found.charged;
    lost.unclear += found.unclear;
    run('queue', 'retry', '--pay-again');
    do {
      await wait(300);
      ends = await outcomes();
    } while (ends.length < options.videos);
  }
  const done = ends.length - failedIn(ends).length;
  if (done !== options.videos) violations.push(`${done} of ${options.videos} videos are done`);
  // A worker that is killed may leave the draft of a file behind, under a hidden name.
  const files = readdirSync(join(shared, 'out')).filter((name) => !name.startsWith('.')).length;
  const tracks = options.videos * TRACKS;
  if (files !== tracks) violations.push(`${files} files instead of ${tracks}`);
  // Each translation is one paid request.
  figures.again = translations.posts() - options.videos * TO.length;
  if (figures.again < lost.charged || figures.again > lost.charged + lost.unclear) {
    violations.push(
      `${figures.again} translations were paid again, but ${lost.charged} answers were lost (${lost.unclear} unclear)`,
    );
  }
  const puts = captions.puts();
  figures.repeated = [...puts.values()].filter((count) => count > 1).length;
  if (puts.size !== tracks) violations.push(`${puts.size} tracks at Stream instead of ${tracks}`);
  // The answer to a track that was being sent is lost with its worker, or with Redis; the track is then looked up, and is there.
  if (figures.repeated > figures.kills + figures.outages)
    violations.push(`${figures.repeated} tracks were sent more than once`);
  // The mock enforces the rate as the service does: what it refuses was too much.
  if (translations.refused() > 0) violations.push(`${translations.refused()} requests were refused for the rate`);
}

function readStatus(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
