import { nearest } from '../base/nearest.ts';
import { Roster } from '../base/roster.ts';
import { provider as cloudflareStream } from './cloudflare-stream/provider.ts';
import { provider as gcoreAi } from './gcore-ai/provider.ts';
import type { ProviderRow } from './provider-row.ts';
import { provider as translatePlus } from './translateplus/provider.ts';
import { provider as workersAi } from './workers-ai/provider.ts';

export { environmentOf, type ProviderRow } from './provider-row.ts';
export { type Scope, scopes, tokenOf } from './scopes.ts';

/** The one list of providers, in the order they are shown. Everything that names every provider derives from it. */
const rows = [cloudflareStream, workersAi, gcoreAi, translatePlus] as const satisfies readonly ProviderRow[];

/** Names a provider. */
export type ProviderId = (typeof rows)[number]['id'];

/** Names a server of the mocks. */
export type ListenerId = (typeof rows)[number]['listener']['id'];

/**
 * The registry. A program may add a provider of its own (entry/provider.ts); everything below follows. Its id is none of
 * `ProviderId`, which types the providers of this package: it counts as one of them from its registration on.
 */
export const providerRegistry = new Roster<ProviderRow>(rows);

/** The ids, in order. */
export const providerIds: readonly ProviderId[] = providerRegistry.list(({ id }) => [id as ProviderId]);

/** What a provider's row or something else gives for each provider, by id and in order. For modules: it follows the registry. */
export const byProvider = <T>(of: (row: ProviderRow, id: ProviderId) => T): Readonly<Record<ProviderId, T>> =>
  providerRegistry.table((row) => [[row.id, of(row, row.id as ProviderId)]]) as Readonly<Record<ProviderId, T>>;

/** The rows by id. */
export const providers: Readonly<Record<ProviderId, ProviderRow>> = byProvider((row) => row);

/** The rows as pairs, in order. */
export const providerRows: readonly (readonly [ProviderId, ProviderRow])[] = providerRegistry.list((row) => [
  [row.id as ProviderId, row],
]);

/** The provider of an id, or undefined. */
export const providerOf = (id: string): ProviderId | undefined => providerIds.find((one) => one === id);

/** Says that there is no such provider, which there are, and which one may be meant. */
export function unknownProvider(id: string, known: readonly ProviderId[] = providerIds): string {
  const [near] = nearest(id, known);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return `there is no provider "${id}"; known: ${known.join(', ')}.${hint}`;
}

/** The ports listened on by default. */
export const defaultPorts = Object.assign(
  providerRegistry.table(({ listener: { id, port } }) => [[id, port]]),
  { control: 4000 },
) as Readonly<Record<'control' | ListenerId, number>>;
