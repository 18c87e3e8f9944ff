import { Secrets } from './secrets/secrets.ts';

export { REDACTED } from './secrets/redacted.ts';

/**
 * Makes a function that blanks the given secrets in any text, in every form that {@link Secrets} knows. Secrets shorter
 * than four characters stay, because blanking them would damage other text.
 * @example
 * createRedactor(['k3y&more'])('refused: k3y&amp;more'); // refused: [redacted]
 */
export function createRedactor(secrets: Iterable<string>): (text: string) => string {
  const known = new Secrets(secrets);
  return (text) => known.redact(text);
}
