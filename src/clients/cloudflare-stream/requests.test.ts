// Covers: ../cloudflare/file-bytes.ts, form.ts, input.ts, read.ts

import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  clientsOf,
  FILE,
  inTurn,
  outcomeOf,
  refusal,
  success,
  VIDEO,
} from '../test-support/cloudflare-clients.ts';
import { startStub } from '../test-support/stub-server.ts';
import type { FileInput } from './types.ts';

const caption = { language: 'en', label: 'English', generated: false, status: 'ready' };
const video = { uid: VIDEO, status: { state: 'ready', pctComplete: '39.000000' }, duration: -1, input: { width: -1 } };
const STREAM = `/client/v4/accounts/${ACCOUNT}/stream`;

/** The single part of a form, as the bytes between head and boundary. */
function partOf(request: { headers: Record<string, unknown>; body: string } | undefined) {
  const boundary = /boundary=(\S+)$/.exec(String(request?.headers['content-type']))?.[1] ?? 'none';
  const form = /^--(\S+)\r\n([\s\S]*?)\r\n\r\n([\s\S]*)\r\n--(\S+)--\r\n$/.exec(request?.body ?? '');
  expect([form?.[1], form?.[4]]).toEqual([boundary, boundary]);
  return { head: form?.[2] ?? '', content: form?.[3] ?? '' };
}

describe('every operation sends the request of the contract', () => {
  it.each<[string, string, string, unknown, Parameters<typeof outcomeOf>[1]]>([
    ['GET', `/${VIDEO}/captions`, 'list', [caption], ({ stream }) => stream.listCaptions(VIDEO)],
    ['GET', `/${VIDEO}/captions/en-GB`, 'get', caption, ({ stream }) => stream.getCaption(VIDEO, 'en-GB')],
    ['PUT', `/${VIDEO}/captions/en`, 'upload', caption, ({ stream }) => stream.uploadCaption(VIDEO, 'en', FILE)],
    ['DELETE', `/${VIDEO}/captions/en`, 'delete', '', ({ stream }) => stream.deleteCaption(VIDEO, 'en')],
    [
      'POST',
      `/${VIDEO}/captions/en/generate`,
      'generate',
      caption,
      ({ stream }) => stream.generateCaption(VIDEO, 'en'),
    ],
    ['POST', '/copy', 'copy', video, ({ stream }) => stream.copyVideo('https://example.com/a.mp4')],
    ['POST', '', 'upload a video', video, ({ stream }) => stream.uploadVideo('bytes')],
    [
      'POST',
      '/direct_upload',
      'direct upload',
      { uploadURL: 'https://example.com/u', uid: VIDEO },
      ({ stream }) => stream.createDirectUpload({ maxDurationSeconds: 60 }),
    ],
    ['GET', `/${VIDEO}`, 'get a video', video, ({ stream }) => stream.getVideo(VIDEO)],
    ['POST', `/${VIDEO}`, 'edit', video, ({ stream }) => stream.editVideo(VIDEO, { meta: { name: 'A' } })],
    ['DELETE', `/${VIDEO}`, 'delete a video', '', ({ stream }) => stream.deleteVideo(VIDEO)],
    [
      'GET',
      '?status=ready&asc=true&video_name=a%26b&limit=5&include_counts=true',
      'list videos',
      [video],
      ({ stream }) =>
        stream.listVideos({ status: 'ready', ascending: true, name: 'a&b', limit: 5, includeCounts: true }),
    ],
    [
      'PUT',
      '/webhook',
      'set the webhook',
      { notification_url: 'https://example.com/' },
      ({ stream }) => stream.setWebhook('https://example.com/'),
    ],
    ['GET', '/webhook', 'get the webhook', { notificationUrl: 'x' }, ({ stream }) => stream.getWebhook()],
    ['DELETE', '/webhook', 'delete the webhook', 'ok', ({ stream }) => stream.deleteWebhook()],
  ])('%s %s: %s', async (method, path, _what, result, call) => {
    const { error, requests } = await outcomeOf(success(result), call);
    expect(error).toBeNull();
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method, url: STREAM + path });
  });

  it('refuses a filter that does not exist, instead of listing every video', async () => {
    const filter = { creators: 'a' } as object;
    const { error, requests } = await outcomeOf(success([]), ({ stream }) => stream.listVideos(filter));
    expect(error).toMatchObject({ name: 'OptionError' });
    expect(requests).toEqual([]);
  });

  it('reads a video into plain values', async () => {
    const { value } = await outcomeOf(success(video), ({ stream }) => stream.getVideo(VIDEO));
    expect(value).toMatchObject({
      state: 'ready',
      percentComplete: 39,
      durationSeconds: null,
      width: null,
      raw: video,
    });
  });

  it('counts null and an absent list as empty', async () => {
    for (const result of [null, undefined, []]) {
      const { value } = await outcomeOf(success(result), ({ stream }) => stream.listCaptions(VIDEO));
      expect(value).toEqual([]);
    }
  });

  it('returns no webhook for an account without one', async () => {
    const { value, error } = await outcomeOf(refusal(404, 10003), ({ stream }) => stream.getWebhook());
    expect([value, error]).toEqual([null, null]);
  });
});

