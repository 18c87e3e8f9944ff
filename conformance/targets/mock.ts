import { defaultSeams, type Seams } from '../../mocks/kernel/world/seams.ts';
import { startWorld } from '../../mocks/start.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Target } from '../model/target.ts';
import { targetOf, type UrlTargetOptions } from './url.ts';

/** How the mocks of this project are started for a run. */
export interface MockTargetOptions extends Pick<UrlTargetOptions, 'switches' | 'seed' | 'runId'> {
  /** Decisions of the world to override, made from the honest ones: what makes a mutant. */
  readonly seams?: (honest: Seams) => Partial<Seams>;
  /** Keep these providers only. */
  readonly providers?: readonly ProviderId[];
}

/**
 * The mocks of this project, started in this process on free ports. Talked to over loopback HTTP, exactly as any
 * other server with a control API.
 */
export async function mockTarget(options: MockTargetOptions = {}): Promise<Target> {
  const { seams, providers, ...rest } = options;
  const running = await startWorld({ ports: 'auto', ...(seams === undefined ? {} : { seams: seams(defaultSeams) }) });
  const rows = Object.entries(running.providers).filter(([id]) => providers?.includes(id as ProviderId) ?? true);
  const baseUrls = Object.fromEntries(rows.map(([id, { baseUrl }]) => [id, baseUrl]));
  return {
    ...targetOf('mock', { ...rest, baseUrls, control: running.control.url }, true),
    keepsConnections: true,
    close: () => running.close(),
  };
}
