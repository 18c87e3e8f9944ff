import { isCredentialName } from './credential-names.ts';
import { blankJsonMembers } from './json-members.ts';
import { REDACTED } from './redacted.ts';

/** Receives each blanked value, because a credential of one place is a credential everywhere. */
export type Found = (value: string) => void;

/** Words before a credential that name its scheme (the registry of RFC 9110, 16.4.1, and others in use). */
const SCHEME =
  /^(?:bearer|basic|digest|apikey|api-key|token|key|jwt|oauth|dpop|hmac|hoba|negotiate|ntlm|aws4-hmac-sha256)$/i;

/** The values of headers that a body may quote line by line. */
const HEADER_LINE =
  /\b((?:proxy-)?authorization|(?:set-)?cookie|x-(?:api|auth)-\w{1,32})(\s{0,8}:\s{0,8})([^\r\n"\\]+)/gi;

/** User and password before the host of a URL, its slashes escaped or not. */
const USERINFO = /\b([a-z][a-z0-9+.-]{0,32}:(?:\\?\/){2})([^/\s"'<>@?#\\]{1,512})@/gi;

/** `name=value`, as in URLs, forms, and sentences about them. */
const PAIR = /(?<![\w.%[\]-])(([A-Za-z][\w.%[\]-]{0,63})=)([^&\s"'<>\\;,]+)/g;

/** A scheme with a value that has a digit and the length of a credential; a JSON Web Token without scheme (RFC 7519). */
const SCHEME_AND_VALUE = /\b(bearer|basic|apikey|token|digest)(\s{1,8})(?=[^\s\d"']{0,200}\d)([\w+/.~$=-]{16,})/gi;
const WEB_TOKEN = /\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g;

/** The same with quotes: attributes, shell words, members of JSON within JSON and of JSON-like text, elements. */
const QUOTED: readonly RegExp[] = [
  /(?<![\w.%[\]-])(([A-Za-z][\w.%[\]-]{0,63})=\\{0,8}["'])([^"'\\\r\n]+)/g,
  /(\\{1,8}"([\w.-]{1,64})\\{1,8}"\s{0,8}:\s{0,8}\\{1,8}")([^"\\]+)/g,
  /('([\w.-]{1,64})'\s{0,8}:\s{0,8}')([^'\r\n]+)/g,
  /(<([\w:.-]{1,64})(?:\s[^<>]{0,200})?>)([^<]+)/g,
  /(\bcontent-disposition:[^\r\n]{0,200}?\bname="?([^"\r\n;]{1,64})[^\r\n]{0,200}(?:\r?\n[^\r\n]{1,200}){0,9}\r?\n\r?\n)([\s\S]+?)(?=\r?\n--|$)/gi,
];

/** Blanks a header's value except its scheme if the name can carry a credential; else uses {@link blankText}. */
export function blankHeader(name: string, value: string, found?: Found): string {
  if (!isCredentialName(name)) return blankText(value, found);
  return blankCredential(value, found);
}

/** Blanks in a request target: values of parameters, and the segment after a path segment that names a credential. */
export function blankTarget(target: string, found?: Found): string {
  const query = target.indexOf('?');
  const path = query === -1 ? target : target.slice(0, query);
  const clean = path
    .split('/')
    .map((segment, at, all) =>
      segment !== '' && isCredentialName(all[at - 1] ?? '') ? blank(segment, found) : segment,
    )
    .join('/');
  const rest = query === -1 ? '' : `?${blankForm(target.slice(query + 1), found)}`;
  return blankText(clean, found) + rest;
}

/** Blanks in `name=value` pairs with `&` between them. Blanks whole values with any letters. */
export function blankForm(text: string, found?: Found): string {
  return text.replace(/[^&]+/g, (pair) => {
    const equals = pair.indexOf('=');
    if (equals === -1) return pair.length >= SHORTEST_BARE ? blank(pair, found) : pair;
    const name = pair.slice(0, equals);
    const value = pair.slice(equals + 1);
    if (value !== '' && isCredentialName(decoded(name))) return `${name}=${blank(value, found)}`;
    return `${name}=${blankText(value, found)}`;
  });
}

/** Blanks in a body by its media type: a form of one line, or any other text. Clients declare some other bodies as forms, too. */
export function blankBody(text: string, contentType: string | undefined, found?: Found): string {
  const isForm = /x-www-form-urlencoded/i.test(contentType ?? '') && /^[^\s{[<"][^\r\n]*$/.test(text);
  return isForm ? blankForm(text, found) : blankText(text, found);
}

/** From this length on, blanks a query that is a single word, because it has no name that shows its kind. */
const SHORTEST_BARE = 12;

/** Blanks in any other text, for example a body, the values at places of credentials. */
export function blankText(text: string, found?: Found): string {
  const members = blankJsonMembers(text, isCredentialName, (value) => blankCredential(value, found));
  return blankUserinfo(
    QUOTED.reduce((clean, pattern) => clean.replace(pattern, namedValue(found)), members),
    found,
  )
    .replace(
      HEADER_LINE,
      (_all, name: string, colon: string, value: string) => name + colon + blankCredential(value, found),
    )
    .replace(PAIR, namedValue(found))
    .replace(
      SCHEME_AND_VALUE,
      (_all, scheme: string, space: string, value: string) => scheme + space + blank(value, found),
    )
    .replace(WEB_TOKEN, (value) => blank(value, found));
}

/** Blanks user and password in URLs, for messages that quote input. */
export const blankUserinfo = (text: string, found?: Found): string =>
  text.replace(USERINFO, (_all, scheme: string, user: string) => `${scheme}${blank(user, found)}@`);

/** Blanks a match of a pattern, whose groups are the text before the value, the name in it, and the value. */
const namedValue =
  (found?: Found) =>
  (all: string, before: string, name: string, value: string): string =>
    isCredentialName(decoded(name)) && value.trim() !== '' ? before + blankCredential(value, found) : all;

/** Blanks a credential but keeps its scheme, because users look for a wrong scheme. */
function blankCredential(value: string, found?: Found): string {
  if (value.trim() === '' || value === REDACTED) return value;
  const space = value.indexOf(' ');
  const scheme = value.slice(0, Math.max(0, space));
  if (!SCHEME.test(scheme)) return blank(value, found);
  return `${scheme} ${blank(value.slice(space + 1), found)}`;
}

function blank(value: string, found?: Found): string {
  if (found !== undefined && value !== REDACTED) for (const one of valuesIn(value)) found(one);
  return REDACTED;
}

/** Returns the forms in which a blanked value may occur again: itself, decoded, the parts of Basic, of a cookie and of a list. */
function valuesIn(value: string): string[] {
  const basic = /^[A-Za-z0-9+/]{8,}={0,2}$/.test(value) ? Buffer.from(value, 'base64').toString() : '';
  const colon = basic.indexOf(':');
  const parts = value.split(/[;,]\s*/).map((part) => part.slice(part.indexOf('=') + 1));
  return [value.trim(), decoded(value), ...parts, ...(colon === -1 ? [] : [basic.slice(colon + 1)])];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
