import type { Response } from 'express';

/** Milliseconds between comments that keep a silent connection open, below the usual limits of proxies. */
const HEARTBEAT_MS = 15_000;

/** The headers of server-sent events (WHATWG HTML, 9.2). */
export const EVENT_HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  // Proxies that buffer answers would delay events.
  'X-Accel-Buffering': 'no',
};

/** A reader of events. */
export interface EventSink {
  /** True while the reader has not taken what was written before: then nothing more is written. */
  readonly isBusy: boolean;
  write(text: string): void;
  end(): void;
  /** Sets what is called when the reader is no longer busy. */
  onReady(call: () => void): void;
}

/** Begins to answer with events. `onClose` is called once, when either side ends it. */
export function openEvents(response: Response, onClose: () => void, heartbeatMs = HEARTBEAT_MS): EventSink {
  response.writeHead(200, EVENT_HEADERS);
  response.write('retry: 1000\n\n');
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(':\n\n');
  }, heartbeatMs);
  heartbeat.unref();
  response.once('close', () => {
    clearInterval(heartbeat);
    onClose();
  });
  return {
    get isBusy() {
      return response.writableNeedDrain || response.writableEnded || response.destroyed;
    },
    write: (text) => void response.write(text),
    end: () => void response.end(),
    onReady: (call) => void response.on('drain', call),
  };
}
