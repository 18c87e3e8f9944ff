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
  send(event: string, data: object): void;
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
  let pending: string | null = null;
  const flush = () => {
    if (pending !== null && !response.writableNeedDrain) response.write(pending);
    pending = null;
  };
  response.on('drain', flush);
  request.once('close', () => {
    clearInterval(heartbeat);
    onClose();
  });
  const write = (event: string, data: object, known?: string) => {
    const json = JSON.stringify(data);
    const id = idOf(json);
    if (id === known) return;
    const text = `id: ${id}\nevent: ${event}\ndata: ${json}\n\n`;
    // A slow reader misses outdated events, but not the latest one.
    if (response.writableNeedDrain) pending = text;
    else response.write(text);
  };
  return {
    begin: (event, data) => write(event, data, request.get('Last-Event-ID')),
    send: write,
    end: () => response.end(),
  };
}

/** Each event holds a whole state, and its id names that state: it stays valid when the server starts again. */
const idOf = (json: string): string => createHash('sha256').update(json).digest('base64url').slice(0, 16);
