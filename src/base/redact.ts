/** What stands in the place of a secret. */
export const REDACTED = '[redacted]';

const MIN_SECRET_LENGTH = 4;

/**
 * Makes a function that blanks the given secrets in any text: as they are, URL-encoded, JSON-escaped and in Base64
 * (alone or as the password of HTTP Basic). Secrets shorter than four characters are left alone: they would blank
 * innocent text.
 */
export function createRedactor(secrets: Iterable<string>): (text: string) => string {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < MIN_SECRET_LENGTH) continue;
    forms.add(secret);
    forms.add(encodeURIComponent(toWellFormed(secret)));
    forms.add(JSON.stringify(secret).slice(1, -1));
    for (const encoding of ['base64', 'base64url', 'hex'] as const) {
      const encoded = Buffer.from(secret).toString(encoding).replace(/=+$/, '');
      if (encoded.length >= 8) forms.add(encoded);
    }
  }
  const longestFirst = [...forms].sort((left, right) => right.length - left.length);
  return (text) => longestFirst.reduce((result, form) => result.replaceAll(form, REDACTED), text);
}

function toWellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
