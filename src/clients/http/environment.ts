import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';
import type { ProviderRow } from '../../contracts/provider-row.ts';
import type { ClientOptions } from './client-options.ts';
import type { Environment } from './variables.ts';

/** The parts of a provider's row that name environment variables. */
type Variables = Pick<ProviderRow, 'baseUrlVariable' | 'credentialVariables'>;

/** The options of every client. */
export const clientOptionNames: OptionNames<ClientOptions> = {
  baseUrl: true,
  clock: true,
  env: true,
  fetch: true,
  hooks: true,
  logger: true,
  maxAttempts: true,
  maxResponseBytes: true,
  maxWaitSeconds: true,
  random: true,
  timeoutMs: true,
  userAgent: true,
};
/** Also in a tenant's credentials of the mocks, which callers spread into the options. */
const OF_MOCKS = 'readOnlyToken';

const optionNames = [...Object.keys(clientOptionNames), OF_MOCKS];

/** The environment of this process; empty where the platform has none. */
const processEnvironment = (): Environment => globalThis.process?.env ?? {};

/**
 * Fills in what the options do not give from the variables that the vendor's SDK reads: the base URL, and the parts of the
 * credential. A credential is taken as a whole: where the options give one of `credential`, the environment gives none of
 * those. An empty variable counts as absent.
 * @throws {OptionError} for an option that no client has
 */
export function withEnvironment<Options extends { readonly env?: Environment | undefined }>(
  options: Options,
  { baseUrlVariable, credentialVariables }: Variables,
  credential: readonly string[],
): Options {
  refuseUnknownOptions('the client', options, [...optionNames, ...credential, ...Object.keys(credentialVariables)]);
  const env = options.env ?? processEnvironment();
  const given = new Set(Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [name])));
  const hasCredential = credential.some((name) => given.has(name));
  const variables = { baseUrl: baseUrlVariable, ...credentialVariables };
  const found = Object.entries(variables).flatMap(([name, variable]): [string, string][] => {
    const value = env[variable];
    const isTaken = given.has(name) || (hasCredential && credential.includes(name));
    return value === undefined || value === '' || isTaken ? [] : [[name, value]];
  });
  return { ...options, ...Object.fromEntries(found) };
}
