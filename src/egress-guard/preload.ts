// Loaded with --require into Node programs that run under mocks: stops connections to the hosts of the real services. One
// place is enough: fetch, undici, http, https, http2, net and tls all connect by it. It imports nothing of its own but tables.
import net from 'node:net';
import { connectHost } from './connect-host.ts';
import { GUARD_VARIABLE, type GuardedHost, guardedHost, guardMessage } from './guarded-host.ts';

const hosts = JSON.parse(process.env[GUARD_VARIABLE] ?? '[]') as GuardedHost[];
const told = new Set<string>();
const connect = net.Socket.prototype.connect as (...given: unknown[]) => net.Socket;

function guardedConnect(this: net.Socket, ...given: unknown[]): net.Socket {
  const name = connectHost(given);
  const found = name === null ? undefined : guardedHost(hosts, name);
  if (found === undefined) return connect.apply(this, given);
  const message = guardMessage(found);
  // Clients such as fetch hide the cause of what they throw.
  if (!told.has(found.host)) process.stderr.write(`${message}\n`);
  told.add(found.host);
  const error = Object.assign(new Error(message), { name: 'RealHostError', code: 'ERR_REAL_HOST', host: found.host });
  process.nextTick(() => this.destroy(error));
  return this;
}

net.Socket.prototype.connect = guardedConnect as typeof net.Socket.prototype.connect;
