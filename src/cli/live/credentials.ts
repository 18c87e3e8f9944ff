import type { Credential } from '../../../conformance/index.ts';
import type { ProviderId } from '../../contracts/types.ts';
import { UsageError } from '../exit-codes.ts';

/** Names of a credential's parts with the variable that each is read from. */
const parts: Readonly<Record<ProviderId, Readonly<Record<string, string>>>> = {
  'cloudflare-stream': { accountId: 'CLOUDFLARE_ACCOUNT_ID', apiToken: 'CLOUDFLARE_API_TOKEN' },
  'workers-ai': { accountId: 'CLOUDFLARE_ACCOUNT_ID', apiToken: 'CLOUDFLARE_API_TOKEN' },
  'gcore-ai': { apiKey: 'GCORE_API_KEY' },
  translateplus: { apiKey: 'TRANSLATEPLUS_API_KEY' },
};

const ids = Object.keys(parts) as ProviderId[];

/** What to give for each provider, for a sentence. */
export const wantedCredentials = Object.fromEntries(
  ids.map((id) => [id, Object.values(parts[id]).join(' and ')]),
) as Readonly<Record<ProviderId, string>>;

/**
 * Credentials for real services: `--credential provider.name=value`, else from the environment. A provider with a part
 * missing has none.
 * @throws {UsageError} for a name that no credential has; the message holds no value
 */
export function liveCredentials(
  given: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Partial<Record<ProviderId, Credential>>> {
  for (const path of Object.keys(given)) {
    const [id = '', name = ''] = path.split('.');
    const known = ids.find((one) => one === id);
    if (known === undefined) throw new UsageError(`there is no provider "${id}"; known: ${ids.join(', ')}.`);
    if (!Object.hasOwn(parts[known], name)) {
      throw new UsageError(`${id} has no credential "${name}"; known: ${Object.keys(parts[known]).join(', ')}.`);
    }
  }
  const found = ids.flatMap((id) => {
    const values = Object.entries(parts[id]).map(([name, variable]) => {
      const value = given[`${id}.${name}`] ?? environment[variable];
      return [name, value?.trim() ?? ''] as const;
    });
    return values.every(([, value]) => value !== '') ? [[id, Object.fromEntries(values)] as const] : [];
  });
  return Object.fromEntries(found);
}
