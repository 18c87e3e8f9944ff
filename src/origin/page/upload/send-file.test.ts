import { expect, it } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { sendFile } from './send-file.ts';

const error = (status: number) => new ApiError(status, { code: 'x', message: 'It failed.', next: 'Wait.' });

/** A server that takes 10 bytes of a request, and throws what it is told to first. */
function useRemote(size: number, troubles: (ApiError | null)[] = []) {
  const seen: string[] = [];
  let at = 0;
  const trouble = () => {
    const next = troubles.shift();
    if (next) throw next;
  };
  const remote = {
    ask: async () => {
      seen.push(`ask ${at}`);
      trouble();
      return at;
    },
    send: async (offset: number) => {
      seen.push(`send ${offset}`);
      at = Math.min(size, offset + 10);
      trouble();
      return at;
    },
    wait: async (milliseconds: number) => {
      seen.push(`wait ${milliseconds}`);
    },
  };
  const offsets: number[] = [];
  const statuses: number[] = [];
  const hearing = {
    onOffset: (offset: number) => void offsets.push(offset),
    onTrouble: ({ status }: ApiError) => void statuses.push(status),
  };
  return { seen, offsets, statuses, done: () => sendFile(size, remote, hearing) };
}

it('sends piece after piece, from where the server stands', async () => {
  const { seen, offsets, done } = useRemote(25);
  await done();
  expect(seen).toEqual(['ask 0', 'send 0', 'send 10', 'send 20']);
  expect(offsets).toEqual([0, 10, 20, 25]);
});

it('asks again after a failure, later each time, and goes on there', async () => {
  const { seen, statuses, done } = useRemote(25, [null, error(503), error(0), null, null]);
  await done();
  expect(seen).toEqual(['ask 0', 'send 0', 'wait 1000', 'ask 10', 'wait 2000', 'ask 10', 'send 10', 'send 20']);
  expect(statuses).toEqual([503, 0]);
});

it('sends nothing of a complete file, but finishes it', async () => {
  const { seen, done } = useRemote(10, [null, error(0)]);
  await done();
  expect(seen).toEqual(['ask 0', 'send 0', 'wait 1000', 'ask 10', 'send 10']);
});

it('ends at a final refusal', async () => {
  const { seen, done } = useRemote(25, [null, error(415)]);
  await expect(done()).rejects.toMatchObject({ status: 415 });
  expect(seen).toEqual(['ask 0', 'send 0']);
});
