import { z } from 'zod';
import { deriveHex } from '../../../src/base/derive.ts';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import type { Answer } from '../../model/context/answer.ts';
import type { CheckRequest } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { expectShape } from '../shape.ts';
import { check } from './support/check.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { success } from './support/shapes.ts';
import { assumed, documented, GLOBAL_LIMIT, observed } from './support/sources.ts';
import type { Stream } from './support/stream.ts';

const USER = '/user/tokens/verify';
const ofAccount = (account: string): string => `/accounts/${account}/tokens/verify`;
const API = 'developers.cloudflare.com/api/resources';

const token = z.object({ id: z.string(), status: z.enum(['active', 'disabled', 'expired']) });
const account = z.object({ id: z.string(), name: z.string() });

/** A refusal of a verification: 1000 is not the code of other operations. */
const notVerified = { statuses: [401, 403], codes: [1000] };
const withoutBearer = { statuses: [400, 401, 403], codes: [1001, 9106, 10001] };

const bearer = (value: string): Partial<CheckRequest> => ({
  credential: null,
  headers: { Authorization: `Bearer ${value}` },
});

/** Demands that a token is shown with this status. */
function expectStatus(answer: Answer, status: 'active' | 'expired'): void {
  answer.expectStatus(200);
  const body = answer.json() as JsonObject;
  expectShape(answer, body, success.extend({ result: token }));
  const { result } = body;
  answer.verify(isJsonObject(result) && result.status === status, `the status ${status}`, show(result));
}

