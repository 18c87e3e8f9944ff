import { isIP, isIPv6 } from 'node:net';

/** Host and port of a request, as WHATWG URLs write the host: lower case, no trailing dot, IP addresses canonical. */
export interface Authority {
  /** A name, `127.0.0.1`, or `::1` without brackets. */
  readonly name: string;
  /** null without a written port. */
  readonly port: number | null;
}

const IN_BRACKETS = /^\[([0-9a-f:.]+)\](?::(\d*))?$/i;
const NAMED = /^((?:[a-z0-9\-._~!$&'()*+,;=]|%[0-9a-f]{2})+)(?::(\d*))?$/i;
/** A host whose last label is a number is an IPv4 address or invalid (WHATWG URL, "ends in a number checker"). */
const ENDS_IN_NUMBER = /(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$/i;

/**
 * Reads `uri-host [":" port]` (RFC 9112, 3.2; RFC 3986, 3.2.2). null for anything else: empty, user information, a zone,
 * a port above 65535. Reads `127.1` and `0x7f.1` as browsers do.
 */
export function parseAuthority(text: string): Authority | null {
  const [, address, v6Port] = IN_BRACKETS.exec(text) ?? [];
  if (address !== undefined) return isIPv6(address) ? withPort(hostnameOf(`[${address}]`), v6Port) : null;
  const [, name, port] = NAMED.exec(text) ?? [];
  if (name === undefined) return null;
  if (ENDS_IN_NUMBER.test(name)) return withPort(hostnameOf(name), port);
  const plain = name.toLowerCase().replace(/\.$/, '');
  return withPort(plain === '' ? null : plain, port);
}

/** Whether a name is an IPv4 or IPv6 address in the form of `Authority.name`. */
export const isAddress = (name: string): boolean => isIP(name) !== 0;

/** Whether a machine reaches itself by a name or address (RFC 6761, 6.3; RFC 1122, 3.2.1.3). */
export const isLoopback = (name: string): boolean =>
  name === 'localhost' ||
  name.endsWith('.localhost') ||
  name === '::1' ||
  (isAddress(name) && (name.startsWith('127.') || /^::ffff:7f[0-9a-f]{2}:/.test(name)));

function withPort(name: string | null, digits: string | undefined): Authority | null {
  if (name === null) return null;
  const port = digits ? Number(digits) : null;
  return port !== null && port > 65_535 ? null : { name, port };
}

/** Returns a host in the form of WHATWG URLs; null for an invalid one. */
function hostnameOf(host: string): string | null {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '') : null;
}
