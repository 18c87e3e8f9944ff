import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { ControlApiError } from './control-error.ts';
import { readEvents, type StreamEvent } from './read-events.ts';
import { type ControlConnection, refusalOf, tokenFor } from './request.ts';

export type { StreamEvent } from './read-events.ts';

/** How a stream is followed. */
export interface FollowOptions {
  /** Ends the stream, without an error. */
  readonly signal?: AbortSignal;
  /** Milliseconds before it connects again after a lost connection. Default: 1,000. */
  readonly reconnectMs?: number;
}

/**
 * Follows a stream of server-sent events, and connects again where a connection is lost, after the last event read. Ends with
 * the signal, and with the event `endsWith`.
 * @throws {ControlApiError} when the API refuses the stream, or cannot be reached at first
 */
export async function* followEvents(
  connection: ControlConnection,
  path: string,
  { signal, reconnectMs = 1_000, endsWith }: FollowOptions & { readonly endsWith?: string },
): AsyncGenerator<StreamEvent> {
  let last = '';
  let isFirst = true;
  while (!signal?.aborted) {
    try {
      const answer = await open(connection, path, last, signal);
      isFirst = false;
      for await (const event of readEvents(answer)) {
        if (event.id !== '') last = event.id;
        yield event;
        if (event.event === endsWith) return;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (error instanceof ControlApiError && (isFirst || error.status !== null)) throw error;
    }
    await pause(reconnectMs, undefined, signal === undefined ? {} : { signal }).catch(() => {});
  }
}

function open(
  connection: ControlConnection,
  path: string,
  last: string,
  signal: AbortSignal | undefined,
): Promise<IncomingMessage> {
  const token = tokenFor(connection);
  const target = connection.url.replace(/\/+$/, '') + path;
  const headers = {
    Accept: 'text/event-stream',
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(last === '' ? {} : { 'Last-Event-ID': last }),
  };
  const send = target.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = send(target, { headers, agent: false, ...(signal ? { signal } : {}) }, (answer) => {
      if (answer.statusCode === 200) return resolve(answer);
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.once('end', () => reject(refusalOf(`GET ${path}`, { status: answer.statusCode ?? 0, text })));
    });
    outgoing.once('error', (cause) => {
      reject(new ControlApiError(`GET ${target}: no answer (${cause.message})`, null, '', { cause }));
    });
    outgoing.end();
  });
}
