// Covers: videos/upload.ts

import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { helloVideo } from '../../test/support/pipeline-mocks.ts';
import { withoutSound } from './test-support/silent.ts';
import { helloForm, type TestOrigin, useOrigin } from './test-support/start.ts';

let at: TestOrigin;
const MAX = 300_000;
beforeAll(async () => {
  at = await useOrigin({ maxBytes: MAX, maxSoundBytes: 200_000 });
});
afterAll(async () => {
  await at.close();
  expect(at.defects).toEqual([]);
});

const bytes = readFileSync(helloVideo);
const form = (part: string, content: Uint8Array<ArrayBuffer>, name = 'video.mp4'): FormData => {
  const made = new FormData();
  made.set(part, new Blob([content]), name);
  return made;
};
const zeros = (size: number) => new Uint8Array(size);
/** The bundled video with a box behind it that players skip. */
const freeBox = (size: number) => {
  const box = Buffer.alloc(size - bytes.length);
  box.writeUInt32BE(box.length);
  box.write('free', 4);
  return new Uint8Array(Buffer.concat([bytes, box]));
};
const text = (content: string) => new Uint8Array(Buffer.from(content));

it.each<[string, () => FormData | Promise<FormData>, number, RegExp]>([
  ['not a video', () => form('video', text('MZ'.repeat(500))), 415, /not a supported video/],
  ['a few bytes', () => form('video', text('x')), 415, /not a supported video/],
  ['zero bytes', () => form('video', zeros(0)), 422, /empty/],
  ['a truncated MP4', () => form('video', bytes.subarray(0, 50_000)), 422, /end is missing/],
  ['an MP4 that is nothing but its head', () => form('video', bytes.subarray(0, 32)), 422, /end is missing/],
  ['no sound', async () => form('video', await withoutSound(helloVideo)), 422, /no sound/],
  [
    'a page called mp4',
    () => form('video', text('<!doctype html><script>alert(1)</script>'.repeat(5))),
    415,
    /not a supported video/,
  ],
  ['too many bytes', () => form('video', new Uint8Array(Buffer.concat([bytes, zeros(MAX)]))), 413, /300000/],
  [
    'more sound than the transcriber takes',
    () => {
      const made = form('audio', freeBox(220_000));
      made.set('video', new Blob([bytes]), 'video.mp4');
      return made;
    },
    413,
    /200000/,
  ],
  ['no video at all', () => form('audio', bytes), 400, /no part named video/],
  ['another part', () => form('picture', bytes), 400, /picture/],
  ['an unknown language', () => helloForm({ to: 'es,klingon' }), 422, /klingon/],
  ['a language that cannot be translated into', () => helloForm({ to: 'es', from: 'xx-nonsense' }), 422, /xx-nonsense/],
  ['an address instead of a file', () => helloForm({ url: 'http://169.254.169.254/' }), 400, /url/],
])('refuses %s', async (_name, make, status, message) => {
  const answer = await fetch(`${at.origin.url}/videos`, { method: 'POST', body: await make() });
  const body = (await answer.json()) as { error: { message: string; next: string } };
  expect([answer.status, body.error.message]).toEqual([status, expect.stringMatching(message)]);
  expect(body.error.next).toMatch(/\.$/);
  expect(body.error.next).not.toContain('--');
  expect(readdirSync(join(at.at.folder, 'data/work'))).toEqual([]);
  expect(at.at.operations()).toEqual([]);
});

it('accepts no address to fetch from in any form', async () => {
  for (const [type, body] of [
    ['application/json', '{"url":"http://127.0.0.1/"}'],
    ['application/x-www-form-urlencoded', 'url=http%3A%2F%2F127.0.0.1%2F'],
    ['multipart/form-data', 'x'],
  ] as const) {
    const answer = await fetch(`${at.origin.url}/videos`, { method: 'POST', headers: { 'Content-Type': type }, body });
    expect([400, 415]).toContain(answer.status);
  }
});

it.each(['../../../etc/passwd.mp4', '..\\..\\x.mp4', '/etc/cron.d/x', '\u0000.mp4', '.', 'a'.repeat(5000)])(
  'uses the name %j only for a title',
  async (name) => {
    const made = await helloForm();
    made.set('video', new Blob([bytes]), name);
    const answer = await fetch(`${at.origin.url}/videos`, { method: 'POST', body: made });
    const { id, title } = (await answer.json()) as { id: string; title: string };
    expect(answer.status).toBe(202);
    expect(title).toMatch(/^[^/\\]{1,80}$/u);
    expect((await fetch(`${at.origin.url}/videos/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(readdirSync(at.at.folder).sort()).toEqual(['data']);
    at.at.tenant.journal.entries.length = 0;
  },
);

it('keeps nothing of an interrupted upload', async () => {
  const cut = await new Promise<string>((resolve) => {
    const sending = request(`${at.origin.url}/videos`, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': 200_000 },
    });
    sending.on('error', (error) => resolve(error.message));
    sending.write('--x\r\nContent-Disposition: form-data; name="video"; filename="a.mp4"\r\n\r\n');
    sending.write(bytes.subarray(0, 50_000));
    setTimeout(() => sending.destroy(new Error('cut')), 100);
  });
  expect(cut).toBe('cut');
  const work = () => readdirSync(join(at.at.folder, 'data/work'));
  for (let tries = 0; tries < 100 && work().length > 0; tries += 1) await new Promise((next) => setTimeout(next, 20));
  expect(work()).toEqual([]);
});
