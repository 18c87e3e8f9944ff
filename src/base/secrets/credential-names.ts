/**
 * Names of headers, parameters, form fields and JSON members that can carry a credential, in lower case and without word
 * separators. The names come from RFC 6265, 6749, 7519 and 9110, from the request signing of AWS, and from
 * the providers' own headers.
 */
const CREDENTIAL_NAMES: readonly RegExp[] = [
  /auth$|authorization|authentication$|^xauth|^oauth|bearer/,
  /key$|apikey|accesskey|secretkey|privatekey/,
  /token(?:id|value)?$|jwt|assertion$|csrf|xsrf/,
  /secret|credential|passw|passphrase|^pass$|^pwd$|pwd$|^pin$|otp$/,
  /signature|^sig$|^sign$|hmac|^xamz|^xgoog/,
  /cookie|session|sessid|^sid$|^jwk$|^pem$|^k$/,
];

const MOST_KNOWN = 1_000;
const known = new Map<string, boolean>();

/** Ids of this form are asked about as often as names, and are many. Each pattern needs a letter that they lack. */
const HEXADECIMAL = /^[\da-f-]+$/;

/** Whether to blank the value of a name everywhere. Ignores case, `-`, `_`, `.` and brackets. */
export function isCredentialName(name: string): boolean {
  if (HEXADECIMAL.test(name)) return false;
  const seen = known.get(name);
  if (seen !== undefined) return seen;
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const found = CREDENTIAL_NAMES.some((pattern) => pattern.test(bare));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, found);
  return found;
}
