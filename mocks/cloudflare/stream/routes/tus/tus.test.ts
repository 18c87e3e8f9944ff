// Covers: chunks.ts, create.ts, find-upload.ts, headers.ts, receive.ts, ../../life/end-upload.ts,
// ../../life/received-file.ts, ../../life/upload-files.ts

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { expectRefusal, read, useCloudflare } from '../../../../../test/support/cloudflare-bench.ts';
import { startWorld } from '../../../../start.ts';
import { CHUNK, create, cut, look, metadata, offsetOf, patch } from './test-support/uploads.ts';

const { user, running } = useCloudflare();
const clip = readFileSync(new URL('../../../../../fixtures/media/hello-captions.mp4', import.meta.url));
/** The clip, made larger by a box that players skip. */
const padded = (bytes: number): Buffer => {
  const free = Buffer.alloc(bytes - clip.length);
  free.writeUInt32BE(free.length, 0);
  free.write('free', 4, 'latin1');
  return Buffer.concat([clip, free]);
};
const large = padded(2 * CHUNK + 1_000);
const video = async (one: ReturnType<typeof user>, uid: string) =>
  (await one.send('GET', `/stream/${uid}`)).body.result;
const until = async (work: () => Promise<boolean>) => {
  while (!(await work())) await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Begins to send the first chunk. The result sends the rest of it, and returns the offset of the answer. */
async function begin(url: string): Promise<() => Promise<string | null>> {
  const before = running().world.uploads.used.bytes;
  let end = () => {};
  const body = new ReadableStream({
    start(sink) {
      sink.enqueue(new Uint8Array(large.subarray(0, 1_000)));
      end = () => {
        sink.enqueue(new Uint8Array(large.subarray(1_000, CHUNK)));
        sink.close();
      };
    },
  });
  const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
  const answer = fetch(url, { method: 'PATCH', headers, body, duplex: 'half' } as RequestInit);
  await until(async () => running().world.uploads.used.bytes === before + 1_000);
  return async () => {
    end();
    return (await answer).headers.get('upload-offset');
  };
}

describe('an upload', () => {
  it('waits for its file, and is ready after it', async () => {
    const one = user();
    const { url, uid, answer } = await create(one, clip.length, { headers: { 'Upload-Creator': 'anna' } });
    expect([answer.status, answer.text, answer.headers.get('tus-resumable')]).toEqual([201, '', '1.0.0']);
    expect(uid).toMatch(/^[0-9a-f]{32}$/);
    expect(await video(one, uid)).toMatchObject({ status: { state: 'pendingupload' }, maxDurationSeconds: 14_400 });
    const sent = await patch(url, 0, clip);
    expect([sent.status, sent.headers.get('upload-offset'), sent.headers.get('tus-resumable')]).toEqual([
      204,
      String(clip.length),
      '1.0.0',
    ]);
    expect(await video(one, uid)).toMatchObject({ status: { state: 'queued' }, duration: -1 });
    await one.tenant.advance(10);
    const ready = await video(one, uid);
    expect(ready).toMatchObject({ status: { state: 'ready' }, size: clip.length, creator: 'anna' });
    expect(ready.duration).toBeCloseTo(16.7, 0);
    expect(await offsetOf(url)).toBe(clip.length);
  });

  it('comes in chunks of any number, and is read as one file', async () => {
    const one = user();
    const { url, uid } = await create(one, large.length);
    expect((await patch(url, 0, large.subarray(0, CHUNK))).headers.get('upload-offset')).toBe(String(CHUNK));
    expect(await offsetOf(url)).toBe(CHUNK);
    await patch(url, CHUNK, large.subarray(CHUNK, 2 * CHUNK));
    expect((await patch(url, 2 * CHUNK, large.subarray(2 * CHUNK))).status).toBe(204);
    await one.tenant.advance(10);
    expect((await video(one, uid)).status.state).toBe('ready');
    const { media } = (
      one.tenant.state('cloudflare-stream', () => ({})) as { videos: Record<string, { media: { sha256: string } }> }
    ).videos[uid] as { media: { sha256: string } };
    expect(media.sha256).toBe(createHash('sha256').update(large).digest('hex'));
  });

  it.each([true, false])('takes a chunk as POST with X-HTTP-Method-Override, own URL: %s', async (own) => {
    const one = user();
    const { url, uid } = await create(one, clip.length, { own });
    const headers = {
      Authorization: `Bearer ${one.token}`,
      'Tus-Resumable': '1.0.0',
      'X-HTTP-Method-Override': 'PATCH',
      'Upload-Offset': '0',
      'Content-Type': 'application/offset+octet-stream',
    };
    const sent = await read(await fetch(url, { method: 'POST', headers, body: clip }));
    expect([sent.status, sent.headers.get('upload-offset')]).toEqual([204, String(clip.length)]);
    expect((await video(one, uid)).status.state).toBe('queued');
    const elsewhere = await one.send('POST', `/stream/${uid}`, { headers: { 'X-HTTP-Method-Override': 'DELETE' } });
    expect(elsewhere.status).toBe(200);
  });

  it('with the credential of the API needs it at its URL', async () => {
    const one = user();
    const { url } = await create(one, clip.length, { own: true });
    expect(new URL(url).pathname).toMatch(/^\/client\/v4\/accounts\/[0-9a-f]{32}\/media\/[0-9a-f]{32}$/);
    expect((await look(url)).status).toBe(400);
    const headers = { Authorization: `Bearer ${one.token}` };
    expect((await patch(url, 0, clip, headers)).status).toBe(204);
    expect((await look(url, { ...headers, 'Tus-Resumable': '1.0.0' })).headers.get('cache-control')).toBe('no-store');
    const reader = { Authorization: `Bearer ${one.token}.read` };
    expectRefusal(await patch(url, 0, clip, reader), 405, 10405, 'gateway');
  });

  it('of an end user needs the credential for its creation', async () => {
    const answer = await create(user(), 5, { headers: { Authorization: 'Bearer unknown' } });
    expectRefusal(answer.answer, 401, 10000, 'gateway');
    expect(answer.answer.headers.get('tus-resumable')).toBe('1.0.0');
  });

  it('of no byte is over at once', async () => {
    const one = user();
    const { uid, answer } = await create(one, 0);
    expect(answer.status).toBe(201);
    await one.tenant.advance(10);
    expect((await video(one, uid)).status).toMatchObject({ state: 'error', errorReasonCode: 'ERR_NON_VIDEO' });
  });

  it('of a file that is not a video fails in processing', async () => {
    const one = user();
    const { url, uid } = await create(one, 1000);
    expect((await patch(url, 0, Buffer.alloc(1000, 'x'))).status).toBe(204);
    await one.tenant.advance(10);
    expect((await video(one, uid)).status).toMatchObject({ state: 'error', errorReasonCode: 'ERR_NON_VIDEO' });
  });

  it('of a video longer than allowed fails in processing', async () => {
    const one = user();
    const { url, uid } = await create(one, clip.length, {
      headers: { 'Upload-Metadata': metadata({ maxDurationSeconds: '3' }) },
    });
    await patch(url, 0, clip);
    await one.tenant.advance(10);
    expect((await video(one, uid)).status.errorReasonCode).toBe('ERR_DURATION_EXCEED_CONSTRAINT');
  });

  it('is unknown once its video is deleted, and leaves no bytes', async () => {
    const one = user();
    const before = running().world.uploads.used;
    const { url, uid } = await create(one, large.length);
    await patch(url, 0, large.subarray(0, CHUNK));
    expect(running().world.uploads.used.uploads).toBe(before.uploads + 1);
    await one.send('DELETE', `/stream/${uid}`);
    expect((await look(url)).status).toBe(404);
    expectRefusal(await patch(url, CHUNK, large.subarray(CHUNK)), 404, 10003, 'stream');
    expect(running().world.uploads.used).toEqual(before);
  });
});

describe('a chunk is refused', () => {
  it.each([
    ['under 5,242,880 bytes', 0, CHUNK - 262_144, 400, 19935],
    ['that is not a multiple of 262,144 bytes', 0, CHUNK + 1, 400, 19935],
    ['past the end of the file', 0, large.length + 1, 413, 19936],
    ['at another offset', 1, CHUNK, 409, 19933],
    ['at no offset', '', CHUNK, 400, 10005],
    ['at a negative offset', -1, CHUNK, 400, 10005],
  ])('%s', async (_what, offset, bytes, status, code) => {
    const { url } = await create(user(), large.length);
    expectRefusal(await patch(url, offset, Buffer.alloc(bytes)), status, code, 'stream');
    expect(await offsetOf(url)).toBe(0);
  });

  it('of another type, version or without a version', async () => {
    const { url } = await create(user(), clip.length);
    expectRefusal(await patch(url, 0, clip, { 'Content-Type': 'video/mp4' }), 415, 19934, 'stream');
    const old = await patch(url, 0, clip, { 'Tus-Resumable': '0.2.2' });
    expectRefusal(old, 412, 19931, 'stream');
    expect([old.headers.get('tus-version'), old.headers.get('tus-resumable')]).toEqual(['1.0.0', '1.0.0']);
    expect((await look(url, {})).status).toBe(412);
    expect(await offsetOf(url)).toBe(0);
  });

  it('while another one arrives', async () => {
    const one = user();
    const { url } = await create(one, large.length);
    const slow = await begin(url);
    expectRefusal(await patch(url, 0, large.subarray(0, CHUNK)), 423, 19938, 'stream');
    expect(await slow()).toBe(String(CHUNK));
  });

  it('that another one has sent while both waited', async () => {
    const one = user();
    const { url } = await create(one, large.length);
    const slow = await begin(url);
    const waiting = [1, 2, 3].map(() => patch(url, CHUNK, large.subarray(CHUNK, 2 * CHUNK)));
    // Creation, the slow chunk, and these.
    await until(async () => one.tenant.counted('request') === 5);
    expect(await slow()).toBe(String(CHUNK));
    expect((await Promise.all(waiting)).map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect(await offsetOf(url)).toBe(2 * CHUNK);
  });
});

describe('a chunk that is refused while it arrives', () => {
  it('counts nothing, and its connection serves the next request', async () => {
    const { url } = await create(user(), clip.length);
    const before = running().world.uploads.used.bytes;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = (method: string, headers: object, body: readonly Uint8Array[]) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const asked = { method, agent, headers: { 'Tus-Resumable': '1.0.0', ...headers } };
        const request = httpRequest(url, asked, (answer) => answer.resume().once('end', () => resolve(answer)));
        request.once('error', reject);
        for (const piece of body) request.write(piece);
        request.end();
      });
    const chunk = { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' };
    const [refused, after] = await Promise.all([
      send('PATCH', chunk, [large.subarray(0, clip.length + 1), large.subarray(0, CHUNK)]),
      send('HEAD', {}, []),
    ]);
    expect([refused.statusCode, refused.headers.connection]).toEqual([413, 'keep-alive']);
    expect(after.headers['upload-offset']).toBe('0');
    expect(running().world.uploads.used.bytes).toBe(before);
    agent.destroy();
  });
});

describe('a creation is refused', () => {
  it.each([
    ['without a length', { 'Upload-Length': '' }, 400, 10005],
    ['with a negative length', { 'Upload-Length': '-1' }, 400, 10005],
    ['with a deferred length', { 'Upload-Length': '', 'Upload-Defer-Length': '1' }, 400, 10005],
    ['over 30 GB', { 'Upload-Length': String(31 * 1024 ** 3) }, 413, 19932],
    ['in another version', { 'Tus-Resumable': '2.0.0' }, 412, 19931],
    ['with metadata that is not Base64', { 'Upload-Metadata': 'name ???' }, 400, 10005],
    [
      'with a deletion in a day',
      { 'Upload-Metadata': metadata({ scheduleddeletion: '2026-01-02T00:00:00Z' }) },
      400,
      10060,
    ],
    [
      'with a deletion in 1,097 days',
      { 'Upload-Metadata': metadata({ scheduleddeletion: '2029-01-02T00:00:00Z' }) },
      400,
      10060,
    ],
  ])('%s', async (_what, headers, status, code) => {
    const one = user();
    expectRefusal((await create(one, 5, { headers })).answer, status, code, 'stream');
    expect((await one.send('GET', '/stream')).body.result).toEqual([]);
  });
});

describe('a cut chunk', () => {
  it.each([
    ['all', 700_000],
    ['aligned', 524_288],
    ['none', 0],
  ])('keeps as much as the switch %s says, and the upload goes on', async (value, kept) => {
    const one = user({ switches: { 'cloudflare-stream.tusPartial': value } });
    const { url, uid } = await create(one, large.length);
    const before = running().world.uploads.used.bytes;
    await cut(url, 0, {
      sent: large.subarray(0, 700_000),
      announced: CHUNK,
      arrived: () => until(async () => running().world.uploads.used.bytes === before + 700_000),
    });
    // With nothing kept the offset is right before the cut is noticed, too.
    await until(async () => running().world.uploads.used.bytes === before + kept);
    await until(async () => (await offsetOf(url)) === kept);
    await patch(url, kept, large.subarray(kept, kept + CHUNK));
    await patch(url, kept + CHUNK, large.subarray(kept + CHUNK));
    await one.tenant.advance(10);
    expect((await video(one, uid)).status.state).toBe('ready');
  });
});

describe('the end of a URL', () => {
  it('is announced, and bytes after it are refused', async () => {
    const one = user();
    const expiry = new Date(one.tenant.now() + 60_000).toISOString();
    const { url, answer } = await create(one, large.length, { headers: { 'Upload-Metadata': metadata({ expiry }) } });
    expect(Date.parse(answer.headers.get('upload-expires') ?? '')).toBe(Math.floor(Date.parse(expiry) / 1000) * 1000);
    await one.tenant.advance(61);
    expectRefusal(await patch(url, 0, large.subarray(0, CHUNK)), 410, 19937, 'stream');
    const gone = await look(url);
    expect([gone.status, gone.headers.get('upload-offset')]).toEqual([410, null]);
  });

  it('is silent and a 404 under the switches that say so', async () => {
    const one = user({
      switches: { 'cloudflare-stream.tusExpires': 'silent', 'cloudflare-stream.tusGone': 'status-404' },
    });
    const { url, answer } = await create(one, 5);
    expect(answer.headers.get('upload-expires')).toBeNull();
    await one.tenant.advance(25 * 60 * 60);
    expect((await look(url)).status).toBe(404);
  });
});

describe('other habits', () => {
  it('stores the first bytes of a creation where the switch says so, else ignores them', async () => {
    const headers = { 'Content-Type': 'application/offset+octet-stream' };
    const strict = await create(user(), clip.length, { headers, body: clip });
    expect([strict.answer.status, await offsetOf(strict.url)]).toEqual([201, 0]);
    const one = user({ switches: { 'cloudflare-stream.tusBody': 'stored' } });
    const whole = await create(one, clip.length, { headers, body: clip });
    expect(whole.answer.headers.get('upload-offset')).toBe(String(clip.length));
    await one.tenant.advance(10);
    expect((await video(one, whole.uid)).status.state).toBe('ready');
    const chunked = new ReadableStream({
      start(sink) {
        sink.enqueue(new Uint8Array(clip));
        sink.close();
      },
    });
    const unannounced = await create(one, clip.length, { headers, body: chunked });
    expect(unannounced.answer.headers.get('upload-offset')).toBe(String(clip.length));
    const odd = await create(one, large.length, { headers, body: clip });
    expectRefusal(odd.answer, 400, 19935, 'stream');
  });

  it('has another id in its URL where the switch says so', async () => {
    const { url, uid } = await create(user({ switches: { 'cloudflare-stream.tusId': 'other' } }), clip.length);
    expect(url).not.toContain(uid);
    expect((await patch(url, 0, clip)).status).toBe(204);
  });

  it('says what it can, and refuses DELETE', async () => {
    const { url } = await create(user(), 5);
    const answer = await fetch(url, { method: 'OPTIONS' });
    expect([answer.status, answer.headers.get('tus-version'), answer.headers.get('tus-extension')]).toEqual([
      204,
      '1.0.0',
      'creation,expiration',
    ]);
    expect(answer.headers.get('tus-max-size')).toBe(String(30 * 1024 ** 3));
    const deleted = await fetch(url, { method: 'DELETE' });
    expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'HEAD, PATCH, OPTIONS']);
  });
});

