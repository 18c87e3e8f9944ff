import { byProvider, type ProviderId, providers } from '../../src/contracts/providers.ts';
import type { Credential } from '../model/target.ts';

/** The parts of a credential that checks need, under the names that `--credential` takes. */
export const credentialParts: Readonly<Record<ProviderId, readonly string[]>> = byProvider(({ credentialVariables }) =>
  Object.keys(credentialVariables),
);

/** The headers that carry a credential. */
export const credentialHeaders = (provider: ProviderId, credential: Credential): Record<string, string> =>
  providers[provider].credentialHeaders(credential);
