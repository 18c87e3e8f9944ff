import { isCredentialName } from './credential-names.ts';
import { blankJsonMembers } from './json-members.ts';
import { REDACTED } from './redacted.ts';

/** Is told each value that was blanked: what is a credential in one place is one everywhere. */
export type Found = (value: string) => void;

/** Words before a credential that say how it is meant (the registry of RFC 9110, 16.4.1, and what is seen beside it). */
const SCHEME =
  /^(?:bearer|basic|digest|apikey|api-key|token|key|jwt|oauth|dpop|hmac|hoba|negotiate|ntlm|aws4-hmac-sha256)$/i;

/** The values of headers that a body may quote line by line. */
const HEADER_LINE =
  /\b((?:proxy-)?authorization|(?:set-)?cookie|x-(?:api|auth)-\w{1,32})(\s{0,8}:\s{0,8})([^\r\n"\\]+)/gi;

/** User and password before the host of a URL, its slashes escaped or not. */
const USERINFO = /\b([a-z][a-z0-9+.-]{0,32}:(?:\\?\/){2})([^/\s"'<>@?#\\]{1,512})@/gi;

/** `name=value`, as in URLs, forms, and sentences about them. */
const PAIR = /(?<![\w.%[\]-])(([A-Za-z][\w.%[\]-]{0,63})=)([^&\s"'<>\\;,]+)/g;

/** A scheme with what has a digit and the length of a credential, and a JSON Web Token alone (RFC 7519). */
const SCHEME_AND_VALUE = /\b(bearer|basic|apikey|token|digest)(\s{1,8})(?=[^\s\d"']{0,200}\d)([\w+/.~$=-]{16,})/gi;
const WEB_TOKEN = /\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g;

/** The same with quotes: attributes, shell words, members of JSON within JSON and of what only looks like JSON, elements. */
const QUOTED: readonly RegExp[] = [
  /(?<![\w.%[\]-])(([A-Za-z][\w.%[\]-]{0,63})=\\{0,8}["'])([^"'\\\r\n]+)/g,
  /(\\{1,8}"([\w.-]{1,64})\\{1,8}"\s{0,8}:\s{0,8}\\{1,8}")([^"\\]+)/g,
  /('([\w.-]{1,64})'\s{0,8}:\s{0,8}')([^'\r\n]+)/g,
  /(<([\w:.-]{1,64})(?:\s[^<>]{0,200})?>)([^<]+)/g,
  /(\bcontent-disposition:[^\r\n]{0,200}?\bname="?([^"\r\n;]{1,64})[^\r\n]{0,200}(?:\r?\n[^\r\n]{1,200}){0,9}\r?\n\r?\n)([\s\S]+?)(?=\r?\n--|$)/gi,
];

/** A header's value: blank where its name can carry a credential, but for the scheme; else {@link blankText}. */
export function blankHeader(name: string, value: string, found?: Found): string {
  if (!isCredentialName(name)) return blankText(value, found);
  return blankCredential(value, found);
}

/** A request target: values of parameters and what follows a path segment that names a credential. */
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

/** `name=value` pairs parted by `&`: a whole value is blanked, whatever letters it has. */
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

/** A body, by its media type: a form of one line, or any other text. Clients call more a form than is one. */
export function blankBody(text: string, contentType: string | undefined, found?: Found): string {
  const isForm = /x-www-form-urlencoded/i.test(contentType ?? '') && /^[^\s{[<"][^\r\n]*$/.test(text);
  return isForm ? blankForm(text, found) : blankText(text, found);
}

/** A query that is one word has no name that would tell what it is. */
const SHORTEST_BARE = 12;

/** Any other text, a body for example: what stands in it where credentials go. */
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

/** User and password in URLs: for messages that quote what somebody typed. */
export const blankUserinfo = (text: string, found?: Found): string =>
  text.replace(USERINFO, (_all, scheme: string, user: string) => `${scheme}${blank(user, found)}@`);

/** Blanks what a pattern found: all before the value, the name in it, the value. */
const namedValue =
  (found?: Found) =>
  (all: string, before: string, name: string, value: string): string =>
    isCredentialName(decoded(name)) && value.trim() !== '' ? before + blankCredential(value, found) : all;

/** A value that is a credential; a scheme before it stays, because a wrong one is what people look for. */
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

/** What may be seen again of a blanked value: itself, decoded, the parts of Basic, of a cookie and of a list. */
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
