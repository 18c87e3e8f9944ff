import { eventReader, type ServerEvent } from '../../../pages/parts/read-events.ts';
import { authorization } from './token.ts';

/** State of the live connection; `refused`: the server asks for its token. */
export type Connection = 'connecting' | 'live' | 'lost' | 'refused';

/** What a follower of events hears. */
export interface Following {
  onEvent(event: ServerEvent): void;
  onState(state: Connection): void;
}

/** How long to wait before connecting again, in milliseconds. */
const AGAIN_MS = 1_000;

/** Follows server-sent events with the token, which EventSource cannot send, and connects again. Returns how to stop. */
export function follow(path: string, { onEvent, onState }: Following): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const once = async (): Promise<void> => {
    const answer = await fetch(path, { headers: authorization(), signal });
    if (answer.status === 401) return onState('refused');
    if (!answer.ok || answer.body === null) return onState('lost');
    onState('live');
    const read = eventReader();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      for (const event of read(piece.value)) if (!signal.aborted) onEvent(event);
    }
    onState('lost');
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      await once().catch(() => signal.aborted || onState('lost'));
      if (!signal.aborted) await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
  };
  void run();
  return () => stop.abort();
}
