import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import type { Answer, User } from '../../../test/support/cloudflare-bench.ts';

/** A real MP4 with speech of known words. */
export const clip = readFileSync(new URL('../../../fixtures/media/hello-captions.mp4', import.meta.url));

/** Starts servers on this machine; each ends with its test. */
export function useServers(): (listener: RequestListener) => Promise<string> {
  const undo: (() => unknown)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0)) await step();
  });
  return async (listener) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    undo.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
}

/** The video as GET shows it. */
export const get = async ({ send }: User, uid: string): Promise<Answer['body']> =>
  (await send('GET', `/stream/${uid}`)).body.result;

/** Posts JSON. */
export const post = (
  { send }: User,
  path: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Answer> => send('POST', path, { body: JSON.stringify(body), headers });

/** A form with one file. */
export const form = (bytes: Uint8Array, name = 'file'): FormData => {
  const body = new FormData();
  body.set(name, new Blob([bytes as Uint8Array<ArrayBuffer>]), 'film.mp4');
  return body;
};
