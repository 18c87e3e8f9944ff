import type { Tenant } from '../../mocks/kernel/world/tenant.ts';
import type { RunningWorld } from '../../mocks/start.ts';
import { providers, tokenOf } from '../../src/contracts/providers.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of every shape
type Body = any;

/** What the three services hear, in their own forms, as one tenant on a manual clock sees it. */
export interface Hearers {
  /** The result of a Gcore transcription of a URL. */
  gcore(url: string, more?: object): Promise<Body>;
  /** The state of a Stream copy of a URL with generated captions: `video`, `track`, and its `vtt`. */
  stream(url: string, language?: string): Promise<{ video: Body; track: Body; vtt: string }>;
  /** The generated captions of a file that is uploaded to Stream as a form, under a name. */
  streamForm(bytes: Uint8Array, name: string): Promise<string>;
  /** The answer of a whisper model of Workers AI to bytes. */
  workersAi(bytes: Uint8Array, more?: object): Promise<Body>;
}

/** Makes requests as the owner of a tenant. */
export function hearersOf(running: RunningWorld, tenant: Tenant): Hearers {
  const send = async (provider: 'gcore-ai' | 'cloudflare-stream' | 'workers-ai', path: string, body?: unknown) => {
    const row = providers[provider];
    const credential = row.credentials(tokenOf(tenant.name));
    const home = provider === 'gcore-ai' ? '' : `/accounts/${credential.accountId}`;
    const response = await fetch(`${running.providers[provider]?.baseUrl}${home}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...row.credentialHeaders(credential), 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return text.startsWith('{') ? (JSON.parse(text) as Body) : text;
  };
  return {
    async gcore(url, more = {}) {
      const { task_id } = await send('gcore-ai', '/streaming/ai/tasks', { task_name: 'transcription', url, ...more });
      await tenant.advance(3_600);
      return send('gcore-ai', `/streaming/ai/tasks/${task_id}`);
    },
    async stream(url, language = 'en') {
      const { uid } = (await send('cloudflare-stream', '/stream/copy', { url })).result;
      await tenant.advance(600);
      const captions = `/stream/${uid}/captions/${language}`;
      await send('cloudflare-stream', `${captions}/generate`, {});
      await tenant.advance(600);
      const [video, track] = [
        await send('cloudflare-stream', `/stream/${uid}`),
        await send('cloudflare-stream', captions),
      ];
      return { video: video.result, track: track.result, vtt: await send('cloudflare-stream', `${captions}/vtt`) };
    },
    async streamForm(bytes, name) {
      const body = new FormData();
      body.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
      const row = providers['cloudflare-stream'];
      const credential = row.credentials(tokenOf(tenant.name));
      const address = `${running.providers['cloudflare-stream']?.baseUrl}/accounts/${credential.accountId}/stream`;
      const answer = await fetch(address, { method: 'POST', headers: row.credentialHeaders(credential), body });
      const { uid } = ((await answer.json()) as Body).result;
      await tenant.advance(600);
      const captions = `/stream/${uid}/captions/en`;
      await send('cloudflare-stream', `${captions}/generate`, {});
      await tenant.advance(600);
      return send('cloudflare-stream', `${captions}/vtt`);
    },
    async workersAi(bytes, more = {}) {
      const audio = Buffer.from(bytes).toString('base64');
      return send('workers-ai', '/ai/run/@cf/openai/whisper-large-v3-turbo', { audio, ...more });
    },
  };
}
