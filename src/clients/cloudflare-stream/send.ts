import { type OperationId, operations } from '../../contracts/cloudflare-stream/operations.ts';
import type { CloudflareConnection } from '../cloudflare/connection.ts';
import { clientOperations } from '../http/operations.ts';
import type { HttpAnswer, HttpRequest } from '../http.ts';

/** The operations of Stream, by id: method, path, whether a call may be repeated. */
export const streamOperations = clientOperations(operations);

/** Arguments of an operation: `at` holds the parameters of its path besides the account. */
export type StreamRequest = Pick<HttpRequest, 'query' | 'headers' | 'body' | 'timeoutMs' | 'call'> & {
  readonly at?: Readonly<Record<string, string>>;
};

/** Sends operations of Stream for one account. */
export interface StreamRequests {
  send(operation: OperationId, request: StreamRequest): Promise<HttpAnswer>;
  sendJson(operation: OperationId, request: StreamRequest, body: object): Promise<HttpAnswer>;
}

/** Returns what sends the operations of Stream over a connection, with its credential. */
export function streamRequests({ transport, credential, accountId }: CloudflareConnection): StreamRequests {
  const send: StreamRequests['send'] = (operation, { at = {}, headers = {}, ...request }) =>
    transport.send({
      operation,
      repeat: streamOperations[operation].repeat,
      method: streamOperations[operation].method,
      path: streamOperations[operation].path({ account_id: accountId, ...at }),
      ...request,
      headers: { Accept: 'application/json', ...credential, ...headers },
    });
  return {
    send,
    sendJson: (operation, request, body) =>
      send(operation, {
        ...request,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}
