import type { LiveMock } from './live-mock.ts';

const CLIP = 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4';
const VTT = 'WEBVTT\n\n00:00.000 --> 00:02.000\nNot the run’s own\n';

type Json = Readonly<Record<string, unknown>>;

/** Somebody else who uses the account that a live run is given: past the proxy, unseen by the run's own tests. */
export class Foreigner {
  readonly #liveMock: LiveMock;
  #made = 0;

  constructor(liveMock: LiveMock) {
    this.#liveMock = liveMock;
  }

  /** One more video on each service and one more AI task, at work or not as time wills. */
  async makesMore(): Promise<void> {
    this.#made += 1;
    const n = this.#made;
    const { uid } = (await this.cloudflare('POST', '/copy', {
      input: CLIP,
      meta: { name: `alpha other ${n}` },
    })) as Json;
    const video = (await this.gcore('POST', '/streaming/videos', {
      video: { name: `Conform 1 first ${n}`, client_user_id: 4711, auto_transcribe_audio_language: 'disable' },
    })) as Json[];
    await this.gcore('POST', `/streaming/videos/${video[0]?.id}/subtitles`, { language: 'ger', name: 'x', vtt: VTT });
    await this.gcore('POST', '/streaming/ai/tasks', {
      url: n % 3 === 0 ? 'https://domain.com/video.zip' : CLIP,
      task_name: n % 2 === 0 ? 'content-moderation' : 'transcription',
      ...(n % 2 === 0 ? { category: 'sport' } : {}),
      client_user_id: 'somebody',
    });
    if (typeof uid !== 'string') throw new Error('no copy was made');
  }

  /** Fills the account: more than a page of everything, a waiting upload URL, and the webhook. */
  async settlesIn(things: number): Promise<void> {
    for (let n = 0; n < things; n += 1) await this.makesMore();
    await this.cloudflare('POST', '/direct_upload', { maxDurationSeconds: 60 });
    await this.cloudflare('PUT', '/webhook', { notificationUrl: 'https://somebody.example.com/hook' });
  }

  /** Everything that is there, without what time alone changes. */
  async sees(): Promise<readonly unknown[]> {
    const videos = (await this.cloudflare('GET', '?limit=1000')) as Json[];
    const pages = await this.#pages();
    const tasks = (await this.gcore('GET', '/streaming/ai/tasks?limit=1000')) as { results: Json[] };
    return [
      await this.cloudflare('GET', '/webhook'),
      ...videos.map(({ uid, meta, creator }) => ({ uid, meta, creator })),
      ...pages.map(({ id, name, description, client_user_id }) => ({ id, name, description, client_user_id })),
      ...tasks.results.map(({ task_id, task_data }) => ({ task_id, task_data })),
    ];
  }

  /** The same, as texts to look for. */
  async owns(): Promise<readonly string[]> {
    return (await this.sees()).map((one) => JSON.stringify(one)).sort();
  }

  async #pages(): Promise<Json[]> {
    const all: Json[] = [];
    for (let page = 1; ; page += 1) {
      const rows = (await this.gcore('GET', `/streaming/videos?per_page=100&page=${page}`)) as Json[];
      if (!Array.isArray(rows) || rows.length === 0) return all;
      all.push(...rows);
    }
  }

  async cloudflare(method: string, path: string, json?: unknown): Promise<unknown> {
    const { accountId, apiToken } = this.#liveMock.credentials['cloudflare-stream'];
    const url = `${this.#liveMock.behind['cloudflare-stream']}/accounts/${accountId}/stream${path}`;
    return ((await send(method, url, `Bearer ${apiToken}`, json)) as { result: unknown }).result;
  }

  gcore(method: string, path: string, json?: unknown): Promise<unknown> {
    const { apiKey } = this.#liveMock.credentials['gcore-ai'];
    return send(method, this.#liveMock.behind['gcore-ai'] + path, `APIKey ${apiKey}`, json);
  }
}

async function send(method: string, url: string, authorization: string, json: unknown): Promise<unknown> {
  const headers = { Authorization: authorization, 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method, headers, ...(json === undefined ? {} : { body: JSON.stringify(json) }) });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? null : JSON.parse(text);
}
