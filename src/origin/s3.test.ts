import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { expectedLines, linesOf } from '../pipeline/test-support/expected.ts';
import { createS3Store } from './store/s3-store.ts';
import { openBucket } from './test-support/bucket.ts';
import { ended, upload, useOrigin } from './test-support/start.ts';

const folder = mkdtempSync(join(tmpdir(), 'origin-s3-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('captions and serves from a bucket', async () => {
  const bucket = await openBucket(folder);
  const store = createS3Store(bucket.options);
  const at = await useOrigin({ store });
  try {
    const { id } = await upload(at.origin.url, { to: 'ja' });
    const { url, tracks } = await ended(at.origin.url, id);
    const get = (path: string, headers = {}) => fetch(`${at.origin.url}${path}`, { headers });
    const ranges = { Range: 'bytes=1000-1999' };
    const part = await get(url, ranges);
    expect(part.headers.get('cf-cache-status')).toBe('MISS');
    expect(Buffer.from(await part.arrayBuffer())).toEqual(readFileSync(helloVideo).subarray(1000, 2000));
    const whole = await get(url);
    expect(whole.headers.get('cf-cache-status')).toBe('HIT');
    expect(whole.headers.get('etag')).toBe(part.headers.get('etag'));
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(readFileSync(helloVideo));
    for (const { language, vtt } of tracks) {
      expect(linesOf(await (await get(vtt)).text())).toEqual(expectedLines(language));
    }
    await fetch(`${at.origin.url}/videos/${id}`, { method: 'DELETE' });
    expect(await store.open(url.slice(1))).toBeNull();
    expect(await store.open(`videos/${id}/captions/en.vtt`)).toBeNull();
    expect(at.defects).toEqual([]);
  } finally {
    await at.close();
    await bucket.close();
  }
});
