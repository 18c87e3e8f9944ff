import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { ListenerOptionError } from './option-error.ts';

/** A certificate and its private key, as PEM. */
export interface Certificate {
  readonly cert: string | Uint8Array;
  readonly key: string | Uint8Array;
}

/** Certificate and private key of a listener, as PEM. */
export interface TlsOptions extends Certificate {
  /**
   * Calls back with each later certificate; new connections get it, open ones keep theirs. Returns a function that ends the calls.
   * Absent: the certificate stays.
   */
  readonly onRenewal?: ((use: (renewed: Certificate) => void) => () => void) | undefined;
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
    const server = createTlsServer({ ...options, ...pemOf(tls), handshakeTimeout: HANDSHAKE_MS }, listener);
    const stop = tls.onRenewal?.((renewed) => server.setSecureContext(pemOf(renewed)));
    if (stop !== undefined) server.once('close', stop);
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

const pemOf = ({ cert, key }: Certificate) => ({ cert: Buffer.from(cert), key: Buffer.from(key) });
