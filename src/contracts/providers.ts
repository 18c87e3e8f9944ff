import { nearest } from '../base/nearest.ts';
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

/** The ids, in order. */
export const providerIds: readonly ProviderId[] = rows.map(({ id }) => id);

/** What a provider's row or something else gives for each provider, by id and in order. */
export const byProvider = <T>(of: (row: ProviderRow, id: ProviderId) => T): Readonly<Record<ProviderId, T>> =>
  Object.fromEntries(rows.map((row) => [row.id, of(row, row.id)])) as unknown as Readonly<Record<ProviderId, T>>;

/** The rows by id. */
export const providers: Readonly<Record<ProviderId, ProviderRow>> = byProvider((row) => row);

/** The rows as pairs, in order. */
export const providerRows: readonly (readonly [ProviderId, ProviderRow])[] = rows.map((row) => [row.id, row]);

/** The provider of an id, or undefined. */
export const providerOf = (id: string): ProviderId | undefined => providerIds.find((one) => one === id);

/** Says that there is no such provider, which there are, and which one may be meant. */
export function unknownProvider(id: string, known: readonly ProviderId[] = providerIds): string {
  const [near] = nearest(id, known);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return `there is no provider "${id}"; known: ${known.join(', ')}.${hint}`;
}

/** The ports listened on by default. */
export const defaultPorts = {
  control: 4000,
  ...Object.fromEntries(rows.map(({ listener: { id, port } }) => [id, port])),
} as unknown as Readonly<Record<'control' | ListenerId, number>>;
