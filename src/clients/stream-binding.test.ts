// Covers: stream-binding/api.ts, stream-binding/captions.ts, stream-binding/errors.ts, stream-binding/list.ts,
// stream-binding/video.ts, cloudflare-stream/send.ts

import { readFileSync } from 'node:fs';
import type { StreamBinding as PlatformBinding } from '@cloudflare/workers-types';
import { describe, expect, it } from 'vitest';
import { type User, useCloudflare, vtt } from '../../test/support/cloudflare-bench.ts';
import { captionWithBinding } from '../../test/support/stream-binding-code.ts';
import { createStreamBinding, StreamError } from './stream-binding.ts';

const { user } = useCloudflare();
const FAR = 'https://media.example/speech.mp4';
const stream = (text: string) => new Blob([text]).stream();

function bound(one: User = user(), more: object = {}) {
  const baseUrl = one.home.replace(/\/accounts\/.*$/, '');
  return createStreamBinding({ baseUrl, accountId: one.account, apiToken: one.token, env: {}, ...more });
}
const failure = (call: Promise<unknown>): Promise<StreamError> =>
  call.then(
    () => expect.unreachable('it was not refused'),
    (error: StreamError) => error,
  );

describe('the binding', () => {
  it('runs code that is written for the platform, and its jobs take time', async () => {
    const one = user();
    const STREAM: PlatformBinding = bound(one);
    const done = await captionWithBinding({ STREAM }, FAR, () => one.tenant.advance(1));
    expect(done.id).toMatch(/^[0-9a-f]{32}$/);
    expect(done.states.length).toBeGreaterThan(1);
    expect(done.states.at(-1)).toBe('ready');
    expect(done.statuses).toEqual(['inprogress', 'ready']);
    expect(done.languages).toEqual(['en', 'de']);
  });

  it('shows a video under the names of the binding, with every field', async () => {
    const one = user();
    const { id, ...before } = await bound(one).upload(FAR, { creator: 'anna', watermarkId: 'w' });
    expect(before).toMatchObject({
      creator: 'anna',
      readyToStream: false,
      thumbnail: '',
      watermark: null,
      duration: -1,
    });
    await one.tenant.advance(600);
    const video = await bound(one).video(id).details();
    expect(video).toMatchObject({ id, readyToStream: true, status: { state: 'ready', errorReasonCode: '' } });
    expect(video.hlsPlaybackUrl).toContain('video.m3u8');
    expect(video.duration).toBeGreaterThan(0);
    expect(video).not.toHaveProperty('uid');
    expect(video).not.toHaveProperty('playback');
    const changed = await bound(one)
      .video(id)
      .update({ meta: { name: 'new' } });
    expect(changed.meta).toEqual({ name: 'new' });
  });

  it('makes a one-time upload URL that takes a file', async () => {
    const one = user();
    const { id, uploadURL } = await bound(one).createDirectUpload({ maxDurationSeconds: 60, watermark: { id: 'w' } });
    const media = readFileSync(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));
    const form = new FormData();
    form.set('file', new Blob([media]), 'talk.mp4');
    expect((await fetch(uploadURL, { method: 'POST', body: form })).status).toBe(200);
    await one.tenant.advance(600);
    expect(await bound(one).video(id).details()).toMatchObject({ readyToStream: true });
  });

  it('uploads, lists and removes tracks, and deletes the video', async () => {
    const one = user();
    const id = await one.video();
    const { captions } = bound(one).video(id);
    expect(await captions.upload('de', stream(vtt('Guten Tag')))).toEqual({
      language: 'de',
      label: 'Deutsch',
      generated: false,
      status: 'ready',
    });
    expect(await captions.list('de')).toHaveLength(1);
    await captions.delete('de');
    expect(await captions.list()).toEqual([]);
    await bound(one).video(id).delete();
    expect(await failure(bound(one).video(id).details())).toMatchObject({ name: 'NotFoundError' });
  });
});

