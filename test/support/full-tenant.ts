import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningWorld } from '../../mocks/start.ts';
import { createControlClient } from '../../src/control-client/index.ts';

const CHUNK = 5 * 1024 * 1024;
const CLIP = readFileSync(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
const HELLO = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n';
const free = Buffer.alloc(CHUNK + 1_000 - CLIP.length);
free.writeUInt32BE(free.length, 0);
free.write('free', 4, 'latin1');
/** The bundled clip in two chunks. */
const FILM = Buffer.concat([CLIP, free]);

/** What a client sees of an answer. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** A call that a test may repeat. */
export type Call = () => Promise<SeenAnswer>;

/** A receiver of webhooks that keeps what it gets. */
export async function webhookReceiver() {
  const got: string[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    got.push(text);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    got,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Calls of one tenant at every mock of a running world. Ports are blanked in what is seen, so that other worlds compare. */
export function callsOf(running: RunningWorld, name: string) {
  const urlOf = (provider: string) => running.providers[provider]?.baseUrl ?? '';
  const key = `mock_${name}`;
  const see = async (url: string, init: RequestInit = {}): Promise<SeenAnswer> => {
    const answer = await fetch(url, init);
    const blank = (text: string) => text.replace(/127\.0\.0\.1:\d+/g, '{host}');
    // The control API has the machine's time; each mock has that of its tenant.
    const isReal = url.startsWith(running.control.url);
    const headers = [...answer.headers]
      .filter(([header]) => !(isReal && header === 'date'))
      .map(([header, value]) => [header, blank(value)] as const);
    return { status: answer.status, headers, body: blank(await answer.text()) };
  };
  const json = (method: string, body: unknown, headers: Record<string, string>): RequestInit => ({
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const stream = async () => {
    const tenant = await createControlClient({ url: running.control.url }).getTenant(name);
    return `${urlOf('cloudflare-stream')}/accounts/${tenant.credentials['cloudflare-stream']?.full?.accountId}`;
  };
  const bearer = { Authorization: `Bearer ${key}` };
  const apikey = { Authorization: `APIKey ${key}` };
  return {
    see,
    translate:
      (target: string): Call =>
      () =>
        see(
          `${urlOf('translateplus')}/v2/translate/subtitles`,
          json('POST', { format: 'srt', content: HELLO, source: 'en', target }, { 'X-API-KEY': key }),
        ),
    summary: (): Call => () => see(`${urlOf('translateplus')}/v2/account/summary`, { headers: { 'X-API-KEY': key } }),
    gcore:
      (method: string, path: string, body?: object): Call =>
      () =>
        see(`${urlOf('gcore-ai')}${path}`, body ? json(method, body, apikey) : { method, headers: apikey }),
    stream:
      (method: string, path: string, body?: object): Call =>
      async () =>
        see(`${await stream()}${path}`, body ? json(method, body, bearer) : { method, headers: bearer }),
    hear: (): Call => async () =>
      see(`${(await stream()).replace('/stream', '')}/ai/run/@cf/openai/whisper`, {
        method: 'POST',
        headers: { ...bearer, 'Content-Type': 'application/octet-stream' },
        body: CLIP,
      }),
    createUpload: (): Call => async () =>
      see(`${await stream()}/stream?direct_user=true`, {
        method: 'POST',
        headers: { ...bearer, 'Tus-Resumable': '1.0.0', 'Upload-Length': String(FILM.length) },
      }),
    /** The first chunk of an upload, or the second and last. */
    chunk:
      (id: string, part: 0 | 1): Call =>
      () =>
        see(`${urlOf('cloudflare-stream').replace('/client/v4', '')}/tus/${name}/${id}`, {
          method: 'PATCH',
          headers: {
            'Tus-Resumable': '1.0.0',
            'Content-Type': 'application/offset+octet-stream',
            'Upload-Offset': String(part * CHUNK),
          },
          body: FILM.subarray(part * CHUNK, (part + 1) * CHUNK),
        }),
    control:
      (method: string, path: string, body?: object): Call =>
      () =>
        see(`${running.control.url}${path}`, body ? json(method, body, {}) : { method }),
  };
}

/**
 * Opens a tenant with state of every kind: of every provider, effects due, faults half used, windows part full, seeds, switches, an
 * upload part sent, webhooks due. Returns the ids that calls need.
 */
export async function fillTenant(running: RunningWorld, name: string, hook: string) {
  const calls = callsOf(running, name);
  const control = createControlClient({ url: running.control.url });
  await control.createTenant({
    name,
    clock: 'manual',
    seed: 7,
    credits: 50,
    limits: { translateplus: { requests: 9, seconds: 60 } },
    switches: { 'gcore-ai.webhooks': 'on', 'translateplus.window': 'sliding' },
  });
  await control.seed(name, {
    heard: [{ url: '*/talk.mp4', language: 'en', text: 'We begin here. We end there.' }],
    translated: [{ from: 'en', to: 'es', phrases: { 'Hello world': 'Hola a todos' } }],
  });
  await control.addFault(name, {
    match: { operation: 'getAccountSummary' },
    after: 1,
    every: 2,
    times: 3,
    effect: { type: 'failure', failure: 'internal-error' },
  });
  await control.addFault(name, {
    match: { operation: 'listVideos' },
    ttlSeconds: 600,
    effect: { type: 'delay', milliseconds: { median: 3, sigma: 0.5 } },
  });
  await calls.translate('es')();
  for (let at = 0; at < 3; at += 1) await calls.summary()();
  const source = `https://media.example.com/talk.mp4?mock-webhook=${encodeURIComponent(hook)}`;
  const task = JSON.parse(
    (await calls.gcore('POST', '/streaming/ai/tasks', { task_name: 'transcription', url: source })()).body,
  ).task_id as string;
  const video = JSON.parse(
    (await calls.gcore('POST', '/streaming/videos', { name: 'talk', origin_url: source })()).body,
  ).id as number;
  await calls.stream('PUT', '/stream/webhook', { notificationUrl: hook })();
  const copied = JSON.parse(
    (await calls.stream('POST', '/stream/copy', { url: 'https://media.example.com/talk.mp4' })()).body,
  ).result.uid as string;
  await calls.hear()();
  const upload = Object.fromEntries((await calls.createUpload()()).headers)['stream-media-id'] as string;
  await calls.chunk(upload, 0)();
  await control.advance(name, 4);
  return { task, video, copied, upload };
}

/** Ids of what `fillTenant` made. */
export type FilledIds = Awaited<ReturnType<typeof fillTenant>>;

/** Calls that read and change everything that `fillTenant` made, to the end of every job. */
export function everyCall(running: RunningWorld, name: string, { task, video, copied, upload }: FilledIds): Call[] {
  const calls = callsOf(running, name);
  const advance = (seconds: number) => calls.control('POST', `/tenants/${name}/clock/advance`, { seconds });
  return [
    calls.summary(),
    calls.summary(),
    ...['es', 'ja', 'es', 'ar'].map(calls.translate),
    calls.gcore('GET', `/streaming/ai/tasks/${task}`),
    calls.gcore('POST', '/streaming/ai/tasks', { task_name: 'transcription', url: 'https://media.example.com/b.mp4' }),
    calls.chunk(upload, 1),
    calls.stream('GET', `/stream/${upload}`),
    calls.hear(),
    advance(3),
    calls.gcore('GET', '/streaming/ai/tasks'),
    calls.stream('GET', `/stream/${copied}`),
    advance(600),
    calls.stream('POST', `/stream/${copied}/captions/en/generate`),
    advance(600),
    calls.stream('GET', `/stream/${copied}/captions/en/vtt`),
    calls.stream('GET', `/stream/${upload}`),
    calls.stream('POST', '/stream/copy', { url: 'https://media.example.com/c.mp4' }),
    calls.gcore('GET', `/streaming/videos/${video}/subtitles`),
    calls.gcore('DELETE', `/streaming/videos/${video}`),
    calls.stream('GET', '/stream'),
    ...['es', 'de', 'es', 'fr', 'it', 'es', 'es', 'es', 'es', 'es'].map(calls.translate),
    advance(60),
    calls.summary(),
    calls.control('GET', `/tenants/${name}`),
  ];
}

/** What a tenant tells of its requests: journal and explanations. The real time of a request is blanked. */
export async function story(running: RunningWorld, name: string): Promise<string> {
  const { control } = callsOf(running, name);
  const journal = (await control('GET', `/tenants/${name}/journal`)()).body.replace(/"time":"[^"]*"/g, '"time":""');
  const ids = (JSON.parse(journal) as { entries: { id: string; kind: string }[] }).entries.map(({ id }) => id);
  const explained: string[] = [];
  for (const id of ids) explained.push((await control('GET', `/explain/${id}`)()).body);
  return [journal, ...explained].join('\n');
}
