/** Time limits for clients of a server, in milliseconds. */
export interface Timeouts {
  /** From the connection to its first byte, and from the first byte of a request until its headers are complete. */
  readonly headers: number;
  /** From the first to the last byte of a request; 0 means no limit. */
  readonly request: number;
  /** Without a byte of an incomplete body. */
  readonly idle: number;
  /** From a refusal of broken HTTP until the server closes the connection. */
  readonly close: number;
  /** Between two requests on one connection. */
  readonly keepAlive: number;
}

/**
 * Default time limits of every listener.
 *
 * | limit | why |
 * |---|---|
 * | headers | a client has its headers ready; one that sends none holds a descriptor |
 * | request | Node's own value |
 * | idle | a slow uplink still sends a packet a minute |
 * | close | long enough to read a refusal |
 * | keepAlive | longer than the pauses of a client under load: closing while it sends looks like a broken connection |
 */
export const defaultTimeouts: Timeouts = {
  headers: 30_000,
  request: 300_000,
  idle: 60_000,
  close: 5_000,
  keepAlive: 60_000,
};

/** Returns the limits in the form of `http.createServer`. Node refuses a headers timeout above the request timeout. */
export function nodeTimeouts({ headers, request, keepAlive }: Timeouts) {
  const headersTimeout = request === 0 ? headers : Math.min(headers, request);
  return {
    requestTimeout: request,
    headersTimeout,
    keepAliveTimeout: keepAlive,
    connectionsCheckingInterval: Math.min(1_000, Math.max(50, Math.floor(headersTimeout / 4))),
  };
}
