import { defaultSeams, type Seams } from '../../mocks/kernel/world/seams.ts';
import { startWorld } from '../../mocks/start.ts';
import { type OptionNames, refuseUnknownOptions } from '../../src/base/known-options.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Target } from '../model/target.ts';
import { tenantsOf } from './mock/tenants-of.ts';
import { controlledTarget, type UrlTargetOptions } from './url.ts';

/** Options of the mocks for a run. */
export interface MockTargetOptions extends Pick<UrlTargetOptions, 'switches' | 'seed' | 'runId'> {
  /** Overridden decisions of the world, made from the honest ones: a mutant. */
  readonly seams?: (honest: Seams) => Partial<Seams>;
  /** Hears of each switch whose value the mocks look at, by its full name. */
  readonly onSwitch?: (name: string) => void;
  /** Only these providers. */
  readonly providers?: readonly ProviderId[];
}

const optionNames: OptionNames<MockTargetOptions> = {
  switches: true,
  seed: true,
  runId: true,
  seams: true,
  onSwitch: true,
  providers: true,
};

/**
 * The mocks of this project, started in this process on free ports. The suite calls them over loopback HTTP, like any
 * other server, and arranges its tenants without requests.
 */
export async function mockTarget(options: MockTargetOptions = {}): Promise<Target> {
  refuseUnknownOptions('mockTarget', options, optionNames);
  const { seams, onSwitch, providers, ...rest } = options;
  const running = await startWorld({
    ports: 'auto',
    ...(seams === undefined ? {} : { seams: seams(defaultSeams) }),
    ...(onSwitch === undefined ? {} : { onSwitch }),
  });
  const rows = Object.entries(running.providers).filter(([id]) => providers?.includes(id as ProviderId) ?? true);
  const baseUrls = Object.fromEntries(rows.map(([id, { baseUrl }]) => [id, baseUrl]));
  return {
    ...controlledTarget('mock', { ...rest, baseUrls }, tenantsOf(running.world), true),
    keepsConnections: true,
    close: () => running.close(),
  };
}
