import type { RequestHandler } from 'express';
import { Refusal } from '../http/refusal.ts';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses requests whose Host or Origin is not this machine: a web page that a developer visits could otherwise reach the
 * control API by DNS rebinding or by a plain cross-site POST. `extra` is the host that the user asked to listen on.
 */
export function guardHost(extra: string | null): RequestHandler {
  const names = new Set(extra === null ? LOOPBACK : [...LOOPBACK, extra.toLowerCase(), `[${extra.toLowerCase()}]`]);
  return (request, _response, next) => {
    const host = request.headers.host ?? '';
    const name = hostName(host);
    if (!names.has(name)) throw new Refusal('foreign-host', { host: host || '(none)', name: name || '(name)' });
    const { origin } = request.headers;
    if (origin !== undefined && !isOwnOrigin(origin, host)) throw new Refusal('foreign-origin', { origin });
    next();
  };
}

const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

const isOwnOrigin = (origin: string, host: string): boolean => origin.toLowerCase() === `http://${host.toLowerCase()}`;
