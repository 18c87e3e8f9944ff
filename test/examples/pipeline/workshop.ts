import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCloudflareStreamClient } from '../../../src/clients/cloudflare-stream.ts';
import { createGcoreClient } from '../../../src/clients/gcore-ai.ts';
import { createTranslatePlusClient } from '../../../src/clients/translateplus.ts';
import { createWorkersAiClient } from '../../../src/clients/workers-ai.ts';
import { createControlClient, type TenantArrangement } from '../../../src/control-client/index.ts';
import {
  type CaptionOptions,
  type CaptionResult,
  captionVideo,
  createDrivenClock,
  loopbackHost,
} from '../../../src/pipeline/index.ts';

/** Where to find the mocks: the variables that `caption-harness exec` and `mutate` set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Result of each job and what is in place after it. Everything its user can notice is in it. */
export interface Diary {
  push(line: string): unknown;
}

/** The bundled video, of which every word is known. */
export const helloVideo = fileURLToPath(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));

const UNKNOWN = { accountId: 'f'.repeat(32), apiToken: 'nobody', apiKey: '1$nobody' };

type Fault = Parameters<ReturnType<typeof createControlClient>['addFault']>[1];

/** A tenant of one's own with clients, a clock that the pipeline's waits push, and a folder for what the pipeline keeps. */
export type Workshop = Awaited<ReturnType<typeof openWorkshop>>;

/**
 * Opens one. The same name on the same mocks writes the same diary.
 * @param scope `full`, or that of poorer credentials
 */
export async function openWorkshop(name: string, environment: Environment, diary: Diary) {
  const control = createControlClient({ url: environment.CAPTION_HARNESS_CONTROL_URL ?? '' });
  const tenant = await control.createTenant({ name, clock: 'manual' });
  const begun = Date.parse(tenant.clock.now);
  const clock = await createDrivenClock({
    now: async () => Date.parse((await control.getTenant(name)).clock.now),
    advance: async (milliseconds) => Date.parse((await control.advance(name, milliseconds / 1000)).clock.now),
  });
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-example-'));
  const write = (what: string, value: unknown) => {
    diary.push(`${name}: ${what}: ${withoutPlaces(JSON.stringify(value) ?? 'nothing', folder)}`);
  };
  const note = async <T>(what: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      const value = await work();
      write(what, value);
      return value;
    } catch (error) {
      const { kind } = error as { kind?: string };
      write(what, { kind, failed: error instanceof Error ? error.message : String(error) });
      return null;
    }
  };
  return {
    folder,
    clock,
    note,
    /** @param scope `full`, that of poorer credentials, or `unknown` for those that nobody gave out */
    clients(scope = 'full') {
      const common = { clock, fetch: clock.fetch, timeoutMs: 30_000, random: () => 0 };
      const { accountId = '', apiToken = '' } = tenant.credentials['cloudflare-stream']?.[scope] ?? UNKNOWN;
      const cloudflare = { baseUrl: environment.CLOUDFLARE_BASE_URL, accountId, apiToken, ...common };
      const keyOf = (provider: string) => tenant.credentials[provider]?.[scope]?.apiKey ?? UNKNOWN.apiKey;
      return {
        stream: createCloudflareStreamClient(cloudflare),
        workersAi: createWorkersAiClient(cloudflare),
        gcore: createGcoreClient({ baseUrl: environment.GCORE_BASE_URL, apiKey: keyOf('gcore-ai'), ...common }),
        translatePlus: createTranslatePlusClient({
          baseUrl: environment.TRANSLATEPLUS_BASE_URL,
          apiKey: keyOf('translateplus'),
          ...common,
        }),
      };
    },
    arrange: (settings: TenantArrangement) => control.updateTenant(name, settings),
    fault: (rule: Fault) => control.addFault(name, rule),
    /** Captions a video, one language at a time, so that the diary is the same each time. */
    caption(
      what: string,
      options: Omit<CaptionOptions, 'state'> & { readonly state?: string },
      video = helloVideo,
    ): Promise<CaptionResult | null> {
      return note(what, async () => {
        const told: string[] = [];
        const { doing: _doing, ...end } = await captionVideo(video, {
          clock,
          host: loopbackHost,
          allowPrivateHosts: true,
          parallelLanguages: 1,
          onProgress: ({ stage, state, fraction, doing }) => told.push([stage, state, fraction, doing].join(' ')),
          ...options,
          state: join(folder, options.state ?? 'state'),
        }).then((result) => ({ ...result, doing: told }));
        write(`${what}, told`, [...new Set(told)]);
        write(`${what}, took`, clock.now() - begun);
        return end;
      });
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Ports and folders differ from run to run, so do keys of jobs whose video has an address, and Node's words for a reset. */
const withoutPlaces = (text: string, folder: string): string =>
  text
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1')
    .replaceAll(folder, '.')
    .replace(/(caption-harness[- ]|"key":")[0-9a-f]{24}/g, '$1KEY')
    .replaceAll('UND_ERR_SOCKET', 'ECONNRESET');
