// Covers: creator.ts, details.ts, direct-upload.ts, file-part.ts, find-video.ts, json-request.ts,
// webvtt-file.ts

import { describe, expect, it } from 'vitest';
import { facts } from '../../../../src/contracts/cloudflare-stream/facts.ts';
import { expectRefusal, type User, useCloudflare, vtt } from '../../../../test/support/cloudflare-bench.ts';
import { sendRaw } from '../../../../test/support/raw-http.ts';

const { user, baseUrl } = useCloudflare();
const BOUNDARY = 'frame-of-a-test';
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** A form as bytes: each part is its header lines and its content. */
const form = (...parts: readonly (readonly [headers: string, content: string | Buffer])[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap(([headers, content]) => [
      Buffer.from(`--${BOUNDARY}\r\n${headers}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ]);
const DISPOSITION = 'Content-Disposition: form-data; name="file"';
const put = ({ send }: User, uid: string, body: RequestInit['body'], type: string | null = TYPE, language = 'en') =>
  send('PUT', `/stream/${uid}/captions/${language}`, {
    body: body as NonNullable<RequestInit['body']>,
    headers: type === null ? {} : { 'Content-Type': type },
  });
const stored = async ({ send }: User, uid: string, language = 'en') =>
  (await send('GET', `/stream/${uid}/captions/${language}/vtt`)).bytes;
const noTrack = async ({ send }: User, uid: string) =>
  expect((await send('GET', `/stream/${uid}/captions`)).body.result).toEqual([]);

/** What clients were captured to put on the wire (cloudflare npm 7.3.0, PyPI 4.3.1, curl). */
describe('every form of the file that clients send', () => {
  it.each([
    ['TS string: no file name, no type, CRLF', DISPOSITION, vtt('a').replaceAll('\n', '\r\n')],
    ['TS stream', `${DISPOSITION}; filename="tr.vtt"\r\nContent-Type: application/octet-stream`, vtt('b')],
    ['TS toFile', `${DISPOSITION}; filename="x.vtt"\r\nContent-Type: text/vtt`, vtt('c')],
    ['PY string', DISPOSITION, vtt('d')],
    ['curl', `${DISPOSITION}; filename="a b.vtt"\r\nContent-Type: application/octet-stream`, vtt('e')],
    ['a charset of its own', `${DISPOSITION}\r\nContent-Type: text/plain; charset=UTF-8`, vtt('é ñ 日本')],
    ['a wrong type', `${DISPOSITION}; filename="x.json"\r\nContent-Type: application/json`, vtt('f')],
    ['a file name beyond ASCII', `${DISPOSITION}; filename*=UTF-8''%E2%82%AC.vtt`, vtt('g')],
  ])('%s is taken and comes back byte for byte', async (_what, headers, content) => {
    const one = user();
    const uid = await one.video();
    expect((await put(one, uid, form([headers, content]))).status).toBe(200);
    expect(Buffer.from(await stored(one, uid))).toEqual(Buffer.from(content));
  });

  it.each([
    ['PY bytes', "b'WEBVTT\\n\\n00:01.000 --> 00:02.000\\nHi\\n'"],
    ['PY open file', "<_io.BufferedReader name='/tmp/tr.vtt'>"],
    ['the SDK suites’ own value', '@/Users/kyle/Desktop/tr.vtt'],
    ['SRT', '1\n00:00:01,000 --> 00:00:02,000\nHi\n'],
    ['nothing', ''],
    ['a longer first word', 'WEBVTTX\n'],
    ['lower case', 'webvtt\n'],
    ['a line before', '\nWEBVTT\n'],
    ['a BOM twice', '\uFEFF\uFEFFWEBVTT\n'],
    ['UTF-16', Buffer.from('\uFEFFWEBVTT\n', 'utf16le')],
    ['Latin-1', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nCafé\n', 'latin1')],
  ])('%s is no WebVTT file: 10005, and nothing is stored', async (_what, content) => {
    const one = user();
    const uid = await one.video();
    expectRefusal(await put(one, uid, form([DISPOSITION, content])), 400, 10005, 'stream');
    await noTrack(one, uid);
  });

  it.each([
    ['the signature alone', 'WEBVTT'],
    ['a header text', 'WEBVTT - made by hand\n\n00:01.000 --> 00:02.000\nx\n'],
    ['a tab', 'WEBVTT\tx'],
    ['a BOM', '\uFEFFWEBVTT\n'],
    ['CR line ends', 'WEBVTT\r\r00:01.000 --> 00:02.000\rx\r'],
    ['broken cues', 'WEBVTT\n\n00:09.000 --> 00:02.000\nback\n\n-->\n'],
    ['NUL and the end of Unicode', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\0 \u{10FFFF}\n'],
  ])('%s makes a WebVTT file', async (_what, content) => {
    const one = user();
    const uid = await one.video();
    expect((await put(one, uid, form([DISPOSITION, content]))).status).toBe(200);
    expect(Buffer.from(await stored(one, uid)).toString()).toBe(content);
  });
});

describe('forms that cannot be read: 10004, and nothing is stored', () => {
  const good = form([DISPOSITION, vtt('x')]);
  it.each<[string, Buffer | string, string | null]>([
    ['a type without boundary', good, 'multipart/form-data'],
    ['an empty boundary', good, 'multipart/form-data; boundary='],
    ['another boundary', good, 'multipart/form-data; boundary=other'],
    ['no type', good, null],
    ['raw text/vtt', vtt('x'), 'text/vtt'],
    ['JSON', JSON.stringify({ file: vtt('x') }), 'application/json'],
    ['a form of the other kind', `file=${encodeURIComponent(vtt('x'))}`, 'application/x-www-form-urlencoded'],
    ['multipart/mixed', good, `multipart/mixed; boundary=${BOUNDARY}`],
    ['nothing', '', TYPE],
    ['no part at all', `--${BOUNDARY}--\r\n`, TYPE],
    ['another part', form(['Content-Disposition: form-data; name="caption"', vtt('x')]), TYPE],
    ['a part without name', form(['Content-Disposition: form-data', vtt('x')]), TYPE],
    ['a part without disposition', form(['Content-Type: text/vtt', vtt('x')]), TYPE],
    ['two files', form([DISPOSITION, vtt('x')], [DISPOSITION, vtt('y')]), TYPE],
    ['no closing boundary', good.subarray(0, -BOUNDARY.length - 6), TYPE],
    ['a cut in the part', good.subarray(0, 80), TYPE],
    [
      'a Buffer, every byte a part (TS)',
      form(
        ...[...Buffer.from('WEB')].map(
          (byte, at) => [`Content-Disposition: form-data; name="file[${at}]"`, String(byte)] as const,
        ),
      ),
      TYPE,
    ],
    [
      'thousands of parts',
      form(
        ...Array.from(
          { length: 5_000 },
          (_, at) => [`Content-Disposition: form-data; name="file[${at}]"`, '7'] as const,
        ),
      ),
      TYPE,
    ],
  ])('%s', async (_what, body, type) => {
    const one = user();
    const uid = await one.video();
    expectRefusal(await put(one, uid, body as string, type), 400, 10004, 'stream');
    await noTrack(one, uid);
  });

  it('other parts beside the file are ignored', async () => {
    const one = user();
    const uid = await one.video();
    const more = ['Content-Disposition: form-data; name="label"', 'English'] as const;
    expect((await put(one, uid, form(more, [DISPOSITION, vtt('x')], more))).status).toBe(200);
    expect(Buffer.from(await stored(one, uid)).toString()).toBe(vtt('x'));
  });
});

describe('the limit of 10,485,760 bytes', () => {
  const file = (size: number) => Buffer.concat([Buffer.from('WEBVTT\n'), Buffer.alloc(size - 7, 'a')]);

  it('accepts a file of exactly the limit', async () => {
    const one = user();
    const uid = await one.video();
    expect((await put(one, uid, form([DISPOSITION, file(facts.captionFileBytes.value)]))).status).toBe(200);
    expect((await stored(one, uid)).length).toBe(facts.captionFileBytes.value);
  });

  it.each([1, 1_000_000, 30_000_000])('refuses %d bytes more', async (more) => {
    const one = user();
    const uid = await one.video();
    expectRefusal(
      await put(one, uid, form([DISPOSITION, file(facts.captionFileBytes.value + more)])),
      413,
      19901,
      'stream',
    );
    await noTrack(one, uid);
  });

  it('refuses an endless upload while it arrives', async () => {
    const one = user();
    const uid = await one.video();
    const { hostname, port } = new URL(one.home);
    const { request } = await import('node:http');
    const answered = await new Promise<number>((resolve) => {
      const upload = request(
        {
          hostname,
          port,
          method: 'PUT',
          path: `/accounts/${one.account}/stream/${uid}/captions/en`,
          headers: { Authorization: `Bearer ${one.token}`, 'Content-Type': TYPE },
        },
        (answer) => {
          clearInterval(feeding);
          answer.resume();
          upload.destroy();
          resolve(answer.statusCode ?? 0);
        },
      );
      upload.on('error', () => {});
      upload.write(`--${BOUNDARY}\r\n${DISPOSITION}\r\n\r\nWEBVTT\n`);
      const piece = Buffer.alloc(1024 * 1024, 'a');
      const feeding = setInterval(() => upload.write(piece), 2);
    });
    expect(answered).toBe(413);
    await noTrack(one, uid);
  });
});

describe('uploads that do not end well', () => {
  const impatient = useCloudflare({ requestTimeout: 600 });
  const head = ({ token, account }: User, uid: string, length: number) =>
    `PUT /client/v4/accounts/${account}/stream/${uid}/captions/en HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
    `Content-Type: ${TYPE}\r\nContent-Length: ${length}\r\n\r\n`;

  it('an aborted one leaves no track, and its end is in the journal', async () => {
    const one = user();
    const uid = await one.video();
    const body = form([DISPOSITION, vtt('x')]);
    await sendRaw(baseUrl(), [head(one, uid, body.length), body.subarray(0, 90)], { patienceMs: 100 });
    for (let tries = 0; tries < 50 && one.tenant.journal.entries.at(-1)?.outcome !== 'aborted'; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(one.tenant.journal.entries.at(-1)).toMatchObject({ operation: 'uploadCaption', outcome: 'aborted' });
    await noTrack(one, uid);
  });

  it('a stalled one is refused with 408 and leaves no track', async () => {
    const one = impatient.user();
    const uid = await one.video();
    const body = form([DISPOSITION, vtt('x')]);
    const part = [head(one, uid, body.length), body.subarray(0, 90)];
    const answer = await sendRaw(impatient.baseUrl(), part, { patienceMs: 15_000 });
    expect([answer.status, answer.ended]).toEqual([408, true]);
    expect(answer.text).toContain('"success":false');
    await noTrack(one, uid);
  });

  it('an upload refused early is read to its end before the connection is closed', async () => {
    const one = user();
    const start = head(one, '0'.repeat(32), 200).replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
    // The first request loads what answers.
    await one.send('GET', '/stream');
    const early = await sendRaw(baseUrl(), [start, 'x'.repeat(90)], { patienceMs: 500 });
    expect([early.status, early.ended]).toEqual([404, false]);
    const whole = await sendRaw(baseUrl(), [start, 'x'.repeat(200)], { patienceMs: 5_000 });
    expect([whole.status, whole.ended]).toEqual([404, true]);
  });

  it('a refused one leaves the track that was there', async () => {
    const one = user();
    const uid = await one.video();
    await one.putCaption(uid, 'en', vtt('first'));
    for (const body of [form([DISPOSITION, 'no']), form([DISPOSITION, vtt('x')], [DISPOSITION, vtt('y')])]) {
      expect((await put(one, uid, body)).status).toBe(400);
    }
    expect(Buffer.from(await stored(one, uid)).toString()).toBe(vtt('first'));
  });

  it('a video deleted during the upload gets no track', async () => {
    const one = user();
    const uid = await one.video();
    const body = form([DISPOSITION, vtt('x')]);
    let feed = (_piece: Uint8Array | null): void => {};
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        feed = (piece) => (piece === null ? controller.close() : controller.enqueue(piece));
      },
    });
    const pending = one.send('PUT', `/stream/${uid}/captions/en`, {
      body: stream,
      duplex: 'half',
      headers: { 'Content-Type': TYPE },
    } as RequestInit);
    feed(body.subarray(0, 90));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await one.send('DELETE', `/stream/${uid}`);
    feed(body.subarray(90));
    feed(null);
    expectRefusal(await pending, 404, 10003, 'stream');
  });

  it('to a video that awaits its own upload it is refused', async () => {
    const one = user();
    const made = await one.send('POST', '/stream/direct_upload', { body: '{"maxDurationSeconds":60}' });
    const refused = await one.putCaption(made.body.result.uid, 'en', vtt('x'));
    expectRefusal(refused, 400, 10067, 'stream');
  });

  it('from downloading on it is accepted', async () => {
    const one = user();
    const uid = await one.video(undefined, 0);
    for (const seconds of [0, 2, 1, 1, 1, 1]) {
      await one.tenant.advance(seconds);
      expect((await one.putCaption(uid, 'en', vtt('x'))).status).toBe(200);
    }
  });
});

it('readers see the old file or the new one, never a mixture', async () => {
  const one = user({ limits: { 'cloudflare-stream': null } });
  const uid = await one.video();
  const versions = ['a', 'b', 'c'].map((letter) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${letter.repeat(300_000)}\n`);
  await one.putCaption(uid, 'en', versions[0] ?? '');
  const seen = new Set<string>();
  let writing = true;
  const reader = async () => {
    while (writing) seen.add((await one.send('GET', `/stream/${uid}/captions/en/vtt`)).text);
  };
  const reading = [reader(), reader(), reader()];
  for (let turn = 1; turn <= 12; turn += 1) await one.putCaption(uid, 'en', versions[turn % 3] ?? '');
  writing = false;
  await Promise.all(reading);
  for (const text of seen) expect(versions).toContain(text);
  expect(seen.size).toBeGreaterThan(1);
});
