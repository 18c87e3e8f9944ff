import type { JsonObject } from '../../../../src/base/json.ts';
import { WebhookRequest } from '../../../../src/contracts/cloudflare-stream/schemas.ts';
import type { Handler } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import type { World } from '../../../kernel/world/world.ts';
import { succeed } from '../../gateway/answer.ts';
import { FIXTURE_URL, isFixtureRequest } from '../life/sdk-fixtures.ts';
import { stamp } from '../model/stamp.ts';
import { type StoredWebhook, stateOf } from '../model/state.ts';
import { refuse } from './errors.ts';
import { ownerOf } from './find-video.ts';
import { readJson } from './json-request.ts';

const view = ({ url, modified, secret }: StoredWebhook): JsonObject => ({
  notificationUrl: url,
  notification_url: url,
  modified,
  secret,
});

/** PUT the webhook, in either spelling. Its secret stays when its URL changes. */
export const setWebhook =
  (world: World): Handler =>
  (request, response) => {
    const owner = ownerOf(world, exchangeOf(response));
    const asked = readJson(request, response, WebhookRequest);
    const fallback = isFixtureRequest(request, owner) ? FIXTURE_URL : '';
    const url = asked.notificationUrl ?? asked.notification_url ?? fallback;
    const protocol = URL.canParse(url) ? new URL(url).protocol : '';
    if (protocol !== 'http:' && protocol !== 'https:') throw refuse('url-invalid');
    const state = stateOf(owner);
    const secret = state.webhook?.secret ?? owner.nextHex('webhook secret', 40);
    state.webhook = { url, modified: stamp(owner), secret };
    exchangeOf(response).hide(secret);
    succeed(world, response, view(state.webhook));
  };

/** GET the webhook. */
export const getWebhook =
  (world: World): Handler =>
  (_request, response) => {
    const { webhook } = stateOf(ownerOf(world, exchangeOf(response)));
    if (webhook === null) throw refuse('webhook-unknown');
    exchangeOf(response).hide(webhook.secret);
    succeed(world, response, view(webhook));
  };

/** DELETE the webhook. */
export const deleteWebhook =
  (world: World): Handler =>
  (_request, response) => {
    const state = stateOf(ownerOf(world, exchangeOf(response)));
    if (state.webhook === null) throw refuse('webhook-unknown');
    state.webhook = null;
    succeed(world, response, 'ok');
  };
