import { type ClientRequest, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

/** The URL of a text, or null. */
export const parseUrl = (text: string, base?: URL): URL | null =>
  URL.canParse(text, base?.href) ? new URL(text, base) : null;

/** The URL if it is http or https on this machine, else null. The mocks never contact other URLs. */
export function loopbackUrl(text: string): URL | null {
  const url = parseUrl(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return isLoopbackHost(url.hostname) ? url : null;
}

/** True for `localhost` and its subdomains (RFC 6761), 127.0.0.0/8 and ::1. Addresses in WHATWG URLs are normalised. */
function isLoopbackHost(hostname: string): boolean {
  if (hostname === '[::1]') return true;
  if (isIP(hostname) === 4) return hostname.startsWith('127.');
  return hostname === 'localhost' || hostname.endsWith('.localhost');
}

const IPV4 = { address: '127.0.0.1', family: 4 };
const IPV6 = { address: '::1', family: 6 };

/** Names are not looked up: the request stays on this machine, even if a resolver has another address for `localhost`. */
const lookup: LookupFunction = (_hostname, options, callback) => {
  if (options.all) callback(null, [IPV4, IPV6]);
  else callback(null, IPV4.address, IPV4.family);
};

/**
 * Sends a request to this machine and calls back with its answer.
 * @throws {TypeError} for a URL that is not on this machine.
 */
export function loopbackRequest(
  url: URL,
  options: RequestOptions,
  onAnswer: (answer: IncomingMessage) => void,
): ClientRequest {
  if (loopbackUrl(url.href) === null) throw new TypeError(`not on this machine: ${url.host}`);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return send(url, { ...options, lookup, autoSelectFamily: true, agent: false } as RequestOptions, onAnswer);
}
