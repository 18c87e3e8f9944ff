import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SettingsPatch } from '../../mocks/kernel/world/settings.ts';
import type { Tenant } from '../../mocks/kernel/world/tenant.ts';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { createCloudflareStreamClient } from '../../src/clients/cloudflare-stream.ts';
import { createGcoreClient } from '../../src/clients/gcore-ai.ts';
import { createTranslatePlusClient } from '../../src/clients/translateplus.ts';
import { createWorkersAiClient } from '../../src/clients/workers-ai.ts';
import { providers, tokenOf } from '../../src/contracts/providers.ts';
import { createDrivenClock, type DrivenClock } from '../../src/pipeline/pace/driven-clock.ts';

/** The bundled video, whose transcript and translations are known. */
export const helloVideo = fileURLToPath(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));

/** One tenant of a world, the clients that use it, and a folder for the pipeline's files. */
export interface PipelineMocks {
  readonly world: RunningWorld;
  readonly tenant: Tenant;
  readonly clock: DrivenClock;
  readonly folder: string;
  readonly gcore: ReturnType<typeof createGcoreClient>;
  readonly stream: ReturnType<typeof createCloudflareStreamClient>;
  readonly workersAi: ReturnType<typeof createWorkersAiClient>;
  readonly translatePlus: ReturnType<typeof createTranslatePlusClient>;
  /** Operation ids of the tenant's requests so far, in order. */
  operations(): string[];
  close(): Promise<void>;
}

let opened = 0;

/** Starts the mocks with a manual clock that the pipeline's waits move. */
export async function usePipelineMocks(settings: SettingsPatch = {}, world?: RunningWorld): Promise<PipelineMocks> {
  const running = world ?? (await startWorld({ ports: 'auto' }));
  opened += 1;
  const tenant = running.world.create(`pipeline${opened}`, { clock: 'manual', ...settings });
  const clock = await createDrivenClock({
    now: async () => tenant.now(),
    async advance(milliseconds) {
      await tenant.advance(milliseconds / 1000);
      return tenant.now();
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
  return {
    world: running,
    tenant,
    clock,
    folder,
    ...clientsOf(running, tenant, clock),
    operations: () => tenant.journal.entries.map(({ operation }) => operation ?? '?'),
    async close() {
      if (!world) await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes clients of a tenant that wait on a clock and send by its `fetch`. */
export function clientsOf(running: RunningWorld, tenant: Tenant, clock: DrivenClock) {
  const token = tokenOf(tenant.name);
  const baseUrl = (provider: string) => running.providers[provider]?.baseUrl ?? '';
  const common = { clock, fetch: clock.fetch, timeoutMs: 30_000 };
  const { accountId = '', apiToken = '' } = providers['cloudflare-stream'].credentials(token);
  const cloudflare = { baseUrl: baseUrl('cloudflare-stream'), accountId, apiToken, ...common };
  return {
    gcore: createGcoreClient({ baseUrl: baseUrl('gcore-ai'), apiKey: token, ...common }),
    stream: createCloudflareStreamClient(cloudflare),
    workersAi: createWorkersAiClient(cloudflare),
    translatePlus: createTranslatePlusClient({ baseUrl: baseUrl('translateplus'), apiKey: token, ...common }),
  };
}
