// Covers: s3-store.ts, s3-xml.ts, types.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBucket } from '../test-support/bucket.ts';
import { openSignatureGate } from '../test-support/signature-gate.ts';
import { createS3Store } from './s3-store.ts';
import { readText } from './types.ts';

const folder = mkdtempSync(join(tmpdir(), 'signatures-'));
let bucket: Awaited<ReturnType<typeof openBucket>>;
let gate: Awaited<ReturnType<typeof openSignatureGate>>;
beforeAll(async () => {
  bucket = await openBucket(join(folder, 'bucket'));
  gate = await openSignatureGate(bucket.options);
});
afterAll(async () => {
  await gate.close();
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([undefined, 'eu-central-1'])('signs every request like another signer, for region %s', async (region) => {
  const store = createS3Store({ ...gate.options, region, partBytes: 5 * 1024 * 1024 });
  const before = gate.passed.length;
  const path = join(folder, 'large');
  writeFileSync(path, Buffer.alloc(11_000_000, 'film'));
  await store.putFile('a/1/talk.mp4', path);
  const video = await store.open('a/1/talk.mp4');
  expect(video?.size).toBe(11_000_000);
  for await (const _chunk of (await video?.read(5, 10)) ?? []);
  await store.putText('a/en.vtt', 'WEBVTT\n');
  const track = await store.open('a/en.vtt');
  expect(track && (await readText(track))).toBe('WEBVTT\n');
  await store.deleteAll('a');
  expect(await store.open('a/en.vtt')).toBeNull();
  const own = gate.passed.slice(before);
  expect([...new Set(own.map((one) => one.region))]).toEqual([region ?? 'auto']);
  expect(own.filter(({ path }) => path.includes('partNumber='))).toHaveLength(3);
  // Whatever carries bytes is signed with them.
  expect(own.filter(({ method, body }) => ['PUT', 'POST'].includes(method) && !body)).toEqual([]);
});

it.each(['secretAccessKey', 'accessKeyId'] as const)('is refused with a wrong %s', async (name) => {
  const store = createS3Store({ ...gate.options, [name]: 'wrong' });
  await expect(store.putText('b/x.vtt', 'x')).rejects.toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
});
