import type { Credential } from '../../conformance/index.ts';
import { isHeaderText } from '../../src/base/header-text.ts';
import { byProvider, type ProviderId, providerRows, providers } from '../../src/contracts/providers.ts';
import { UsageError } from '../exit-codes.ts';
import { knownProvider } from '../known-provider.ts';

/** The variables that each provider needs, for a sentence. */
export const wantedCredentials = byProvider(({ credentialVariables }) =>
  Object.values(credentialVariables).join(' and '),
);

/**
 * Refuses names that no credential has, and values that no request can carry.
 * @throws {UsageError} for the first; the message lists the names of its provider, and holds no value
 */
export function refuseUnknownCredentials(given: Readonly<Record<string, string>>): void {
  for (const [path, value] of Object.entries(given)) {
    const [id = '', name = ''] = path.split('.');
    const { credentialVariables, credentials } = providers[knownProvider(id)];
    const names = [...new Set([...Object.keys(credentialVariables), ...Object.keys(credentials(''))])];
    if (!names.includes(name)) throw new UsageError(`${id} has no credential "${name}"; known: ${names.join(', ')}.`);
    sendable(`the credential ${path}`, value);
  }
}

/** The value of a credential, without space around it. @throws {UsageError} naming it, if it has a character that headers cannot carry */
function sendable(what: string, given: string): string {
  const value = given.trim();
  if (isHeaderText(value)) return value;
  throw new UsageError(
    `${what} has a character that an HTTP header cannot carry. Copy it again, without dashes or spaces of a text editor.`,
  );
}

/**
 * Returns the credentials for real services: from `--credential provider.name=value`, else from the environment. A provider
 * with a missing part has none.
 * @throws {UsageError} for a name that no credential has; the message holds no value
 */
export function liveCredentials(
  given: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Partial<Record<ProviderId, Credential>>> {
  refuseUnknownCredentials(given);
  const found = providerRows.flatMap(([id, { credentialVariables }]) => {
    const values = Object.entries(credentialVariables).map(([name, variable]) => {
      const value = given[`${id}.${name}`] ?? sendable(variable, environment[variable] ?? '');
      return [name, value.trim()] as const;
    });
    return values.every(([, value]) => value !== '') ? [[id, Object.fromEntries(values)] as const] : [];
  });
  return Object.fromEntries(found);
}
