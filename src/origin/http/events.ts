import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/** Interval of keep-alive comments in milliseconds, below the usual idle limits of proxies. */
const HEARTBEAT_MS = 15_000;

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // Proxies that buffer answers would delay events.
  'X-Accel-Buffering': 'no',
};

/** Server-sent events with ids on one connection (WHATWG HTML, 9.2). */
export interface EventStream {
  /** Sends the state at the start. Leaves it out for a client whose `Last-Event-ID` names this state: it missed nothing. */
  begin(event: string, data: object): void;
  /**
   * Sends an event. A slow reader misses all but the latest event about one thing.
   * @param about names the thing; default: the stream has one
   */
  send(event: string, data: object, about?: string): void;
  end(): void;
}

/** Answers HEAD with the headers of a stream of events, at once (RFC 9110, 9.3.2). */
export function endHeadOfEvents(response: Response): void {
  response.writeHead(200, HEADERS).end();
}

/** Begins to answer with events. @param onClose called once, when either side ends it */
export function beginEvents(request: Request, response: Response, onClose: () => void): EventStream {
  response.writeHead(200, HEADERS);
  response.write('retry: 1000\n\n');
  const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  const pending = new Map<string, string>();
  const flush = () => {
    for (const [about, text] of pending) {
      if (response.writableNeedDrain) return;
      pending.delete(about);
      response.write(text);
    }
  };
  response.on('drain', flush);
  request.once('close', () => {
    clearInterval(heartbeat);
    onClose();
  });
  const write = (
    event: string,
    data: object,
    { about = '', known }: { about?: string; known?: string | undefined },
  ) => {
    const json = JSON.stringify(data);
    const id = idOf(json);
    if (id === known) return;
    const text = `id: ${id}\nevent: ${event}\ndata: ${json}\n\n`;
    if (response.writableNeedDrain) pending.set(about, text);
    else response.write(text);
  };
  return {
    begin: (event, data) => write(event, data, { known: request.get('Last-Event-ID') }),
    send: (event, data, about = '') => write(event, data, { about }),
    end: () => response.end(),
  };
}

/** Each event holds a whole state, and its id names that state: it stays valid when the server starts again. */
const idOf = (json: string): string => createHash('sha256').update(json).digest('base64url').slice(0, 16);
