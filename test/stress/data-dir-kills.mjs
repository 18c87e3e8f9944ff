// Kills of `serve --data-dir` by chance, under writes. Usage: node test/stress/data-dir-kills.mjs [--kills N] [--seconds N] [--seed N] [--program FILE]
// Holds when every start is clean and has everything that was answered with success before the kill: videos, tasks, credits, snapshots,
// request numbers; and never more credits than were asked for.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from './support/options.mjs';
import { startMocks } from './support/programs.mjs';
import { createRandom } from './support/random.mjs';
import { report } from './support/report.mjs';

const options = readOptions({ kills: 100, seconds: 900, seed: 1, tenants: 12, writers: 8 });
/** Jobs end soon, so that no queue is full. */
const MOCKS = ['--no-rate-limits', '--clock', 'scaled:1000'];
const random = createRandom(options.seed);
const folder = mkdtempSync(join(tmpdir(), 'stress-data-'));
const dataDir = join(folder, 'data');
const violations = [];
const figures = { kills: 0, writes: 0, unanswered: 0, starts: [] };
/** By tenant: what was answered with success, and how many requests were sent. */
const promised = new Map(
  Array.from({ length: options.tenants }, (_, at) => [
    `t${at}`,
    { videos: new Set(), tasks: new Set(), translated: 0, sent: 0, snapshots: new Set(), request: 0 },
  ]),
);
const names = [...promised.keys()];
const begun = performance.now();
const until = begun + options.seconds * 1_000;
const since = (from) => Math.round(performance.now() - from);

try {
  while (figures.kills < options.kills && performance.now() < until) {
    const mocks = await start();
    await check(mocks);
    await writeAndKill(mocks);
    figures.kills += 1;
  }
  const last = await start();
  await check(last);
  const stopping = performance.now();
  const { code } = await last.stop();
  figures.stop = since(stopping);
  if (code !== 0) violations.push(`SIGTERM: ended with ${code}: ${last.errors()}`);
} catch (error) {
  violations.push(`the script failed: ${error.stack}`);
}
rmSync(folder, { recursive: true, force: true });
report(
  `data-dir kills, seed ${options.seed}`,
  [
    ['kills', `${figures.kills} in ${since(begun) / 1_000} s`],
    ['writes answered', String(figures.writes)],
    ['unanswered at a kill', String(figures.unanswered)],
    ['slowest start', `${Math.max(0, ...figures.starts)} ms`],
    ['end by SIGTERM', `${figures.stop} ms`],
  ],
  violations,
);

async function start() {
  const from = performance.now();
  const mocks = await startMocks(options.program, [...MOCKS, '--data-dir', dataDir]);
  figures.starts.push(since(from));
  return mocks;
}

/** Everything that was promised is there. */
async function check({ ready }) {
  for (const [name, one] of promised) {
    if (one.sent === 0) continue;
    const calls = callsOf(ready, name);
    const videos = new Set((await calls.stream('GET', '/stream')).result.map(({ uid }) => uid));
    for (const uid of one.videos) if (!videos.has(uid)) violations.push(`${name}: video ${uid} is lost`);
    for (const id of one.tasks) {
      const task = await calls.gcore('GET', `/streaming/ai/tasks/${id}`).catch(() => null);
      if (task?.task_id !== id) violations.push(`${name}: task ${id} is lost`);
    }
    const tenant = await calls.control('GET', `/tenants/${name}`);
    if (tenant.credits.used < one.translated || tenant.credits.used > one.sent) {
      violations.push(`${name}: ${tenant.credits.used} credits used, ${one.translated} promised, ${one.sent} sent`);
    }
    const listed = new Set((await calls.control('GET', `/tenants/${name}/snapshots`)).snapshots.map((s) => s.name));
    for (const snapshot of one.snapshots)
      if (!listed.has(snapshot)) violations.push(`${name}: snapshot ${snapshot} is lost`);
    const { entries } = await calls.control('GET', `/tenants/${name}/journal`);
    const newest = Number(
      entries
        .filter(({ kind }) => kind === 'request')
        .at(-1)
        ?.id.split('-')
        .at(-1),
    );
    if (newest < one.request)
      violations.push(`${name}: the journal ends with ${newest}, request ${one.request} was answered`);
  }
}

async function writeAndKill(mocks) {
  let over = false;
  const work = Array.from({ length: options.writers }, async () => {
    while (!over) {
      const name = names[random.below(names.length)];
      const one = promised.get(name);
      one.sent += 1;
      try {
        await write(callsOf(mocks.ready, name), one);
        figures.writes += 1;
      } catch (error) {
        if (!over) violations.push(`${name}: ${error.message}`);
        else figures.unanswered += 1;
      }
    }
  });
  await new Promise((next) => setTimeout(next, random.below(700)));
  over = true;
  mocks.kill('SIGKILL');
  await mocks.ended;
  if (mocks.errors() !== '') violations.push(`standard error: ${mocks.errors().slice(0, 500)}`);
  await Promise.all(work);
}

/** One write by chance, noted when it was answered. */
async function write(calls, one) {
  // A tenant is open once it was answered: only then can it have snapshots.
  const isOpen = one.videos.size + one.tasks.size + one.translated > 0;
  const kind = random.below(isOpen ? 10 : 9);
  if (kind < 3)
    one.videos.add((await calls.stream('POST', '/stream/copy', { url: 'https://media.example.com/a.mp4' })).result.uid);
  else if (kind < 6) {
    const body = { task_name: 'transcription', url: 'https://media.example.com/a.mp4' };
    one.tasks.add((await calls.gcore('POST', '/streaming/ai/tasks', body)).task_id);
  } else if (kind < 9) {
    one.request = Math.max(one.request, await calls.translate());
    one.translated += 1;
  } else
    one.snapshots.add(
      (await calls.control('POST', `/tenants/${calls.name}/snapshots`, { name: `s${random.below(4)}` })).name,
    );
}

function callsOf(ready, name) {
  const origin = (provider) => new URL(ready.providers[provider].baseUrl).origin;
  const json = async (url, method, headers, body) => {
    const answer = await fetch(url, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text.slice(0, 200)}`);
    return { answer, value: JSON.parse(text) };
  };
  const key = `mock_${name}`;
  const contentOf = async (work) => (await work).value;
  return {
    name,
    stream: (method, path, body) =>
      contentOf(
        json(
          `${ready.providers['cloudflare-stream'].baseUrl}/accounts/${accountOf(name)}${path}`,
          method,
          { Authorization: `Bearer ${key}` },
          body,
        ),
      ),
    gcore: (method, path, body) =>
      contentOf(json(`${origin('gcore-ai')}${path}`, method, { Authorization: `APIKey ${key}` }, body)),
    control: (method, path, body) => contentOf(json(`${ready.control.url}${path}`, method, {}, body)),
    translate: async () => {
      const content = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n';
      const url = `${ready.providers.translateplus.baseUrl}/v2/translate/subtitles`;
      const { answer } = await json(
        url,
        'POST',
        { 'X-API-KEY': key },
        { format: 'srt', content, source: 'en', target: 'es' },
      );
      return Number(answer.headers.get('x-harness-request-id').split('-').at(-1));
    },
  };
}

/** An account that only this tenant uses. */
function accountOf(name) {
  return Buffer.from(name.padEnd(16, '.')).toString('hex');
}
