import { ApiError } from '../api/api-error.ts';

/** The server's side of an upload, see `tus.ts`. */
export interface Remote {
  /** Returns how many bytes the server has. */
  ask(): Promise<number>;
  /** Sends a piece from an offset. Returns the new offset. */
  send(offset: number): Promise<number>;
  /** Waits so many milliseconds. Rejects when the upload is stopped. */
  wait(milliseconds: number): Promise<void>;
}

/** What an upload hears. */
export interface Hearing {
  /** The server has so many bytes. */
  onOffset(bytes: number): void;
  /** It failed for now, and is repeated. */
  onTrouble(error: ApiError): void;
}

/** Statuses after which the same request may succeed: no answer, too slow, another request at work, too many, a failing server. */
const isPassing = ({ status }: ApiError): boolean =>
  status === 0 || [408, 409, 423, 425, 429].includes(status) || status >= 500;

/**
 * Sends a file from where the server stands to its end. Repeats what failed for a passing reason, later each time and without an end.
 * @throws {ApiError} for a final refusal
 */
export async function sendFile(size: number, remote: Remote, { onOffset, onTrouble }: Hearing): Promise<void> {
  let failures = 0;
  for (;;) {
    try {
      let offset = await remote.ask();
      onOffset(offset);
      do {
        offset = await remote.send(offset);
        onOffset(offset);
        failures = 0;
      } while (offset < size);
      return;
    } catch (error) {
      if (!(error instanceof ApiError) || !isPassing(error)) throw error;
      onTrouble(error);
      failures += 1;
      await remote.wait(Math.min(30_000, 500 * 2 ** Math.min(failures, 10)));
    }
  }
}
