import { Roster } from '../../src/base/roster.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { cloudflareStream } from './cloudflare-stream.ts';
import { gcoreAi } from './gcore-ai.ts';
import type { ProviderSuite } from './suite.ts';
import { translatePlus } from './translateplus.ts';
import { workersAi } from './workers-ai.ts';

export type { Cost, ProviderSuite, Unproven } from './suite.ts';

/** The suite of each provider, in the order of reports. A program may add that of a provider of its own. */
export const suiteRegistry = new Roster<ProviderSuite>([translatePlus, gcoreAi, cloudflareStream, workersAi]);

/** The suites, in order. */
export const providerSuites: readonly ProviderSuite[] = suiteRegistry.list((suite) => [suite]);

const byId = suiteRegistry.table((suite) => [[suite.id, suite]]);

/** The suite of one provider. @throws {TypeError} for a provider that this list lacks */
export function suiteOf(id: ProviderId): ProviderSuite {
  const suite = byId[id];
  if (suite === undefined) throw new TypeError(`conformance/providers/index.ts lacks ${id}`);
  return suite;
}
