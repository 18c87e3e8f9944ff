// Many tenants at once. Usage: node test/stress/load.mjs [--tenants N] [--seconds N] [--seed N] [--program FILE]
// Holds when every tenant sees only what is its own, and credits, videos, tracks and tasks are counted exactly.
import { createAgent, send, sendJson, watchHealth } from './support/http.mjs';
import { readOptions } from './support/options.mjs';
import { openDescriptors, startMocks } from './support/programs.mjs';
import { createRandom } from './support/random.mjs';
import { percentile, report } from './support/report.mjs';

const options = readOptions({ tenants: 200, seconds: 60, seed: 1 });
/** Videos of a tenant at each provider, so that a list has one page and the queue of Stream stays open. */
const MOST = 20;
const MARK = /\(load-[\w-]+\)/g;
const NOWHERE = 'http://127.0.0.1:9/video.mp4';

const mocks = await startMocks(options.program);
const control = mocks.ready.control.url;
const { providers } = mocks.ready;
const urls = {
  stream: new URL(providers['cloudflare-stream'].baseUrl),
  gcore: new URL(providers['gcore-ai'].baseUrl),
  translateplus: new URL(providers.translateplus.baseUrl),
};
/** What a tenant does, one thing after the other. */
const STEPS = [
  translate,
  translate,
  copyVideo,
  makeVideo,
  makeTask,
  listStream,
  listGcore,
  putCaption,
  readCaption,
  deleteVideo,
];
const agent = createAgent(options.tenants);
const violations = [];
const times = [];
let lists = 0;
let seconds = 0;
try {
  await load();
} catch (error) {
  violations.push(`the script failed: ${error.stack}`);
}
const descriptors = openDescriptors(mocks.pid);
if (!mocks.running()) violations.push('the mocks ended');
agent.destroy();
await mocks.stop();
if (/\n\s+at .*:\d+:\d+/.test(mocks.errors())) violations.push(`the mocks wrote: ${mocks.errors().slice(0, 1_500)}`);
report(
  `load, seed ${options.seed}`,
  [
    ['tenants', String(options.tenants)],
    [
      'requests',
      `${times.length} in ${Math.round(seconds)} s, ${Math.round(times.length / Math.max(1, seconds))} a second`,
    ],
    ['p50, p99, slowest', `${[50, 99, 100].map((share) => Math.round(percentile(times, share))).join(', ')} ms`],
    ['lists compared', String(lists)],
    ['descriptors', String(descriptors)],
  ],
  violations,
);
process.exit();

async function load() {
  const tenants = [];
  for (let at = 0; at < options.tenants; at += 1) tenants.push(await open(at));
  const watch = watchHealth(control);
  const begun = performance.now();
  const until = begun + options.seconds * 1_000;
  await Promise.all(tenants.map((tenant) => work(tenant, until)));
  seconds = (performance.now() - begun) / 1_000;
  violations.push(...(await watch.stop()).failures);
  await Promise.all(tenants.map(compare));
}

async function open(at) {
  // Every second one is named after the one before, so that what goes by the beginning of a name is found.
  const name = at % 2 === 0 ? `load-${at}` : `load-${at - 1}-neighbour`;
  const { limits } = await sendJson(control, 'POST', '/tenants', { name, credits: 1_000_000 });
  const free = Object.fromEntries(Object.keys(limits).map((one) => [one, null]));
  const { credentials } = await sendJson(control, 'PATCH', `/tenants/${name}`, { limits: free });
  const { accountId, apiToken } = credentials['cloudflare-stream'].full;
  return {
    name,
    /** Stands in every text that the tenant sends, and in no other tenant's. */
    mark: `(${name})`,
    random: createRandom(options.seed * 100_000 + at),
    streamPath: `${urls.stream.pathname}/accounts/${accountId}/stream`,
    stream: { Authorization: `Bearer ${apiToken}` },
    gcore: { Authorization: `APIKey ${credentials['gcore-ai'].full.apiKey}` },
    translateplus: { 'X-API-KEY': credentials.translateplus.full.apiKey },
    credits: 0,
    made: 0,
    streamVideos: [],
    gcoreVideos: [],
    tasks: 0,
    captions: new Map(),
  };
}

async function work(tenant, until) {
  while (performance.now() < until) await tenant.random.pick(STEPS)(tenant);
}

/** Sends a request of a tenant. Resolves with its JSON or text, null for one that failed. */
async function ask(tenant, service, { method = 'GET', target, json, headers = {}, body }) {
  const answer = await send(
    urls[service].origin,
    {
      method,
      target,
      headers: {
        ...tenant[service],
        ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined && body === undefined ? {} : { body: body ?? Buffer.from(JSON.stringify(json)) }),
    },
    { agent, patience: 60_000 },
  );
  times.push(answer.ms);
  const text = answer.bytes?.toString('utf8') ?? '';
  if (answer.error || answer.status >= 300) {
    violations.push(
      `${tenant.name} ${method} ${target}: ${answer.error?.message ?? `${answer.status} ${text.slice(0, 200)}`}`,
    );
    return null;
  }
  const foreign = [...text.matchAll(MARK)].find(([mark]) => mark !== tenant.mark);
  if (foreign) violations.push(`${tenant.name} ${method} ${target} sees what is of ${foreign[0]}`);
  return { text, json: () => JSON.parse(text) };
}

