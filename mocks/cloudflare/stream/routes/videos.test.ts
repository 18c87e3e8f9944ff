import { describe, expect, it } from 'vitest';
import { expectRefusal, read, type User, useCloudflare } from '../../../../test/support/cloudflare-bench.ts';
import { clip, form, get, post } from '../../test-support/origin.ts';

const { user, baseUrl } = useCloudflare();

describe('an upload', () => {
  it('as a form is queued, probed and captioned', async () => {
    const one = user();
    const answer = await one.send('POST', '/stream', { body: form(clip) });
    expect(answer.body.result).toMatchObject({ status: { state: 'queued' }, size: clip.length });
    await one.tenant.advance(10);
    expect((await get(one, answer.body.result.uid)).status.state).toBe('ready');
  });

  it.each<[string, Uint8Array, number, number]>([
    ['text', Buffer.from('this is no film'), 400, 10059],
    ['nothing', Buffer.alloc(0), 400, 10059],
  ])('%s is no video', async (_what, bytes, status, code) => {
    const one = user();
    expectRefusal(await one.send('POST', '/stream', { body: form(bytes) }), status, code, 'stream');
    expect((await one.send('GET', '/stream')).body.result).toEqual([]);
  });

  it('as JSON or without a file part cannot be decoded', async () => {
    const one = user();
    expectRefusal(await post(one, '/stream', { url: 'https://a.example/' }), 400, 10004, 'stream');
    expectRefusal(await one.send('POST', '/stream', { body: form(clip, 'video') }), 400, 10004, 'stream');
  });
});

describe('a direct upload', () => {
  const make = async (one: User, body: object = { maxDurationSeconds: 60 }) => {
    const answer = await post(one, '/stream/direct_upload', body);
    expect(answer.status).toBe(200);
    return answer.body.result as { uploadURL: string; uid: string };
  };
  const send = async (url: string, bytes: Uint8Array = clip) =>
    read(await fetch(url, { method: 'POST', body: form(bytes) }));

  it('waits for its file, accepts it once without a credential, and becomes ready', async () => {
    const one = user();
    const { uploadURL, uid } = await make(one);
    expect(await get(one, uid)).toMatchObject({ status: { state: 'pendingupload' }, maxDurationSeconds: 60 });
    await one.tenant.advance(60);
    expect((await get(one, uid)).status.state).toBe('pendingupload');
    expect((await send(uploadURL)).status).toBe(200);
    expect((await get(one, uid)).status.state).toBe('queued');
    expectRefusal(await send(uploadURL), 400, 19906, 'stream');
    await one.tenant.advance(10);
    expect((await get(one, uid)).status.state).toBe('ready');
    expect(one.tenant.journal.entries.filter(({ operation }) => operation === 'uploadOnce')).toHaveLength(2);
  });

  it('only one of two concurrent uploads is accepted', async () => {
    const { uploadURL } = await make(user());
    const statuses = (await Promise.all([send(uploadURL), send(uploadURL)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 400]);
  });

  it('survives a file that is not a video', async () => {
    const one = user();
    const { uploadURL, uid } = await make(one);
    expectRefusal(await send(uploadURL, Buffer.from('no')), 400, 10059, 'stream');
    expect((await get(one, uid)).status.state).toBe('pendingupload');
    expect((await send(uploadURL)).status).toBe(200);
  });

  it('a film longer than allowed ends in an error', async () => {
    const one = user();
    const { uploadURL, uid } = await make(one, { maxDurationSeconds: 5 });
    await send(uploadURL);
    await one.tenant.advance(10);
    expect((await get(one, uid)).status).toMatchObject({ errorReasonCode: 'ERR_DURATION_EXCEED_CONSTRAINT' });
  });

  it('ends with its expiry, and with its video', async () => {
    const one = user();
    const first = await make(one, { maxDurationSeconds: 5, expiry: '2026-01-01T00:10:00Z' });
    await one.tenant.advance(600);
    expectRefusal(await send(first.uploadURL), 400, 19907, 'stream');
    const second = await make(one);
    await one.send('DELETE', `/stream/${second.uid}`);
    expectRefusal(await send(second.uploadURL), 404, 10003, 'stream');
  });

  it('is the only way of its URL: other videos take no file there', async () => {
    const one = user();
    const { uploadURL, uid } = await make(one);
    const urlOf = (other: string) => uploadURL.replace(uid, other);
    const copied = await one.video();
    await post(one, `/stream/${copied}`, { uploadExpiry: '2099-01-01T00:00:00Z' });
    expectRefusal(await send(urlOf(copied)), 400, 19906, 'stream');
    expect((await get(one, copied)).status.state).toBe('ready');
    const headers = { 'Tus-Resumable': '1.0.0', 'Upload-Length': '100' };
    const tus = (await one.send('POST', '/stream', { headers })).headers.get('stream-media-id') ?? '';
    expectRefusal(await send(urlOf(tus)), 404, 10003, 'stream');
    expect((await get(one, tus)).status.state).toBe('pendingupload');
  });

  it.each([{}, { maxDurationSeconds: 0 }, { maxDurationSeconds: 36_001 }, { maxDurationSeconds: 1.5 }])(
    '%j is refused',
    async (body) => {
      expect((await post(user(), '/stream/direct_upload', body)).status).toBe(400);
    },
  );

  it('the journal leaves host and port out of the URL', async () => {
    const one = user();
    await make(one);
    const text = one.tenant.journal.entries.at(-1)?.response.body.text ?? '';
    expect(text).toContain('http://{host}/upload/');
    expect(text).not.toContain(new URL(baseUrl()).port);
  });
});