describe('uploads', () => {
  const content = `\ufeff${FILE.replaceAll('\n', '\r\n')}NOTE 😀`;
  const forms: [string, () => FileInput][] = [
    ['a string', () => content],
    ['bytes', () => Buffer.from(content)],
    ['a Blob', () => new Blob([content])],
    ['a Node stream', () => Readable.from([Buffer.from(content.slice(0, 9)), content.slice(9)])],
    ['a web stream', () => new Blob([content]).stream()],
  ];
  it.each(forms)('send %s byte for byte as the single part file', async (_what, file) => {
    const { error, requests } = await outcomeOf(success(caption), ({ stream }) =>
      stream.uploadCaption(VIDEO, 'en', file()),
    );
    expect(error).toBeNull();
    const part = partOf(requests[0]);
    expect(part.content).toBe(content);
    expect(part.head).toBe('Content-Disposition: form-data; name="file"; filename="en.vtt"\r\nContent-Type: text/vtt');
    expect(requests[0]?.headers['content-length']).toBe(String(Buffer.byteLength(requests[0]?.body ?? '')));
  });

  it('make equal uploads equal bytes', async () => {
    const bodies = [];
    for (let time = 0; time < 2; time += 1) {
      const { requests } = await outcomeOf(success(caption), ({ stream }) => stream.uploadCaption(VIDEO, 'en', FILE));
      bodies.push(requests[0]?.body);
    }
    expect(bodies[0]).toBe(bodies[1]);
  });

  it.each<[string, FileInput]>([
    ['an SRT file', '1\n00:00:01,000 --> 00:00:02,000\nHello\n'],
    ['an empty file', ''],
    ['a longer word', 'WEBVTTX\n'],
    ['bytes that are not UTF-8', Buffer.from([...Buffer.from('WEBVTT\n'), 0xff])],
    ['half a character', 'WEBVTT\n\ud800'],
    ['one byte over 10 MiB', Buffer.alloc(10_485_761, 'WEBVTT\n')],
    ['an endless stream', endless()],
    ['a stream that breaks', broken()],
    ['a number', 7 as unknown as string],
  ])('refuses %s before anything is sent', async (_what, file) => {
    const { error, requests } = await outcomeOf(success(caption), ({ stream }) =>
      stream.uploadCaption(VIDEO, 'en', file),
    );
    expect(error).toMatchObject({ kind: 'input' });
    expect(requests).toHaveLength(0);
  });

  it.each(['', '.', '..'])('refuses the video id %j', async (id) => {
    const { error } = await outcomeOf(success(caption), ({ stream }) => stream.getCaption(id, 'en'));
    expect(error).toMatchObject({ kind: 'input' });
  });

  it.each(['en_GB', '', 'e', 'en-', '../x'])('refuses the language %j', async (language) => {
    const { error, requests } = await outcomeOf(success(''), ({ stream }) => stream.deleteCaption(VIDEO, language));
    expect(error).toMatchObject({ kind: 'input' });
    expect(requests).toHaveLength(0);
  });

  it('send a video from the disk without reading it first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'caption-harness-'));
    const path = join(folder, 'video.mp4');
    await writeFile(path, Buffer.alloc(300_000, 'a'));
    const blob = await openAsBlob(path);
    const { error, requests } = await outcomeOf(success(video), ({ stream }) =>
      stream.uploadVideo(blob, { fileName: 'a"b\r\n.mp4' }),
    );
    await rm(folder, { recursive: true });
    expect(error).toBeNull();
    const part = partOf(requests[0]);
    expect(part.content).toHaveLength(300_000);
    expect(part.head).toContain('filename="a%22b%0D%0A.mp4"');
  });

  it('send no credential to a one-time URL', async () => {
    const { error, requests } = await outcomeOf(
      (response) => response.end(),
      async ({ stream }) => {
        const stub = await startStub((response) => response.end());
        await stream.uploadTo(`${stub.url}/u/1?key=2`, 'bytes');
        expect(stub.requests[0]).toMatchObject({ method: 'POST', url: '/u/1?key=2' });
        expect(stub.requests[0]?.headers).not.toHaveProperty('authorization');
        await stub.close();
      },
    );
    expect([error, requests.length]).toEqual([null, 0]);
  });
});

