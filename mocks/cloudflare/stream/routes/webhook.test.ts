import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { SAMPLE_MEDIA_BASE } from '../../../../src/contracts/cloudflare-stream/sample-media.ts';
import { expectRefusal, type User, useCloudflare } from '../../../../test/support/cloudflare-bench.ts';
import { get, post, useServers } from '../../test-support/origin.ts';

const { user } = useCloudflare();
const serve = useServers();

describe('the webhook', () => {
  interface Notified {
    readonly request: IncomingMessage;
    readonly body: string;
  }
  const receiver = async (answer: (notified: Notified) => Promise<void> = async () => {}) => {
    const notified: Notified[] = [];
    const url = await serve(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const one = { request, body: Buffer.concat(parts).toString() };
      notified.push(one);
      await answer(one);
      response.end();
    });
    return { url: `${url}/hook`, notified };
  };
  const set = ({ send }: User, body: object) => send('PUT', '/stream/webhook', { body: JSON.stringify(body) });

  it.each(['notificationUrl', 'notification_url'])('is set as %s, read and removed', async (name) => {
    const one = user();
    expectRefusal(await one.send('GET', '/stream/webhook'), 404, 10003, 'stream');
    expectRefusal(await one.send('DELETE', '/stream/webhook'), 404, 10003, 'stream');
    const made = await set(one, { [name]: 'https://hooks.example/x' });
    expect(made.body.result).toEqual({
      notificationUrl: 'https://hooks.example/x',
      notification_url: 'https://hooks.example/x',
      modified: expect.stringMatching(/^2026-01-01T00:00:00\.\d+Z$/),
      secret: expect.stringMatching(/^[0-9a-f]{40}$/),
    });
    expect((await one.send('GET', '/stream/webhook')).body.result).toEqual(made.body.result);
    expect((await set(one, { [name]: 'https://hooks.example/y' })).body.result.secret).toBe(made.body.result.secret);
    expect((await one.send('DELETE', '/stream/webhook')).body.result).toBe('ok');
    expect((await one.send('GET', '/stream/webhook')).status).toBe(404);
    expectRefusal(await set(one, { [name]: 'nowhere' }), 400, 10010, 'stream');
    expectRefusal(await set(one, {}), 400, 10010, 'stream');
  });

  it('is sent the bare video, signed, once when it is ready', async () => {
    const one = user();
    const { url, notified } = await receiver();
    const { secret } = (await set(one, { notificationUrl: url })).body.result;
    const uid = await one.video();
    expect(notified).toHaveLength(1);
    const { request, body } = notified[0] as Notified;
    expect([request.method, request.url]).toEqual(['POST', '/hook']);
    expect(JSON.parse(body)).toEqual(await get(one, uid));
    const [, time, signature] =
      /^time=(\d+),sig1=([0-9a-f]{64})$/.exec(String(request.headers['webhook-signature'])) ?? [];
    expect(Number(time)).toBe(Date.UTC(2026, 0, 1) / 1000 + 6);
    expect(signature).toBe(createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'));
  });

  it('is sent on failure too, and not for captions', async () => {
    const one = user();
    const { url, notified } = await receiver();
    await set(one, { notificationUrl: url });
    await one.video(`${SAMPLE_MEDIA_BASE}/damaged.mp4`);
    expect(JSON.parse(notified[0]?.body ?? '').status.errorReasonCode).toBe('ERR_MALFORMED_VIDEO');
    const uid = await one.video();
    await post(one, `/stream/${uid}/captions/en/generate`, {});
    await one.tenant.advance(60);
    expect(notified).toHaveLength(2);
  });

  it('its receiver may call the mock before it answers', async () => {
    const one = user();
    let state = '';
    const { url } = await receiver(async ({ body }) => {
      state = (await get(one, JSON.parse(body).uid)).status.state;
    });
    await set(one, { notificationUrl: url });
    await one.video();
    expect(state).toBe('ready');
  });

  it('a receiver that refuses or is gone delays nothing', async () => {
    const one = user();
    for (const url of [await serve((_request, response) => response.writeHead(500).end()), 'http://127.0.0.1:9/']) {
      await set(one, { notificationUrl: url });
      const uid = await one.video();
      expect((await get(one, uid)).status.state).toBe('ready');
    }
  });
});
