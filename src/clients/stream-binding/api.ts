import type { JsonObject } from '../../base/json.ts';
import { type OperationId, operations } from '../../contracts/cloudflare-stream/operations.ts';
import type { CloudflareConnection } from '../cloudflare/connection.ts';
import { readList, readNothing, readResult } from '../cloudflare/result.ts';
import { readVideos } from '../cloudflare-stream/read.ts';
import { type StreamRequest, streamRequests } from '../cloudflare-stream/send.ts';
import type { VideoList } from '../cloudflare-stream/types.ts';
import type { HttpAnswer } from '../http.ts';
import { StreamError, streamErrorOf, withoutAnswer } from './errors.ts';

/** The REST API, as the binding asks it: results without their envelope, and errors of the binding only. */
export interface BoundApi {
  /** Sends an operation, with a JSON body if there is one, and returns its result. @throws {StreamError} */
  object(operation: OperationId, at: Readonly<Record<string, string>>, body?: object): Promise<JsonObject>;
  /** Sends an operation and returns the objects of its list. @throws {StreamError} */
  list(operation: OperationId, request: StreamRequest): Promise<readonly JsonObject[]>;
  /** Sends an operation whose result means nothing. @throws {StreamError} */
  nothing(operation: OperationId, at: Readonly<Record<string, string>>): Promise<void>;
  /** Sends a request for videos. @throws {StreamError} */
  videos(query: Readonly<Record<string, string>>): Promise<VideoList>;
  /** As `object`, for a body that is not JSON. @throws {StreamError} */
  send(operation: OperationId, request: StreamRequest): Promise<JsonObject>;
  /** Sends an operation that the contract lacks; the mock refuses it. @throws {StreamError} always */
  elsewhere(method: string, path: string): Promise<never>;
}

/** Returns the REST API of a connection as the binding asks it. */
export function boundApi(connection: CloudflareConnection): BoundApi {
  const { send, sendJson } = streamRequests(connection);
  const read = async <T>(answer: Promise<HttpAnswer>, reader: (answer: HttpAnswer) => T): Promise<T> => {
    try {
      const received = await answer;
      if (received.status < 200 || received.status > 299) throw streamErrorOf(received);
      return reader(received);
    } catch (error) {
      throw withoutAnswer(error);
    }
  };
  const raw = (answer: HttpAnswer) => readResult(answer).raw;
  return {
    object: (operation, at, body) => read(body ? sendJson(operation, { at }, body) : send(operation, { at }), raw),
    list: (operation, request) => read(send(operation, request), (answer) => readList(answer).map((one) => one.raw)),
    videos: (query) => read(send('listVideos', { query }), readVideos),
    nothing: (operation, at) => read(send(operation, { at }), readNothing),
    send: (operation, request) => read(send(operation, request), raw),
    elsewhere: (method, path) => {
      const { transport, credential, accountId } = connection;
      const request = {
        operation: `${method} ${path}`,
        repeat: 'safe',
        method,
        headers: credential,
        call: { maxAttempts: 1 },
      } as const;
      return read(transport.send({ ...request, path: `${STREAM.replace('{account_id}', accountId)}${path}` }), () => {
        throw new StreamError(`${method} ${path} is not part of this binding`, {
          name: 'StreamError',
          code: 10001,
          statusCode: 501,
        });
      });
    },
  };
}

/** The path of the account's videos. */
const STREAM = operations.find(({ id }) => id === 'listVideos')?.path ?? '';