describe('trouble', () => {
  const down = (response: Parameters<ReturnType<typeof refusal>>[0]) => response.writeHead(502).end('<html>');
  it.each<[string, Parameters<typeof outcomeOf>[1]]>([
    ['copy', ({ stream }) => stream.copyVideo('https://example.com/a.mp4')],
    ['uploadVideo', ({ stream }) => stream.uploadVideo('bytes')],
    ['direct upload', ({ stream }) => stream.createDirectUpload({ maxDurationSeconds: 1 })],
    ['generate', ({ stream }) => stream.generateCaption(VIDEO, 'en')],
    ['transcribe', ({ ai }) => ai.transcribe({ audio: 'bytes' })],
  ])('%s is not sent twice when its outcome is unknown', async (_what, call) => {
    for (const handler of [down, (response: Parameters<typeof down>[0]) => response.socket?.destroy()]) {
      const { error, requests } = await outcomeOf(handler, call);
      expect(error).toMatchObject({ kind: 'outcome-unknown', chargePossible: true });
      expect(requests).toHaveLength(1);
    }
  });

  it.each<[string, unknown, Parameters<typeof outcomeOf>[1]]>([
    ['upload of a caption', caption, ({ stream }) => stream.uploadCaption(VIDEO, 'en', FILE)],
    ['delete', '', ({ stream }) => stream.deleteCaption(VIDEO, 'en')],
    ['edit', video, ({ stream }) => stream.editVideo(VIDEO, {})],
    ['get', caption, ({ stream }) => stream.getCaption(VIDEO, 'en')],
  ])('%s is sent again', async (_what, result, call) => {
    const { error, requests } = await outcomeOf(inTurn(down, down, success(result)), call);
    expect(error).toBeNull();
    expect(requests).toHaveLength(3);
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
  });

  it('counts a caption as deleted when only the answer was lost', async () => {
    const { error } = await outcomeOf(inTurn(down, refusal(404, 10003)), ({ stream }) =>
      stream.deleteCaption(VIDEO, 'en'),
    );
    expect(error).toBeNull();
    const once = await outcomeOf(refusal(404, 10003), ({ stream }) => stream.deleteCaption(VIDEO, 'en'));
    expect(once.error).toMatchObject({ kind: 'not-found' });
  });

  it('gives an entry in errors priority over success', async () => {
    const { error } = await outcomeOf(success('', { errors: [{ code: 10005, message: 'kept' }] }), ({ stream }) =>
      stream.deleteCaption(VIDEO, 'en'),
    );
    expect(error).toMatchObject({ kind: 'bad-request', detail: expect.stringContaining('kept') });
  });

  it.each([
    ['an HTML page', '<!doctype html><p>hello'],
    ['JSON', '{"result":null,"success":true}'],
    ['nothing', ''],
  ])('does not take %s for a WebVTT file', async (_what, body) => {
    const { error } = await outcomeOf(
      (response) => response.end(body),
      ({ stream }) => stream.getCaptionVtt(VIDEO, 'en'),
    );
    expect(error).toMatchObject({ kind: 'protocol' });
  });

  it('stops when the caller aborts', async () => {
    const controller = new AbortController();
    const stub = await startStub(() => controller.abort(new Error('enough')));
    const call = clientsOf(stub.url).stream.listCaptions(VIDEO, { signal: controller.signal });
    await expect(call).rejects.toMatchObject({ kind: 'aborted' });
    await stub.close();
  });
});

async function* endless() {
  yield 'WEBVTT\n';
  for (;;) yield Buffer.alloc(1_000_000, ' ');
}

async function* broken() {
  yield 'WEBVTT\n';
  throw new Error('the disk is gone');
}
