// Covers: limits.ts

import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CloudflareStreamClient } from '../../clients/cloudflare-stream.ts';
import type { StageTools, Video } from '../stages/types.ts';
import { checkForStream } from './limits.ts';
import { uploadOf } from './send-film.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'send-film-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const details = { creator: 'c', meta: { name: 'film' }, maxDurationSeconds: 60 };

/** A client that notes what is asked of it. */
function noting() {
  const calls: [string, unknown][] = [];
  const created = { videoId: 'v', uploadUrl: 'https://upload.example/1' };
  const client = {
    async createDirectUpload(input: unknown) {
      calls.push(['createDirectUpload', input]);
      return { ...created, scheduledDeletion: null };
    },
    async createResumableUpload(input: unknown) {
      calls.push(['createResumableUpload', input]);
      return created;
    },
    async uploadTo(url: string) {
      calls.push(['uploadTo', url]);
    },
    async sendToUpload(
      url: string,
      file: unknown,
      { onProgress }: { onProgress(received: number, bytes: number): void },
    ) {
      calls.push(['sendToUpload', [url, file]]);
      onProgress(123_000_000, 250_000_000);
    },
  };
  return { calls, client: client as unknown as CloudflareStreamClient };
}

it.each([
  [199_999_999, 'createDirectUpload', 'uploadTo', false],
  [200_000_000, 'createResumableUpload', 'sendToUpload', true],
])('sends a file of %i bytes by %s and %s', async (bytes, create, send, isResumable) => {
  const path = join(folder, `${bytes}.mp4`);
  writeFileSync(path, '');
  truncateSync(path, bytes);
  const { calls, client } = noting();
  const doing: unknown[] = [];
  const tools = { effects: {}, report: (_share: number | null, what: string) => doing.push(what) };
  const way = await uploadOf(client, path);
  expect(way.isResumable).toBe(isResumable);
  const { uploadUrl } = await way.create(details);
  await way.send(uploadUrl, tools as unknown as StageTools);
  expect(calls.map(([name]) => name)).toEqual([create, send]);
  expect(calls[0]?.[1]).toEqual(isResumable ? { ...details, bytes } : details);
  expect(doing).toEqual(isResumable ? ['123 of 250 MB uploaded'] : []);
});

it.each([
  [250_000_000, null],
  [33_000_000_000, /33 GB; Cloudflare Stream takes up to 32 GB.*--publish files/],
])('lets a file of %i bytes pass, or says why not', (bytes, refusal) => {
  const media = { bytes, durationSeconds: 60, hasPicture: true, container: 'mp4' };
  const check = () => checkForStream({ title: 'film', media, durationSeconds: 60 } as unknown as Video);
  if (refusal === null) expect(check).not.toThrow();
  else expect(check).toThrow(refusal);
});