describe('lists', () => {
  it.each([
    [{}, 'three two one'],
    [{ limit: 2 }, 'three two'],
    [{ before: '2' }, 'one'],
    [{ before: '2', beforeComp: 'lte' }, 'two one'],
    [{ after: '2' }, 'three two'],
    [{ after: '2', afterComp: 'gt' }, 'three'],
    [{ after: '1', before: '3', limit: 1 }, 'two'],
    [{ after: '2', afterComp: 'eq', limit: 1 }, 'two'],
  ] as const)('%o holds %s', async (params, names) => {
    const one = user();
    const made: string[] = [];
    for (const name of ['one', 'two', 'three']) {
      made.push((await bound(one).upload(FAR, { meta: { name } })).created);
      await one.tenant.advance(60);
    }
    const times = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [
        key,
        /^\d$/.test(String(value)) && key !== 'limit' ? made[Number(value) - 1] : value,
      ]),
    );
    const found = await bound(one).videos.list(times);
    expect(found.map(({ meta }) => meta.name).join(' ')).toBe(names);
  });

  it.each([
    [{ limit: 1001 }, 10005],
    [{ after: 'yesterday' }, 10005],
    [{ before: '2026-01-01T00:00:00Z', beforeComp: 'before' as 'lt' }, 10005],
  ])('%o is refused', async (params, code) => {
    expect(await failure(bound().videos.list(params))).toMatchObject({
      name: 'BadRequestError',
      code,
      statusCode: 400,
    });
  });
});

describe('refusals', () => {
  const cases: readonly [string, (one: User, id: string) => Promise<unknown>, object][] = [
    [
      'an unknown video',
      (one) => bound(one).video('none').details(),
      { name: 'NotFoundError', code: 10003, statusCode: 404 },
    ],
    ['an unknown track', (one, id) => bound(one).video(id).captions.list('fr'), { name: 'NotFoundError', code: 10003 }],
    [
      'a bad tag',
      (one, id) =>
        bound(one)
          .video(id)
          .captions.upload('x_y_z', stream(vtt('x'))),
      { name: 'BadRequestError', code: 10005 },
    ],
    [
      'a file that is not WebVTT',
      (one, id) => bound(one).video(id).captions.upload('de', stream('1\n00:00')),
      { name: 'BadRequestError' },
    ],
    [
      'a text for a stream',
      (one, id) =>
        bound(one)
          .video(id)
          .captions.upload('de', vtt('x') as never),
      { name: 'BadRequestError' },
    ],
    [
      'an unsupported language',
      (one, id) => bound(one).video(id).captions.generate('tlh'),
      { name: 'StreamError', code: 19903 },
    ],
    ['a bad URL', (one) => bound(one).upload('ftp://a'), { name: 'InvalidURLError', code: 10010 }],
    [
      'another token',
      (one) => bound(one, { apiToken: 'mock_other' }).videos.list(),
      { name: 'ForbiddenError', statusCode: 403 },
    ],
    [
      'a lost server',
      (one) => bound(one, { baseUrl: 'http://127.0.0.1:9', maxAttempts: 1 }).videos.list(),
      { name: 'InternalError', statusCode: 500 },
    ],
    [
      'what the mock lacks',
      (one, id) => bound(one).video(id).downloads.generate(),
      { name: 'StreamError', code: 19939, statusCode: 501 },
    ],
    ['tokens', (one, id) => bound(one).video(id).generateToken(), { statusCode: 501 }],
    ['watermarks', (one) => bound(one).watermarks.get('w'), { statusCode: 501 }],
  ];
  it.each(cases)('tells of %s by name, code and status', async (_what, call, facts) => {
    const one = user();
    const error = await failure(call(one, await one.video()));
    expect(error).toBeInstanceOf(StreamError);
    expect(error).toMatchObject(facts);
    expect(error.message).not.toContain(one.token);
  });

  it('sends one byte more than a caption file may have, and the service refuses it', async () => {
    const one = user();
    const endless = new ReadableStream<Uint8Array>({ pull: (it) => it.enqueue(new Uint8Array(1_000_000)) });
    const error = await failure(
      bound(one)
        .video(await one.video())
        .captions.upload('de', endless),
    );
    expect(error).toMatchObject({ name: 'MaxFileSizeError', statusCode: 413 });
  });
});
