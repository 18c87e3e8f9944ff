// The requests that http.mjs measures: tenants with their state, made through the APIs themselves.
const cuesOf = (number) =>
  [1, 2, 3]
    .map((at) => `${at}\n00:00:0${at},000 --> 00:00:0${at},900\nGood morning, number ${number + at}\n`)
    .join('\n');
const FILE = 'WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.500\nHello world\n';

/** A caption file of about that many bytes. */
export const fileOf = (bytes) =>
  FILE +
  `\n00:00:03.000 --> 00:00:04.000\n${'Good night, and good luck. '.repeat(4)}\n`.repeat(Math.floor(bytes / 140));
/** Limits that a run does not reach: requests are counted, and never refused. */
const WIDE = { requests: 1_000_000_000, seconds: 3_600 };

async function call(url, { method = 'GET', headers = {}, body } = {}) {
  const answer = await fetch(url, { method, headers, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`);
  return text;
}

/** The head and body of a request, as bytes on the wire. */
export function requestText(method, url, headers = {}, body = '') {
  const { host, pathname, search } = new URL(url);
  const length = body === '' ? [] : [['Content-Length', Buffer.byteLength(body)]];
  const lines = [['Host', host], ...Object.entries(headers), ...length].map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** Tenants whose requests take turns, so that a server cannot live off what it knows of the last request. */
const TENANTS = 16;

/** Opens tenants and returns their requests by name: the bytes to send, one request of each tenant, and the body of one answer. */
export async function openCases(world) {
  const tenants = [];
  for (let at = 0; at < TENANTS; at += 1) tenants.push(await openTenant(world, at));
  const cases = [];
  for (const title of Object.keys(tenants[0].cases)) {
    const requests = [];
    let first = null;
    for (const { cases } of tenants) {
      const { request, ...rest } = await prepare(title, cases[title]);
      requests.push(request);
      first ??= rest;
    }
    cases.push({ ...first, request: requests });
  }
  const [{ upload, readFile }] = tenants;
  return {
    cases,
    /** Replaces a caption file, and returns the request that reads it. */
    openFile: async (title, bytes) => {
      await upload('en', fileOf(bytes));
      return prepare(title, readFile);
    },
  };
}

const prepare = async (title, [method, url, headers, body]) => ({
  title,
  port: Number(new URL(url).port),
  request: requestText(method, url, headers, body),
  answer: await call(url, { method, headers, body }),
});

/** Opens a tenant with a video of three tracks and a finished task; returns its requests by name. */
async function openTenant({ control, providers }, number) {
  const name = `bench${number}`;
  const json = { 'Content-Type': 'application/json' };
  const limits = Object.fromEntries(Object.keys(providers).map((id) => [id, WIDE]));
  const settings = { name, credits: 1_000_000_000, limits };
  const { credentials } = JSON.parse(
    await call(`${control.url}/tenants`, { method: 'POST', headers: json, body: JSON.stringify(settings) }),
  );
  const at = (id, path) => `${providers[id].baseUrl}${path}`;
  const stream = { Authorization: `Bearer ${credentials['cloudflare-stream'].full.apiToken}` };
  const account = at('cloudflare-stream', `/accounts/${credentials['cloudflare-stream'].full.accountId}/stream`);
  const gcore = { Authorization: `APIKey ${credentials['gcore-ai'].full.apiKey}` };
  const plus = { 'X-API-KEY': credentials.translateplus.full.apiKey };

  const copied = await call(`${account}/copy`, {
    method: 'POST',
    headers: { ...stream, ...json },
    body: '{"url":"https://films.example/a.mp4"}',
  });
  const captions = `${account}/${JSON.parse(copied).result.uid}/captions`;
  const upload = async (tag, text) => {
    const form = new FormData();
    form.set('file', new Blob([text]), 'a.vtt');
    await call(`${captions}/${tag}`, { method: 'PUT', headers: stream, body: form });
  };
  for (const tag of ['en', 'de', 'fr']) await upload(tag, FILE);
  const task = await call(at('gcore-ai', '/streaming/ai/tasks'), {
    method: 'POST',
    headers: { ...gcore, ...json },
    body: JSON.stringify({ url: 'https://films.example/a.mp4', task_name: 'transcription' }),
  });
  const { task_id } = JSON.parse(task);
  const day = { method: 'POST', headers: json, body: '{"seconds":86400}' };
  await call(`${control.url}/tenants/${name}/clock/advance`, day);

  const translate = JSON.stringify({ format: 'srt', content: cuesOf(number), source: 'en', target: 'es' });
  const cases = {
    'list captions': ['GET', captions, stream],
    'get task': ['GET', at('gcore-ai', `/streaming/ai/tasks/${task_id}`), gcore],
    summary: ['GET', at('translateplus', '/v2/account/summary'), plus],
    'translate 3 cues': ['POST', at('translateplus', '/v2/translate/subtitles'), { ...plus, ...json }, translate],
  };
  return { cases, upload, readFile: ['GET', `${captions}/en/vtt`, stream] };
}
