// Many tenants at once while the mocks fail. Usage: node test/stress/faulty-load.mjs [--tenants N] [--warm N] [--seconds N] [--seed N]
// [--program FILE]. Each tenant first sends --warm requests, by which lists and journals are full; then memory is watched.
// Holds when no answered action is lost, no tenant sees what is another's, every request counts once, and memory stays flat within 10 %.
import { Agent } from 'node:http';
import { memoryOf, percentile } from './measure.mjs';
import { sendJson } from './support/http.mjs';
import { readOptions } from './support/options.mjs';
import { startMocks } from './support/programs.mjs';
import { createRandom } from './support/random.mjs';
import { report } from './support/report.mjs';
import { sendOnce } from './support/send-once.mjs';

const options = readOptions({ tenants: 200, warm: 60, seconds: 60, seed: 1 });
/** Videos and tasks of a tenant: few, so that memory soon has what it needs. */
const MOST = 5;
const MARK = /\(faulty-\d+\)/g;
/** Growth of memory from the first third of the watched time to the last, in per cent. */
const FLAT = 10;

const mocks = await startMocks(options.program, [
  ...['--chaos', 'rough', '--seed', String(options.seed), '--no-rate-limits'],
  ...['--max-journal-entries', '20', '--switch', 'gcore-ai.queueLimit=unlimited'],
]);
const control = mocks.ready.control.url;
const baseUrls = Object.fromEntries(Object.entries(mocks.ready.providers).map(([id, one]) => [id, one.baseUrl]));
const agent = new Agent({ keepAlive: true, maxSockets: options.tenants });
const violations = [];
const times = [];
const outcomes = {};
const memory = [];

const STEPS = [translate, translate, copyVideo, listVideos, deleteVideo, makeTask, listTasks, summary];

let seconds = 0;
try {
  const tenants = await Promise.all(Array.from({ length: options.tenants }, (_, at) => open(at)));
  // The first request to a server loads it.
  for (const step of [summary, listVideos, listTasks]) await step(tenants[0]);
  await Promise.all(tenants.map((tenant) => workWhile(tenant, () => tenant.requests < options.warm)));
  const begun = performance.now();
  const until = begun + options.seconds * 1_000;
  const watching = setInterval(() => memory.push(memoryOf(mocks.pid).own), 500);
  await Promise.all(tenants.map((tenant) => workWhile(tenant, () => performance.now() < until)));
  clearInterval(watching);
  seconds = (performance.now() - begun) / 1_000;
  await Promise.all(tenants.map(compare));
} catch (error) {
  violations.push(`the script failed: ${error.stack}`);
}
const growth = growthOf(memory);
if (growth > FLAT) violations.push(`memory grew by ${growth} % from the first third to the last`);
if (!mocks.running()) violations.push('the mocks ended');
agent.destroy();
await mocks.stop();
if (/\n\s+at .*:\d+:\d+/.test(mocks.errors())) violations.push(`the mocks wrote: ${mocks.errors().slice(0, 1_500)}`);
report(
  `load with faults, seed ${options.seed}`,
  [
    ['tenants', String(options.tenants)],
    ['requests', `${times.length} in ${Math.round(seconds)} s`],
    [
      'outcomes',
      Object.entries(outcomes)
        .map(([name, count]) => `${name} ${count}`)
        .join(', '),
    ],
    ['p50, p99, slowest', `${[50, 99, 100].map((share) => Math.round(percentile(times, share))).join(', ')} ms`],
    ['memory', `${Math.round((memory.at(-1) ?? 0) / 2 ** 20)} MiB, ${growth} % more than in the first third`],
  ],
  violations,
);
process.exit();

async function open(at) {
  const name = `faulty-${at}`;
  const { credentials } = await sendJson(control, 'POST', '/tenants', { name, credits: 1_000_000 });
  const { accountId, apiToken } = credentials['cloudflare-stream'].full;
  return {
    name,
    /** Stands in every text that the tenant sends, and in no other tenant's. */
    mark: `(${name})`,
    random: createRandom(options.seed * 100_000 + at),
    stream: `/accounts/${accountId}/stream`,
    headers: {
      'cloudflare-stream': { Authorization: `Bearer ${apiToken}` },
      'gcore-ai': { Authorization: `APIKey ${credentials['gcore-ai'].full.apiKey}` },
      translateplus: { 'X-API-KEY': credentials.translateplus.full.apiKey },
    },
    requests: 0,
    made: 0,
    /** What the answers promise, and what may have happened without an answer. */
    credits: { known: 0, perhaps: 0 },
    videos: { known: new Set(), perhaps: 0 },
    tasks: { known: new Set(), perhaps: 0 },
  };
}

async function workWhile(tenant, goesOn) {
  while (goesOn()) await tenant.random.pick(STEPS)(tenant);
}

/** Sends a request once. Resolves with `{ status, json }`; `json` is null where a fault broke the answer. */
async function ask(tenant, provider, method, path, body) {
  const url = new URL(baseUrls[provider]);
  const target = `${url.pathname.replace(/\/$/, '')}${path}`;
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const message = { method, target, headers: { ...tenant.headers[provider], ...json }, body };
  tenant.requests += 1;
  const { status, headers = {}, text, ms, error } = await sendOnce(url, message, agent);
  times.push(ms);
  const id = headers['x-harness-request-id'];
  if (id !== undefined && id.slice(0, id.lastIndexOf('-')) !== tenant.name)
    violations.push(`${tenant.name} ${method} ${target} was answered as ${id}`);
  const foreign = [...text.matchAll(MARK)].find(([mark]) => mark !== tenant.mark);
  if (foreign) violations.push(`${tenant.name} ${method} ${target} sees what is of ${foreign[0]}`);
  const read = parsed(error ? '' : text);
  const outcome = error ? 'broken off' : status >= 400 ? String(status) : read === null ? 'malformed' : 'answered';
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  return { status: error ? null : status, json: status < 300 && !error ? read : null };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text === '' ? '' : null;
  }
}

