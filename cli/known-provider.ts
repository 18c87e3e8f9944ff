import { type ProviderId, providerIds, providerOf, unknownProvider } from '../src/contracts/providers.ts';
import { UsageError } from './exit-codes.ts';

/** Returns the provider that an option names. @throws {UsageError} for an unknown one; the message lists those in `known` */
export function knownProvider(id: string, known: readonly ProviderId[] = providerIds): ProviderId {
  const provider = providerOf(id);
  if (provider !== undefined && known.includes(provider)) return provider;
  throw new UsageError(unknownProvider(id, known));
}

/** Returns the providers that a repeatable option names, undefined without the option. @throws {UsageError} */
export const knownProviders = (
  ids: readonly string[] | undefined,
  known: readonly ProviderId[] = providerIds,
): readonly ProviderId[] | undefined => ids?.map((id) => knownProvider(id, known));
