import { type CallContext, InputError } from './errors.ts';
import { headerSetting } from './settings.ts';

/** Headers that carry a credential. A call must not replace them. */
const CREDENTIALS = new Set(['authorization', 'x-api-key', 'x-auth-key', 'x-auth-email']);

/**
 * Returns the client's headers with those of one call, which replace others of the same name in any case.
 * @throws {InputError} for a name that is not a header's, for a value that a header cannot carry, and for a credential.
 */
export function requestHeaders(
  call: CallContext,
  own: Readonly<Record<string, string>>,
  added: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const names = Object.keys(added);
  if (names.length === 0) return own;
  for (const name of names) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
      throw new InputError(call, `headers: ${JSON.stringify(name)} is not a name.`);
    if (CREDENTIALS.has(name.toLowerCase())) {
      throw new InputError(call, `headers: ${name} carries a credential. Give it to the client instead.`);
    }
    headerSetting(call, `headers: ${name}`, added[name]);
  }
  const replaced = new Set(names.map((name) => name.toLowerCase()));
  return { ...Object.fromEntries(Object.entries(own).filter(([name]) => !replaced.has(name.toLowerCase()))), ...added };
}
