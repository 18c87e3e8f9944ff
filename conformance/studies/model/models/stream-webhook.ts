import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../../src/base/evidence.ts';
import type { JsonObject } from '../../../../src/base/json.ts';
import { openReceiver, type Receiver } from '../../../checks/cloudflare-stream/support/receiver.ts';
import { SPEC, WEBHOOKS_PAGE } from '../../../checks/cloudflare-stream/support/sources.ts';
import { accountIn, Stream } from '../../../checks/cloudflare-stream/support/stream.ts';
import { show } from '../../../model/show.ts';
import { modelOf, type Step } from '../provider-model.ts';

interface World {
  readonly stream: Stream;
  readonly receiver: Receiver;
  /** The path below the receiver that is set, and its secret; null when none is. */
  webhook: { readonly path: string; readonly secret: string } | null;
}

const set = (name: string): Step<World> => ({
  text: `set the webhook ${name}`,
  run: async (world) => {
    const json = { notificationUrl: `${world.receiver.url}/${name}` };
    const { secret } = await world.stream.object('setWebhook', {}, { json });
    world.webhook = { path: `/hook/${name}`, secret: String(secret) };
  },
});

const look: Step<World> = {
  text: 'read the webhook',
  applies: ({ webhook }) => webhook !== null,
  run: async ({ stream, webhook }) => {
    const { answer, result } = await stream.do('getWebhook');
    const { notificationUrl, secret } = result as JsonObject;
    answer.verify(String(notificationUrl).endsWith(webhook?.path ?? ''), `the URL ${webhook?.path}`, show(result));
    answer.verify(secret === webhook?.secret, 'the secret that setting it returned', show(result));
  },
};

const remove: Step<World> = {
  text: 'remove the webhook',
  applies: ({ webhook }) => webhook !== null,
  run: async (world) => {
    await world.stream.do('deleteWebhook');
    world.webhook = null;
  },
};

const video: Step<World> = {
  text: 'add a video and wait until it is ready',
  run: async ({ stream, receiver: { received }, webhook }) => {
    const before = received.length;
    const uid = await stream.ready();
    const { answer } = await stream.do('getVideo', { video: uid });
    const own = received.slice(before);
    const wanted = webhook === null ? [] : [webhook.path];
    const paths = own.map(({ path }) => path);
    answer.verify(isDeepStrictEqual(paths, wanted), `notifications at ${show(wanted)}`, show(paths));
    for (const { headers, body } of own) {
      answer.verify(body.includes(`"${uid}"`), `a notification about ${uid}`, body);
      const [, time = '', signature] = /^time=(\d+),sig1=(\w+)$/.exec(String(headers['webhook-signature'])) ?? [];
      const expected = createHmac('sha256', webhook?.secret ?? '')
        .update(`${time}.${body}`)
        .digest('hex');
      answer.verify(signature === expected, 'a signature with the secret of the webhook', show(signature));
    }
  },
};

/** The webhook of an account of Cloudflare Stream, and what it is told. */
export const webhookModel = modelOf<World>({
  id: 'cloudflare-stream/webhook',
  title: 'The webhook is the one that was set last, and each ready video is announced to it once',
  requirement: 'One webhook per account; a POST for each video that finished processing, signed with its secret',
  evidence: documented(`${WEBHOOKS_PAGE}; ${SPEC}`),
  weight: 0.25,
  open: async (t) => {
    await t.given({ limit: null });
    const stream = new Stream(t, await accountIn(t));
    return { stream, receiver: await openReceiver(t), webhook: null };
  },
  close: ({ receiver }) => receiver.close(),
  steps: (fc) => [fc.constantFrom('a', 'b').map(set), fc.constant(look), fc.constantFrom(remove, video, video)],
});
