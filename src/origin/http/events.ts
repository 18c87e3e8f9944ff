import type { Request, Response } from 'express';

/** Interval of keep-alive comments in milliseconds, below the usual idle limits of proxies. */
const HEARTBEAT_MS = 15_000;

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // Proxies that buffer answers would delay events.
  'X-Accel-Buffering': 'no',
};

/** Server-sent events on one connection (WHATWG HTML, 9.2). */
export interface EventStream {
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
  return {
    send(event, data) {
      const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      // A slow reader misses outdated events, but not the latest one.
      if (response.writableNeedDrain) pending = text;
      else response.write(text);
    },
    end: () => response.end(),
  };
}
