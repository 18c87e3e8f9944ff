import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isJsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { misfit } from '../shape.ts';
import { check } from './support/check.ts';
import { expectFailed, FAILED } from './support/failed-video.ts';
import { sample } from './support/media.ts';
import { withReceiver } from './support/receiver.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { video as videoShape } from './support/shapes.ts';
import { assumed, documented, SPEC, spec, WEBHOOKS_PAGE } from './support/sources.ts';

const HOOK = 'https://example.com/hook';
const page = documented(WEBHOOKS_PAGE);

/** /stream/webhook and the notifications. An account has one webhook, so every check needs its own account. */
export const webhookChecks = [
  check({
    id: 'webhook/set-and-get',
    title: 'A webhook is set, shown and removed',
    quote: 'Creates a webhook notification.',
    requirement: '{notificationUrl, notification_url, modified, secret}; removing answers "ok"',
    evidence: spec,
    cost: { requests: 4 },
    run: async (stream) => {
      await stream.t.given({});
      const set = await stream.object('setWebhook', {}, { json: { notificationUrl: HOOK } });
      const { answer, result } = await stream.do('getWebhook');
      const { notificationUrl, notification_url, secret } = result as Record<string, unknown>;
      answer.verify(notificationUrl === HOOK && notification_url === HOOK, 'both spellings of the URL', show(result));
      answer.verify(secret === set.secret, 'the secret that setting it returned', show(result));
      await stream.do('deleteWebhook');
    },
  }),
  check({
    id: 'webhook/spellings',
    title: 'Either spelling of the URL is accepted, and the last one counts',
    quote: 'Only one webhook subscription is allowed per-account.',
    requirement: 'notificationUrl or notification_url; one webhook per account',
    evidence: documented(`${SPEC}, stream_webhook_request (anyOf)`),
    cost: { requests: 4 },
    run: async (stream) => {
      await stream.t.given({});
      for (const name of ['notification_url', 'notificationUrl']) {
        await stream.object('setWebhook', {}, { json: { [name]: `${HOOK}/${name}` } });
        const { answer, result } = await stream.do('getWebhook');
        const { notificationUrl } = result as Record<string, unknown>;
        answer.verify(notificationUrl === `${HOOK}/${name}`, `${HOOK}/${name}`, show(result));
      }
    },
  }),
  check({
    id: 'webhook/bad-url',
    title: 'A webhook needs a URL',
    quote: 'The URL where webhooks will be sent.',
    requirement: 'notificationUrl: a URI, required',
    evidence: documented(`${SPEC}; the refusal is undocumented`),
    cost: { requests: 3 },
    run: async (stream) => {
      await stream.t.given({});
      await eachRow(stream.t, { words: { notificationUrl: 'not an address' }, nothing: {} }, async (json) => {
        expectRefused(await stream.send('setWebhook', {}, { json }), refusals.refused);
      });
    },
  }),
  check({
    id: 'webhook/none',
    title: 'An account without a webhook cannot show or remove one',
    requirement: '404, code 10003',
    evidence: assumed('the usual 404'),
    cost: { requests: 5 },
    run: async (stream) => {
      await stream.t.given({});
      expectRefused(await stream.send('getWebhook'), refusals.notFound);
      await stream.do('setWebhook', {}, { json: { notificationUrl: HOOK } });
      await stream.do('deleteWebhook');
      expectRefused(await stream.send('getWebhook'), refusals.notFound);
      expectRefused(await stream.send('deleteWebhook'), refusals.notFound);
    },
  }),
  check({
    id: 'webhook/ready',
    title: 'A ready video is announced once, as GET shows it',
    quote:
      'When a video on your account finishes processing, you will receive a POST request notification with information about the video.',
    requirement: 'POST of the video object, without an envelope, when it is ready',
    evidence: page,
    cost: { requests: 8 },
    run: (stream) =>
      withReceiver(stream.t, async (url, received) => {
        await stream.do('setWebhook', {}, { json: { notificationUrl: url } });
        const { uid } = await stream.copy({ meta: { name: 'announced' } });
        const { answer } = await stream.do('getVideo', { video: uid });
        answer.verify(received.length === 0, 'nothing before it is ready', received.length);
        await stream.settled(uid, 'ready');
        await stream.t.wait(3_600);
        answer.verify(received.length === 1, 'one notification', received.length);
        answer.verify(received[0]?.method === 'POST', 'a POST', show(received[0]?.method));
        const body = parse(received[0]?.body ?? '');
        const problem = misfit(body as never, videoShape);
        if (problem !== null) answer.fail(`a video object, ${problem.expected}`, problem.got);
        answer.verify(isReady(body, 'announced'), 'the video, ready', show(body, 300));
      }),
  }),
  check({
    id: 'webhook/each-video',
    title: 'Each video is announced once, at the URL that is set by then',
    quote: 'Only one webhook subscription is allowed per-account.',
    requirement: 'One webhook per account; a POST for each video that finished processing',
    evidence: documented(`${WEBHOOKS_PAGE}; ${SPEC}`),
    cost: { requests: 14 },
    run: (stream) =>
      withReceiver(stream.t, async (url, received) => {
        for (const [at, name] of ['first', 'first', 'second', 'first'].entries()) {
          await stream.do('setWebhook', {}, { json: { notificationUrl: `${url}/${name}` } });
          const uid = await stream.ready();
          const { answer } = await stream.do('getVideo', { video: uid });
          const own = received.slice(at).map(({ path, body }) => `${path} ${body.includes(`"${uid}"`)}`);
          const wanted = [`/hook/${name} true`];
          answer.verify(isDeepStrictEqual(own, wanted), `one notification about ${uid} at /hook/${name}`, show(own));
        }
      }),
  }),
  check({
    id: 'webhook/error',
    title: 'A video that failed is announced with its reason',
    quote: FAILED,
    requirement: 'status.state error with errorReasonCode, or errReasonCode',
    evidence: page,
    cost: { requests: 6 },
    run: (stream) =>
      withReceiver(stream.t, async (url, received) => {
        await stream.do('setWebhook', {}, { json: { notificationUrl: url } });
        const { uid } = await stream.copy({ input: await sample(stream, 'damaged.mp4') });
        await stream.settled(uid, 'error');
        const { answer } = await stream.do('getVideo', { video: uid });
        const body = parse(received[0]?.body ?? '');
        const status = isJsonObject(body) && isJsonObject(body.status) ? body.status : {};
        answer.verify(received.length === 1, 'one notification', received.length);
        expectFailed(answer, status, 'ERR_MALFORMED_VIDEO');
      }),
  }),
  check({
    id: 'webhook/signature',
    title: 'A notification is signed with the secret',
    quote:
      'Compute an HMAC with the SHA256 function (HMAC-SHA256) using your webhook secret and the source string from step 2.',
    requirement: 'Webhook-Signature: time=<unix>,sig1=<HMAC-SHA256 of "<time>.<body>" in hex>',
    evidence: page,
    cost: { requests: 6 },
    run: (stream) =>
      withReceiver(stream.t, async (url, received) => {
        const { answer, result } = await stream.do('setWebhook', {}, { json: { notificationUrl: url } });
        await stream.ready();
        const body = received[0]?.body ?? '';
        const value = String(received[0]?.headers['webhook-signature']);
        const [, time = '', signature] = /^time=(\d+),sig1=([0-9a-f]{64})$/.exec(value) ?? [];
        answer.verify(signature !== undefined, 'Webhook-Signature: time=<unix>,sig1=<hex>', show(value));
        const secret = String((result as Record<string, unknown>).secret);
        const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
        answer.verify(signature === expected, 'the HMAC-SHA256 of time and body', show(value));
        const apart = Math.abs(Number(time) - (await stream.t.now()) / 1000);
        answer.verify(apart < 60, "the tenant's time in seconds", show(value));
      }),
  }),
  check({
    id: 'webhook/not-for-captions',
    title: 'Captions send no notification',
    requirement: 'Notifications are about the processing of videos',
    evidence: assumed('the page speaks of video processing only'),
    unkillable: 'the mocks have no seam that makes a caption send a notification',
    cost: { requests: 10 },
    run: (stream) =>
      withReceiver(stream.t, async (url, received) => {
        const video = await stream.ready();
        await stream.do('setWebhook', {}, { json: { notificationUrl: url } });
        await stream.generated(video, 'en');
        await stream.put(video, 'de');
        const { answer } = await stream.do('deleteCaption', { video });
        answer.verify(received.length === 0, 'no notification', received.length);
      }),
  }),
  check({
    id: 'webhook/removed',
    title: 'A removed webhook is no longer called',
    quote: 'Deletes a webhook.',
    requirement: 'DELETE /stream/webhook',
    evidence: spec,
    cost: { requests: 7 },
    run: (stream) =>
      withReceiver(stream.t, async (url, received) => {
        await stream.do('setWebhook', {}, { json: { notificationUrl: url } });
        const { answer } = await stream.do('deleteWebhook');
        await stream.ready();
        answer.verify(received.length === 0, 'no notification', received.length);
      }),
  }),
];

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** True for a video object with this name whose state is `ready`. */
function isReady(body: unknown, name: string): boolean {
  if (!isJsonObject(body) || !isJsonObject(body.meta) || !isJsonObject(body.status)) return false;
  return body.meta.name === name && body.status.state === 'ready';
}