/** Verifying tokens, and listing accounts: what scripts ask first. */
export const accountChecks = [
  check({
    id: 'account/verify-user-token',
    title: 'A valid token of a user is active',
    requirement: '200, status active; a token of an account is refused with code 1000 here',
    evidence: observed('putyourlightson/craft-cloudflare issue 88 (2026-05-15); freellmapi issue 297 (2026-06)'),
    cost: { requests: 1 },
    run: async (stream) => {
      const answer = await stream.t.send({ path: USER });
      if (answer.status === 200) expectStatus(answer, 'active');
      else expectRefused(answer, notVerified);
    },
  }),
  check({
    id: 'account/verify-account-token',
    title: 'A valid token is active at its account, whatever its grants are',
    requirement: 'Test whether a token works: status active',
    evidence: documented(`${API}/accounts/subresources/tokens/methods/verify`),
    cost: { requests: 3 },
    run: async (stream) => {
      expectStatus(await stream.t.send({ path: ofAccount(stream.account) }), 'active');
      for (const credential of ['read', 'none'] as const) {
        expectStatus(await stream.t.send({ path: ofAccount(stream.account), credential }), 'active');
      }
    },
  }),
  check({
    id: 'account/verify-unknown-token',
    title: 'An unknown token is refused with a code of its own',
    requirement: '401, code 1000: Invalid API Token',
    evidence: observed('GET /user/tokens/verify (ci:70196795762)'),
    cost: { requests: 2 },
    run: (stream) =>
      eachPath(stream, async (path) => {
        const unknown = bearer(deriveHex(40, 'a token that no account has', stream.t.seed));
        expectRefused(await stream.t.send({ path, ...unknown }), notVerified);
      }),
  }),
  check({
    id: 'account/verify-expired-token',
    title: 'An expired token is not active',
    requirement: 'status: active, disabled or expired',
    evidence: assumed('the status is documented; whether an expired token gets it or a refusal is not'),
    cost: { requests: 1 },
    run: async (stream) => {
      const answer = await stream.t.send({ path: ofAccount(stream.account), credential: 'expired' });
      if (answer.status === 200) expectStatus(answer, 'expired');
      else expectRefused(answer, notVerified);
    },
  }),
  check({
    id: 'account/verify-without-bearer',
    title: 'Without a bearer token there is nothing to verify',
    requirement: 'code 1001: Missing "Authorization" header, also with X-Auth-Email and X-Auth-Key',
    evidence: observed('kissgyorgy/cloudflare-dyndns issue 40 (2025-04-03)'),
    cost: { requests: 4 },
    run: (stream) =>
      eachPath(stream, async (path) => {
        const key = deriveHex(37, 'a key that no account has', stream.t.seed);
        const pair = { 'X-Auth-Email': 'user@example.com', 'X-Auth-Key': key };
        await eachRow(stream.t, { nothing: {}, 'e-mail and key': pair }, async (headers) => {
          expectRefused(await stream.t.send({ path, credential: null, headers }), withoutBearer);
        });
      }),
  }),
  check({
    id: 'account/verify-malformed',
    title: 'A malformed Authorization header is refused as everywhere',
    requirement: '400, code 6003 "Invalid request headers"',
    evidence: observed('kissgyorgy/cloudflare-dyndns issue 40 (2025-04-03)'),
    cost: { requests: 3 },
    run: async (stream) => {
      await eachPath(stream, async (path) => {
        expectRefused(await stream.t.send({ path, ...bearer('"quoted"') }), refusals.badHeader);
      });
      expectRefused(await stream.t.send({ path: '/accounts', ...bearer('"quoted"') }), refusals.badHeader);
    },
  }),
  check({
    id: 'account/verify-other-account',
    title: 'A token is not verified at the account of another user',
    requirement: '403: the account belongs to somebody else',
    evidence: assumed('other operations answer so (terraform-provider-cloudflare issue 1533)'),
    cost: { requests: 2 },
    run: async (stream) => {
      await stream.t.given({}, 'neighbour');
      const other = await stream.accountOf('neighbour');
      await stream.do('listVideos');
      await stream.send('listVideos', { account: other }, { credential: 'neighbour' });
      expectRefused(await stream.t.send({ path: ofAccount(other) }), refusals.noAccess);
    },
  }),
  check({
    id: 'account/list',
    title: 'The list of accounts has the account of the credential',
    requirement: 'GET /accounts: id, name and type of each; result_info has page and per_page',
    evidence: documented(`${API}/accounts/methods/list`),
    cost: { requests: 1 },
    run: async (stream) => {
      const answer = (await stream.t.send({ path: '/accounts' })).expectStatus(200);
      const body = answer.json() as JsonObject;
      expectShape(answer, body, success.extend({ result: z.array(account) }));
      const { result, result_info: page } = body as { result: JsonObject[]; result_info?: JsonObject };
      const own = result.some(({ id }) => id === stream.account);
      answer.verify(own, `the account ${stream.account}`, show(result));
      answer.verify(typeof page?.page === 'number', '"page" in result_info', show(page));
    },
  }),
  check({
    id: 'account/list-refused',
    title: 'The list of accounts needs a credential',
    requirement: 'the refusals of the gateway: 9106, 6003, 10000, 9103',
    evidence: assumed('the gateway refuses before a product is asked'),
    cost: { requests: 5 },
    run: async (stream) => {
      const unknown = deriveHex(40, 'a token that no account has', stream.t.seed);
      const send = (headers: Record<string, string>) => stream.t.send({ path: '/accounts', credential: null, headers });
      expectRefused(await send({}), refusals.noCredential);
      expectRefused(await send({ Authorization: `Bearer ${unknown}` }), refusals.badToken);
      const email = 'user@example.com';
      expectRefused(await send({ 'X-Auth-Email': email, 'X-Auth-Key': unknown.slice(0, 37) }), refusals.badKey);
      expectRefused(await send({ 'X-Auth-Email': email, 'X-Auth-Key': 'a b' }), refusals.badHeader);
      expectRefused(await send({ 'X-Auth-Email': 'nobody', 'X-Auth-Key': unknown }), refusals.badHeader);
    },
  }),
  check({
    id: 'account/limited',
    title: 'Verifications and lists count for the rate limit of the user',
    quote: GLOBAL_LIMIT,
    requirement: 'the limit counts all API calls of a user',
    evidence: documented('developers.cloudflare.com/fundamentals/api/reference/limits'),
    cost: { requests: 4 },
    run: async (stream) => {
      await stream.t.given({ limit: { requests: 1, seconds: 300 } });
      (await stream.t.send({ path: '/accounts', limited: true })).expectStatus(200);
      for (const path of ['/accounts', USER, ofAccount(stream.account)]) {
        expectRefused(await stream.t.send({ path, limited: true }), refusals.rateLimited);
      }
    },
  }),
];

const eachPath = (stream: Stream, run: (path: string) => Promise<void>): Promise<void> =>
  eachRow(stream.t, { 'of the user': USER, 'of the account': ofAccount(stream.account) }, run);