it('journals an upload without host and port', async () => {
  const one = user();
  const { url } = await create(one, clip.length);
  await patch(url, 0, clip);
  const [created, sent] = one.tenant.journal.entries;
  expect(created?.response.headers.location).toMatch(/^http:\/\/\{host\}\/tus\//);
  expect([sent?.operation, sent?.request.headers['upload-offset'], sent?.status]).toEqual(['sendUserChunk', '0', 204]);
});

it('removes the bytes of unfinished uploads when the mock stops', async () => {
  const other = await startWorld();
  const { baseUrl = '', credentials = {} } = other.providers['cloudflare-stream'] ?? {};
  const { accountId, apiToken } = credentials as Record<string, string>;
  const before = new Set(readdirSync(tmpdir()));
  const created = await fetch(`${baseUrl}/accounts/${accountId}/stream?direct_user=true`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${apiToken}`, 'Tus-Resumable': '1.0.0', 'Upload-Length': String(large.length) },
  });
  await patch(created.headers.get('location') ?? '', 0, large.subarray(0, CHUNK));
  const folders = readdirSync(tmpdir()).filter(
    (name) =>
      !before.has(name) &&
      name.startsWith('caption-harness-') &&
      readdirSync(`${tmpdir()}/${name}`).some((file) => statSync(`${tmpdir()}/${name}/${file}`).size === CHUNK),
  );
  expect(folders).toHaveLength(1);
  await other.close();
  expect(existsSync(`${tmpdir()}/${folders[0]}`)).toBe(false);
});