/** True for an answer that leaves open whether the work was done. */
function isOpen({ status, json }) {
  return status === null || (status < 300 && json === null);
}

async function translate(tenant) {
  const cues = 1 + tenant.random.below(4);
  const content = Array.from(
    { length: cues },
    (_, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\nHello ${tenant.mark}\n`,
  ).join('\n');
  const body = JSON.stringify({ format: 'srt', content, source: 'en', target: tenant.random.pick(['es', 'de', 'ja']) });
  const answer = await ask(tenant, 'translateplus', 'POST', '/v2/translate/subtitles', body);
  if (answer.json) tenant.credits.known += cues;
  else if (isOpen(answer)) tenant.credits.perhaps += cues;
}

async function copyVideo(tenant) {
  if (tenant.videos.known.size + tenant.videos.perhaps >= MOST) return summary(tenant);
  tenant.made += 1;
  const url = 'https://media.example/talk.mp4?mock-duration=5';
  const body = JSON.stringify({ url, meta: { name: `${tenant.mark} ${tenant.made}` } });
  const answer = await ask(tenant, 'cloudflare-stream', 'POST', `${tenant.stream}/copy`, body);
  if (answer.json) tenant.videos.known.add(answer.json.result.uid);
  else if (isOpen(answer)) tenant.videos.perhaps += 1;
}

async function listVideos(tenant) {
  const { json } = await ask(tenant, 'cloudflare-stream', 'GET', tenant.stream);
  if (json)
    same(
      tenant,
      'videos',
      json.result.map(({ uid }) => uid),
      tenant.videos,
    );
}

async function deleteVideo(tenant) {
  const [uid] = tenant.videos.known;
  if (uid === undefined) return;
  tenant.videos.known.delete(uid);
  const answer = await ask(tenant, 'cloudflare-stream', 'DELETE', `${tenant.stream}/${uid}`);
  if (answer.status !== null && answer.status >= 400) tenant.videos.known.add(uid);
  else if (isOpen(answer)) tenant.videos.perhaps += 1;
}

async function makeTask(tenant) {
  if (tenant.tasks.known.size + tenant.tasks.perhaps >= MOST) return summary(tenant);
  const url = 'https://media.example/talk.mp4?mock-duration=5';
  const body = JSON.stringify({ task_name: 'transcription', url, client_user_id: tenant.mark });
  const answer = await ask(tenant, 'gcore-ai', 'POST', '/streaming/ai/tasks', body);
  if (answer.json) tenant.tasks.known.add(answer.json.task_id);
  else if (isOpen(answer)) tenant.tasks.perhaps += 1;
}

async function listTasks(tenant) {
  const { json } = await ask(tenant, 'gcore-ai', 'GET', '/streaming/ai/tasks?limit=100');
  if (json)
    same(
      tenant,
      'tasks',
      json.results.map((task) => task.task_id),
      tenant.tasks,
    );
}

async function summary(tenant) {
  const { json } = await ask(tenant, 'translateplus', 'GET', '/v2/account/summary');
  if (json) between(tenant, 'credits', json.credits_used, tenant.credits);
}

/** Every known one is listed, and no more others than there were requests without an answer. */
function same(tenant, what, listed, { known, perhaps }) {
  const lost = [...known].filter((id) => !listed.includes(id));
  if (lost.length > 0) violations.push(`${tenant.name}: ${lost.length} ${what} are lost, such as ${lost[0]}`);
  const others = listed.length - (known.size - lost.length);
  if (others > perhaps) violations.push(`${tenant.name}: ${others} unknown ${what} for ${perhaps} open requests`);
}

function between(tenant, what, used, { known, perhaps }) {
  if (used >= known && used <= known + perhaps) return;
  violations.push(`${tenant.name}: ${used} ${what} used, ${known} to ${known + perhaps} expected`);
}

/** Compares at the end, without faults, what services count with what was answered. */
async function compare(tenant) {
  await sendJson(control, 'DELETE', `/tenants/${tenant.name}/faults`);
  await listVideos(tenant);
  await listTasks(tenant);
  await summary(tenant);
  const { entries } = await sendJson(control, 'GET', `/tenants/${tenant.name}/journal?limit=1000`);
  const last = entries.filter(({ kind }) => kind === 'request').at(-1)?.id;
  if (last !== `${tenant.name}-${tenant.requests}`)
    violations.push(`${tenant.name} sent ${tenant.requests} requests, and the last one is ${last}`);
}

/** Growth of the least memory from the first third to the last, in per cent; 0 where the system does not tell memory. */
function growthOf(samples) {
  const third = Math.floor(samples.length / 3);
  const [before, after] = [samples.slice(0, third), samples.slice(-third)].map((part) => Math.min(...part));
  return before > 0 && Number.isFinite(after) ? Math.round((1000 * (after - before)) / before) / 10 : 0;
}
