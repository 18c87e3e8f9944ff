import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tenant } from '../../../mocks/kernel/world/tenant.ts';
import { type RunningWorld, startWorld } from '../../../mocks/start.ts';
import { buildPages } from '../../../scripts/pages.mjs';
import { accountIdOf } from '../../../src/contracts/cloudflare-gateway/account-id.ts';
import { tokenOf } from '../../../src/contracts/providers.ts';
import type { VideoView } from '../../../src/origin/videos/view.ts';
import { bundleWorker, type Miniflare, startMiniflare } from './miniflare.ts';

/** The Worker of the example in workerd, with the mocks behind its binding and its requests. */
export interface RunningWorker {
  readonly url: string;
  readonly miniflare: Miniflare;
  readonly tenant: Tenant;
  /** Sends a request to the Worker. */
  send(path: string, init?: RequestInit): Promise<Response>;
  /** Uploads a film, and waits until its job ended. */
  caption(film: Uint8Array, fields?: Readonly<Record<string, string>>): Promise<VideoView>;
  /** Waits until the job of a video ended. */
  ended(id: string): Promise<VideoView>;
  /** Kills workerd, and starts it with what it has on its disk. */
  restart(): Promise<void>;
  /** Operations of the mocks that were called, in order. */
  operations(): string[];
  close(): Promise<void>;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

/** Starts the Worker. `vars` are variables of its own. */
export async function startWorker(vars: Readonly<Record<string, string>> = {}): Promise<RunningWorker> {
  const world: RunningWorld = await startWorld({ ports: 'auto' });
  const tenant = world.world.create('worker', {});
  const folder = mkdtempSync(join(tmpdir(), 'worker-page-'));
  const { copyPage } = (await import(here('../../../examples/worker/page.mjs'))) as {
    copyPage(pages: string, target: string): Promise<void>;
  };
  await buildPages(`${folder}/built`);
  await copyPage(`${folder}/built`, `${folder}/page`);
  const { baseUrl: cloudflare } = world.providers['workers-ai'] ?? { baseUrl: '' };
  const { baseUrl: translateplus = '' } = world.providers.translateplus ?? {};
  const key = tokenOf(tenant.name);
  const page = (request: Request): Response => {
    const { pathname } = new URL(request.url);
    const path = pathname === '/' ? '/index.html' : pathname;
    try {
      const headers = { 'Content-Type': TYPES[extname(path)] ?? 'text/plain' };
      return new Response(readFileSync(join(folder, 'page', path)), { headers });
    } catch {
      return new Response('There is no such page.', { status: 404 });
    }
  };
  const state = (name: string): string => join(folder, 'state', name);
  const options = {
    r2Persist: state('r2'),
    durableObjectsPersist: state('objects'),
    workflowsPersist: state('workflows'),
    workers: [
      {
        name: 'captions',
        modules: true,
        script: await bundleWorker(here('crashing-job.mjs')),
        compatibilityDate: '2026-04-01',
        compatibilityFlags: ['nodejs_compat'],
        bindings: {
          TRANSLATEPLUS_API_KEY: key,
          TRANSLATEPLUS_BASE_URL: translateplus,
          STEP_RETRY_SECONDS: '0.1',
          ...vars,
        },
        r2Buckets: ['MEDIA'],
        durableObjects: { LOGS: { className: 'LogStore', useSQLite: true } },
        workflows: { JOBS: { name: 'captions-job', className: 'CaptionJob' } },
        queueProducers: { EVENTS: 'events' },
        queueConsumers: { events: { maxBatchTimeout: 0.1, maxRetries: 2, deadLetterQueue: 'dead' } },
        wrappedBindings: { AI: 'ai' },
        serviceBindings: { ASSETS: page },
      },
      {
        name: 'ai',
        modules: true,
        script: readFileSync(here('ai-binding.mjs'), 'utf8'),
        bindings: {
          URL: `${cloudflare}/accounts/${accountIdOf(tenant.name)}`,
          TOKEN: tokenOf(tenant.name),
        },
      },
    ],
  };
  let miniflare = await startMiniflare(options);
  let url = (await miniflare.ready).href.replace(/\/$/, '');
  const send: RunningWorker['send'] = (path, init) => fetch(`${url}${path}`, init);
  const ended = async (id: string): Promise<VideoView> => {
    for (const end = Date.now() + 60_000; ; await new Promise((next) => setTimeout(next, 100))) {
      const video = (await (await send(`/videos/${id}`)).json()) as VideoView;
      if (['done', 'failed'].includes(video.job.state)) return video;
      if (Date.now() > end) throw new Error(`the job did not end: ${JSON.stringify(video.job)}`);
    }
  };
  return {
    get url() {
      return url;
    },
    get miniflare() {
      return miniflare;
    },
    tenant,
    send,
    ended,
    async caption(film, fields = {}) {
      const form = new FormData();
      form.set('video', new Blob([film]), 'talk.mp4');
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      const answer = await send('/videos', { method: 'POST', body: form });
      if (answer.status !== 202) throw new Error(`refused: ${answer.status} ${await answer.text()}`);
      return ended(((await answer.json()) as VideoView).id);
    },
    async restart() {
      await miniflare.dispose();
      miniflare = await startMiniflare(options);
      url = (await miniflare.ready).href.replace(/\/$/, '');
    },
    operations: () => tenant.journal.entries.map(({ operation }) => operation ?? '?'),
    async close() {
      await miniflare.dispose();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
