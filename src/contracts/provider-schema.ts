import { z } from 'zod';
import { type ProviderId, providerOf, unknownProvider } from './providers.ts';

/** The id of a provider in a file or a body. The registry decides at the time of reading, so providers of one's own count. */
export const ProviderName = z.string().refine((id): id is ProviderId => providerOf(id) !== undefined, {
  error: ({ input }) => unknownProvider(String(input)),
});
