// Covers: file-store.ts, open-file.ts

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBucket } from '../test-support/bucket.ts';
import { createFileStore } from './file-store.ts';
import { createS3Store, S3Error } from './s3-store.ts';
import { decodeXml } from './s3-xml.ts';
import { type ObjectStore, type OpenObject, readText } from './types.ts';

const folder = mkdtempSync(join(tmpdir(), 'stores-'));
let bucket: Awaited<ReturnType<typeof openBucket>>;
beforeAll(async () => {
  bucket = await openBucket(join(folder, 'bucket'));
});
afterAll(async () => {
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

const collect = async (object: OpenObject, start = 0, end = object.size - 1): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of await object.read(start, end)) chunks.push(chunk as Buffer);
  await object.close();
  return Buffer.concat(chunks);
};

/** 13 MB without a pattern that repeats within a part. */
const large = Buffer.alloc(13_000_001);
for (let at = 0; at + 4 <= large.length; at += 4) large.writeUInt32LE((at * 2_654_435_761) % 4_294_967_296, at);

describe.each<[string, () => ObjectStore]>([
  ['files', () => createFileStore(join(folder, 'objects'))],
  ['a bucket', () => createS3Store(bucket.options)],
])('%s', (_name, make) => {
  it('keeps texts, and gives each version its own tag', async () => {
    const store = make();
    expect(await store.open('a/x.vtt')).toBeNull();
    await store.putText('a/x.vtt', 'WEBVTT\n\nüñí');
    const one = await store.open('a/x.vtt');
    expect(one?.size).toBe(14);
    expect(one?.etag).toMatch(/^"[^"]+"$/);
    expect(one && (await readText(one))).toBe('WEBVTT\n\nüñí');
    await store.putText('a/x.vtt', 'WEBVTT\n\nuunnii');
    const two = await store.open('a/x.vtt');
    expect(two?.etag).not.toBe(one?.etag);
    expect(two && (await readText(two))).toBe('WEBVTT\n\nuunnii');
    await store.putText('a/empty.srt', '');
    const empty = await store.open('a/empty.srt');
    expect(empty && (await readText(empty))).toBe('');
  });

  it('keeps large files and reads any part of them', async () => {
    const store = make();
    const path = join(folder, 'large');
    writeFileSync(path, large);
    await store.putFile('b/video.mp4', path);
    const whole = await store.open('b/video.mp4');
    expect(whole?.size).toBe(large.length);
    expect(whole && (await collect(whole)).equals(large)).toBe(true);
    const part = await store.open('b/video.mp4');
    const bytes = part && (await collect(part, 8_388_600, 8_388_700));
    expect(bytes?.equals(large.subarray(8_388_600, 8_388_701))).toBe(true);
  });

  it('removes only the objects below a key', async () => {
    const store = make();
    await store.putText('c/1/x.vtt', 'x');
    await store.putText('c/1/d/x.vtt', 'x');
    await store.putText('c/10/x.vtt', 'x');
    await store.deleteAll('c/1');
    await store.deleteAll('c/1');
    expect(await store.open('c/1/x.vtt')).toBeNull();
    expect(await store.open('c/1/d/x.vtt')).toBeNull();
    const beside = await store.open('c/10/x.vtt');
    await beside?.close();
    expect(beside).not.toBeNull();
  });

  it.each(['../x', 'a/../x', '/x', 'a//x', '.x', 'a/.x', 'a\\x', '', 'a\u0000'])('rejects the key %j', async (key) => {
    await expect(make().putText(key, 'x')).rejects.toThrow(TypeError);
    await expect((async () => make().open(key))()).rejects.toThrow(TypeError);
    await expect(make().deleteAll(key)).rejects.toThrow(TypeError);
  });
});

describe('files', () => {
  it('appear complete or not at all: a failed write leaves nothing', async () => {
    const store = createFileStore(join(folder, 'failing'));
    await store.putText('a/x.vtt', 'old');
    await expect(store.putFile('a/x.vtt', join(folder, 'is-not-there'))).rejects.toThrow(/ENOENT/);
    const old = await store.open('a/x.vtt');
    expect(old && (await readText(old))).toBe('old');
    expect(readdirSync(join(folder, 'failing/.drafts'))).toEqual([]);
  });

  it('continue to read the opened version', async () => {
    const store = createFileStore(join(folder, 'versions'));
    await store.putText('x.vtt', 'old');
    const old = await store.open('x.vtt');
    await store.putText('x.vtt', 'new');
    expect(old && (await readText(old))).toBe('old');
  });
});

describe('a bucket', () => {
  // s3rver looks at the key's id alone; it does not compute signatures of version 4.
  it('refuses wrong keys with an error', async () => {
    const store = createS3Store({ ...bucket.options, accessKeyId: 'wrong' });
    const error = await store.putText('x.vtt', 'x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(S3Error);
    expect(error).toMatchObject({ status: 403, code: 'InvalidAccessKeyId' });
  });

  it('is named if it does not exist', async () => {
    const store = createS3Store({ ...bucket.options, bucket: 'other' });
    await expect(store.putText('x.vtt', 'x')).rejects.toThrow(/404 NoSuchBucket/);
  });

  it('names keys with references', () => {
    expect(decodeXml('a&amp;b&#39;&#x1F600;&quot;&unknown;&#x110000;')).toBe('a&b\'😀"&unknown;&#x110000;');
  });
});
