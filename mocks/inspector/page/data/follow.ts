import { eventReader, type ServerEvent } from '../../../../src/pages/parts/read-events.ts';
import { controlToken } from './call.ts';

/** State of the live connection. */
export type Connection = 'connecting' | 'live' | 'lost' | 'refused';

/** How long to wait before connecting again, in milliseconds. */
const AGAIN_MS = 1_000;

/** What a follower of events is told. */
export interface Following {
  readonly onEvent: (event: ServerEvent) => void;
  readonly onState: (state: Connection) => void;
}

/** Follows server-sent events with the token, which EventSource cannot send, and goes on after the last one when it was cut off. */
export function follow(path: string, { onEvent, onState }: Following): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let last: string | null = null;
  const once = async (): Promise<void> => {
    const headers = {
      ...controlToken.headers,
      Accept: 'text/event-stream',
      ...(last === null ? {} : { 'Last-Event-ID': last }),
    };
    const answer = await fetch(path, { headers, signal }).catch(() => null);
    if (answer?.status === 401) return onState('refused');
    if (!answer?.ok || answer.body === null) return onState('lost');
    onState('live');
    const read = eventReader();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (const event of read(value)) {
        last = event.id ?? last;
        onEvent(event);
      }
    }
    onState('lost');
  };
  const run = async () => {
    while (!signal.aborted) {
      await once().catch(() => signal.aborted || onState('lost'));
      if (!signal.aborted) await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  };
  void run();
  return () => stop.abort();
}