async function translate(tenant) {
  const cues = 1 + tenant.random.below(4);
  const content = Array.from(
    { length: cues },
    (_, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},900\nHello ${tenant.name}\n`,
  ).join('\n');
  const json = { format: 'srt', content, source: 'en', target: tenant.random.pick(['es', 'de', 'ja']) };
  const answer = await ask(tenant, 'translateplus', { method: 'POST', target: '/v2/translate/subtitles', json });
  if (answer !== null) tenant.credits += cues;
}

async function copyVideo(tenant) {
  if (tenant.streamVideos.length >= MOST) return;
  tenant.made += 1;
  const json = { input: NOWHERE, meta: { name: `${tenant.mark} ${tenant.made}` } };
  const answer = await ask(tenant, 'stream', { method: 'POST', target: `${tenant.streamPath}/copy`, json });
  if (answer !== null) tenant.streamVideos.push(answer.json().result.uid);
}

async function makeVideo(tenant) {
  if (tenant.gcoreVideos.length >= MOST) return;
  tenant.made += 1;
  const json = { video: { name: `${tenant.mark} ${tenant.made}` } };
  const answer = await ask(tenant, 'gcore', { method: 'POST', target: '/streaming/videos', json });
  if (answer !== null) tenant.gcoreVideos.push([answer.json()].flat()[0]?.id);
}

async function makeTask(tenant) {
  if (tenant.tasks >= MOST) return;
  const json = { task_name: 'transcription', url: NOWHERE, client_user_id: tenant.mark };
  if ((await ask(tenant, 'gcore', { method: 'POST', target: '/streaming/ai/tasks', json })) !== null) tenant.tasks += 1;
}

async function listStream(tenant) {
  const answer = await ask(tenant, 'stream', { target: tenant.streamPath });
  if (answer === null) return;
  lists += 1;
  same(
    tenant,
    'videos at Stream',
    answer.json().result.map(({ uid }) => uid),
    tenant.streamVideos,
  );
}

async function listGcore(tenant) {
  const answer = await ask(tenant, 'gcore', { target: '/streaming/videos?per_page=100' });
  if (answer === null) return;
  lists += 1;
  same(
    tenant,
    'videos at Gcore',
    answer.json().map(({ id }) => id),
    tenant.gcoreVideos,
  );
}

async function putCaption(tenant) {
  const uid = tenant.random.pick(tenant.streamVideos);
  if (uid === undefined) return;
  tenant.made += 1;
  const text = `WEBVTT\n\n00:01.000 --> 00:02.000\n${tenant.mark} ${tenant.made}\n`;
  const body = Buffer.from(`--B\r\nContent-Disposition: form-data; name="file"\r\n\r\n${text}\r\n--B--\r\n`);
  const headers = { 'Content-Type': 'multipart/form-data; boundary=B' };
  const target = `${tenant.streamPath}/${uid}/captions/en`;
  if ((await ask(tenant, 'stream', { method: 'PUT', target, headers, body })) !== null) tenant.captions.set(uid, text);
}

async function readCaption(tenant) {
  const uid = tenant.random.pick([...tenant.captions.keys()]);
  if (uid === undefined) return;
  const answer = await ask(tenant, 'stream', { target: `${tenant.streamPath}/${uid}/captions/en/vtt` });
  if (answer !== null && answer.text !== tenant.captions.get(uid))
    violations.push(`${tenant.name}: another track of ${uid}`);
}

async function deleteVideo(tenant) {
  const [uid] = tenant.streamVideos;
  if (uid === undefined || tenant.streamVideos.length < MOST) return;
  const answer = await ask(tenant, 'stream', { method: 'DELETE', target: `${tenant.streamPath}/${uid}` });
  if (answer === null) return;
  tenant.streamVideos.shift();
  tenant.captions.delete(uid);
}

/** Compares at the end what services count with what was done. */
async function compare(tenant) {
  await listStream(tenant);
  await listGcore(tenant);
  const tasks = await ask(tenant, 'gcore', { target: '/streaming/ai/tasks?limit=100' });
  const marks = [...(tasks?.text ?? '').matchAll(MARK)].length;
  if (marks !== tenant.tasks) violations.push(`${tenant.name} made ${tenant.tasks} tasks, and ${marks} are listed`);
  const { credits } = await sendJson(control, 'GET', `/tenants/${tenant.name}`);
  if (credits.used !== tenant.credits) {
    violations.push(`${tenant.name} was charged ${credits.used} credits for ${tenant.credits}`);
  }
}

function same(tenant, what, listed, made) {
  const [one, other] = [listed, made].map((ids) => ids.map(String).toSorted().join());
  if (one !== other) violations.push(`${tenant.name}: ${listed.length} ${what} are listed, ${made.length} were made`);
}
