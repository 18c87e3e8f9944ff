import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { ListenerOptionError } from './option-error.ts';

/** Certificate and private key of a listener, as PEM. */
export interface TlsOptions {
  readonly cert: string | Uint8Array;
  readonly key: string | Uint8Array;
}

/** Time limit of a TLS handshake, in milliseconds. */
const HANDSHAKE_MS = 10_000;

/**
 * Makes an HTTP server, with a certificate an HTTPS server. It closes a connection that is not TLS at once.
 * @throws {ListenerOptionError} for a certificate and key that cannot be read or do not match
 */
export async function createHttpServer(
  tls: TlsOptions | undefined,
  options: ServerOptions,
  listener?: RequestListener,
): Promise<Server> {
  if (tls === undefined) return createServer(options, listener);
  // Only TLS needs this module, and the start is faster without it.
  const { createServer: createTlsServer } = await import('node:https');
  try {
    const pem = { cert: Buffer.from(tls.cert), key: Buffer.from(tls.key) };
    const server = createTlsServer({ ...options, ...pem, handshakeTimeout: HANDSHAKE_MS }, listener);
    // Node would report the failed handshake as broken HTTP, and its answer would wait for a handshake.
    server.removeAllListeners('tlsClientError');
    server.on('tlsClientError', (_error, socket) => socket.destroy());
    return server;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new ListenerOptionError(
      `TLS needs a certificate and its private key, both as PEM: these cannot be used (${problem}).`,
      { cause: error },
    );
  }
}
