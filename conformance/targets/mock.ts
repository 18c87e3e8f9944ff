import { defaultSeams, type Seams } from '../../mocks/kernel/world/seams.ts';
import { startWorld } from '../../mocks/start.ts';
import { type OptionNames, refuseUnknownOptions } from '../../src/base/known-options.ts';
import { type ProviderId, providerRegistry } from '../../src/contracts/providers.ts';
import type { Target } from '../model/target.ts';
import { tenantsOf } from './mock/tenants-of.ts';
import { startMockThread } from './mock/thread/mock-thread.ts';
import type { TenantControl } from './tenant-control.ts';
import { controlledTarget, type UrlTargetOptions } from './url.ts';

/** Options of the mocks for a run. */
export interface MockTargetOptions extends Pick<UrlTargetOptions, 'switches' | 'seed' | 'runId'> {
  /** Overridden decisions of the world, made from the honest ones: a mutant. */
  readonly seams?: (honest: Seams) => Partial<Seams>;
  /** Hears of each switch whose value the mocks look at, by its full name. */
  readonly onSwitch?: (name: string) => void;
  /** Only these providers. */
  readonly providers?: readonly ProviderId[];
  /**
   * True: the mocks run in a thread of their own, beside the run, which takes less time on two cores; for the honest mocks of
   * this package. `seams`, `onSwitch` and providers of the user's own are in this thread: there they stay. Default: false.
   */
  readonly ownThread?: boolean;
}

const optionNames: OptionNames<MockTargetOptions> = {
  switches: true,
  seed: true,
  runId: true,
  seams: true,
  onSwitch: true,
  providers: true,
  ownThread: true,
};

/**
 * The mocks of this project, started in this process on free ports. The suite calls them over loopback HTTP, like any
 * other server, and arranges its tenants without requests.
 */
export async function mockTarget(options: MockTargetOptions = {}): Promise<Target> {
  refuseUnknownOptions('mockTarget', options, optionNames);
  const { seams, onSwitch, providers, ownThread, ...rest } = options;
  if (ownThread && seams === undefined && onSwitch === undefined && !providerRegistry.isExtended) {
    const { baseUrls, control, close } = await startMockThread();
    return targetOf({ ...rest, baseUrls: only(providers, baseUrls) }, control, close);
  }
  const running = await startWorld({
    ports: 'auto',
    ...(seams === undefined ? {} : { seams: seams(defaultSeams) }),
    ...(onSwitch === undefined ? {} : { onSwitch }),
  });
  const rows = Object.entries(running.providers).map(([id, { baseUrl }]) => [id, baseUrl] as const);
  const baseUrls = only(providers, Object.fromEntries(rows));
  return targetOf({ ...rest, baseUrls }, tenantsOf(running.world), () => running.close());
}

/** The names of the decisions that seams override. */
export const overriddenBy = (seams: (honest: Seams) => Partial<Seams>): readonly string[] =>
  Object.keys(seams(defaultSeams));

const targetOf = (options: UrlTargetOptions, control: TenantControl, close: () => Promise<void>): Target => ({
  ...controlledTarget('mock', options, control, true),
  keepsConnections: true,
  close,
});

const only = (
  providers: readonly ProviderId[] | undefined,
  urls: Readonly<Record<string, string>>,
): UrlTargetOptions['baseUrls'] =>
  Object.fromEntries(Object.entries(urls).filter(([id]) => providers?.includes(id as ProviderId) ?? true));
