import type { ServerResponse } from 'node:http';
import type { Loaded } from '../../src/listener/index.ts';

/** The parts of a response that reach the client. */
const SENDERS = ['flushHeaders', 'write', 'end'] as const;

type Sender = (...args: unknown[]) => unknown;

/**
 * A server whose answers leave only when `committed` says that all that was done for them is on the disk. If the disk fails, the connection
 * is cut: an answer would promise too much.
 */
export const holdingAnswers = (served: Loaded, committed: () => Promise<void>): Loaded => ({
  ...served,
  listener: (request, response, next) => {
    holdAnswer(response, committed);
    served.listener(request, response, next);
  },
});

/** Holds back what is sent, from the first call on, and then sends it in order. */
function holdAnswer(response: ServerResponse, committed: () => Promise<void>): void {
  const held: (() => void)[] = [];
  const own = response as unknown as Record<string, Sender>;
  const release = () => {
    for (const name of SENDERS) delete own[name];
    for (const send of held) send();
  };
  for (const name of SENDERS) {
    const send = own[name] as Sender;
    own[name] = (...args) => {
      held.push(() => send.apply(response, args));
      if (held.length === 1) committed().then(release, () => response.destroy());
      return name === 'write' ? true : response;
    };
  }
}
