import { isDeepStrictEqual } from 'node:util';
import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import type { CheckRequest } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { chose } from './support/account.ts';
import { check } from './support/check.ts';
import { CHANGING, COST_OF_EVERY, EVERY, READING } from './support/operations.ts';
import { expectError } from './support/refusals.ts';
import { shapedList } from './support/shape.ts';
import { AUTH, ROLES, SPEC } from './support/sources.ts';
import { subtitlesIn, subtitlesOf, VTT, videoWithSubtitle } from './support/subtitles.ts';
import { listed, lookAtVideo, plainVideo, VIDEOS } from './support/videos.ts';

/** Words of the sources that several checks rest on. */
const says = {
  expired: 'Token is invalid or expired',
  users: 'Users | Read access to most resources; limited write access',
  token:
    'Every Gcore API request requires an API token. The token goes in the Authorization header and works across all products',
} as const;

const envelope = assumed('no 401 of Streaming is on record; status by AUTH, the shape {"error"} by its other refusals');

/** Every kind of change to a video and one of its subtitles. */
const changesOf = (video: number, subtitle: number, name: string): readonly CheckRequest[] => [
  { method: 'POST', path: VIDEOS, json: { video: plainVideo({ name }) } },
  { method: 'POST', path: subtitlesOf(video), json: { language: 'ger', vtt: VTT } },
  { method: 'PATCH', path: `${VIDEOS}/${video}`, json: { priority: 4 } },
  { method: 'PATCH', path: subtitlesOf(video, subtitle), json: { name } },
  { method: 'DELETE', path: subtitlesOf(video, subtitle) },
  { method: 'DELETE', path: `${VIDEOS}/${video}` },
];

/** Authorization: APIKey <token>. */
export const authChecks = [
  check({
    id: 'auth/missing',
    title: 'Every operation needs a token',
    quote: says.token,
    requirement: '401 for every operation without an Authorization header',
    evidence: documented(`${SPEC}: security APIKey on every operation; ${AUTH}: 401`),
    cost: COST_OF_EVERY,
    run: async (t) => {
      await eachRow(t, EVERY, async (request) => {
        (await t.send({ ...request, credential: null })).expectStatus(401);
      });
    },
  }),
  check({
    id: 'auth/missing-words',
    title: 'A missing token is reported in a text',
    requirement: '401 {"error": "..."} without a token',
    evidence: envelope,
    cost: { requests: 1 },
    run: async (t) => {
      expectError(await t.send({ path: VIDEOS, credential: null }), 401);
    },
  }),
  check({
    id: 'auth/unknown',
    title: 'An unknown token is refused everywhere',
    quote: says.expired,
    requirement: '401 for an unknown token',
    evidence: documented(`${AUTH}: 401 for a bad token`),
    cost: COST_OF_EVERY,
    run: async (t) => {
      await eachRow(t, EVERY, async (request) => {
        const headers = { ...request.headers, Authorization: 'APIKey 29841_no-account-has-this-token' };
        (await t.send({ ...request, credential: null, headers })).expectStatus(401);
      });
    },
  }),
  check({
    id: 'auth/unknown-words',
    title: 'A bad token is reported in a text without the token',
    requirement: '401 {"error": "..."} that does not repeat the whole token',
    evidence: envelope,
    cost: { requests: 1 },
    run: async (t) => {
      const secret = 'no-account-has-this-token';
      const headers = { Authorization: `APIKey 29841_${secret}` };
      const answer = await t.send({ path: VIDEOS, credential: null, headers });
      const error = expectError(answer, 401);
      answer.verify(!error.includes(secret), 'a text without the token', error);
    },
  }),
  check({
    id: 'auth/expired',
    title: 'An expired token is refused',
    quote: says.expired,
    requirement: '401 for a token that was valid once',
    evidence: documented(`${AUTH}: Token is invalid or expired`),
    cost: COST_OF_EVERY,
    run: async (t) => {
      await eachRow(t, EVERY, async (request) => {
        (await t.send({ ...request, credential: 'expired' })).expectStatus(401);
      });
    },
  }),
  check({
    id: 'auth/scheme-case',
    title: 'The scheme may be written in any case',
    quote: 'The Authorization header name is case-insensitive [...] while the APIKey prefix is not optional.',
    requirement: 'Authorization: APIKey, apikey',
    evidence: observed(`${SPEC} writes apikey, the guides APIKey`),
    cost: { requests: 3 },
    run: async (t) => {
      // The form of the credential is only visible in a request that carries it.
      const usual = await t.send({ path: `${VIDEOS}?per_page=1` });
      shapedList(usual, 'listVideos');
      const [, value = ''] = usual.request.headers.find(([name]) => name.toLowerCase() === 'authorization') ?? [];
      for (const scheme of ['apikey', 'APIKEY']) {
        const headers = { Authorization: value.replace(/^APIKey/i, scheme) };
        shapedList(await t.send({ path: `${VIDEOS}?per_page=1`, credential: null, headers }), 'listVideos');
      }
    },
  }),
  check({
    id: 'auth/other-schemes',
    title: 'An API token under another scheme is refused',
    quote: 'Given token not valid for any token type',
    requirement: '401 for Bearer with an API token, for Basic, and for a bare token',
    evidence: documented(`${AUTH}: "Given token not valid for any token type"; JWTs go under Bearer only`),
    cost: { requests: 4 },
    run: async (t) => {
      const usual = await t.send({ path: `${VIDEOS}?per_page=1` });
      const [, value = ''] = usual.request.headers.find(([name]) => name.toLowerCase() === 'authorization') ?? [];
      const token = value.replace(/^APIKey /i, '');
      await eachRow(t, { basic: `Basic ${token}`, bare: token }, async (authorization) => {
        const headers = { Authorization: authorization };
        (await t.send({ path: VIDEOS, credential: null, headers })).expectStatus(401);
      });
      if (await chose(t, 'bearer', 'accept')) return;
      await eachRow(t, t.arranged ? EVERY : { listVideos: { path: VIDEOS } }, async (request) => {
        const headers = { ...request.headers, Authorization: `Bearer ${token}` };
        (await t.send({ ...request, credential: null, headers })).expectStatus(401);
      });
    },
  }),
  check({
    id: 'auth/looking',
    title: 'Users may read everything',
    quote: says.users,
    requirement: 'Users: view only; no read is refused with 401 or 403',
    evidence: documented(ROLES),
    cost: { requests: 9 },
    run: async (t) => {
      await eachRow(t, READING, async (request) => {
        const answer = await t.send({ ...request, credential: 'read' });
        answer.verify(answer.status !== 401 && answer.status !== 403, 'no refusal of the role', answer.summary());
      });
    },
  }),
  check({
    id: 'auth/looking-only',
    title: 'Users may not change anything',
    quote: says.users,
    requirement: 'Users: view only; every change is refused with 403',
    evidence: documented(`${ROLES}; the status by rest-api/error-handling`),
    cost: { requests: 9 },
    run: async (t) => {
      await eachRow(t, CHANGING, async (request) => {
        (await t.send({ ...request, credential: 'read' })).expectStatus(403);
      });
    },
  }),
  check({
    id: 'auth/forbidden-does-nothing',
    title: 'A forbidden request has no effect',
    quote: says.users,
    requirement: 'Users: view only; a refused request changes, deletes and creates nothing',
    evidence: documented(ROLES),
    cost: { requests: 11 },
    run: async (t) => {
      await t.credential('read');
      const { video, id } = await videoWithSubtitle(t);
      const before = [(await lookAtVideo(t, video)).video, (await subtitlesIn(t, video)).rows];
      const name = `Forbidden ${(await t.now()).toString(36)}`;
      for (const change of changesOf(video, id, name))
        (await t.send({ ...change, credential: 'read' })).expectStatus(403);
      const { answer, video: after } = await lookAtVideo(t, video);
      const now = [after, (await subtitlesIn(t, video)).rows];
      answer.verify(isDeepStrictEqual(now, before), `all as it was: ${show(before, 900)}`, show(now, 900));
      const made = await listed(t, `search=${encodeURIComponent(name)}`);
      made.answer.verify(made.ids.length === 0, 'no new video', show(made.ids));
    },
  }),
  check({
    id: 'auth/forbidden-words',
    title: 'An insufficient role is reported in a text',
    requirement: '403 {"error": "..."}',
    evidence: assumed('the text is documented for the IAM API, the shape by other refusals of Streaming'),
    cost: { requests: 1 },
    run: async (t) => {
      expectError(
        await t.send({ method: 'POST', path: VIDEOS, json: { video: { name: 'x' } }, credential: 'read' }),
        403,
      );
    },
  }),
  check({
    id: 'auth/before-the-body',
    title: 'The token is checked before the body',
    requirement: 'A bad body without a token: 401, not 400',
    evidence: assumed('the order of Django REST Framework'),
    cost: { requests: 2 },
    run: async (t) => {
      await eachRow(t, { task: '/streaming/ai/tasks', video: VIDEOS }, async (path) => {
        const headers = { 'Content-Type': 'application/json' };
        (await t.send({ method: 'POST', path, headers, body: '{', credential: null })).expectStatus(401);
      });
    },
  }),
  check({
    id: 'auth/good-after-bad',
    title: 'Refusals do not lock an account',
    quote: says.token,
    requirement: 'A good token is served after bad ones',
    evidence: documented(AUTH),
    cost: { requests: 4 },
    run: async (t) => {
      for (const token of ['', '29841_wrong', '29841_wrong']) {
        const headers = { Authorization: `APIKey ${token}` };
        (await t.send({ path: VIDEOS, credential: null, headers })).expectStatus(401);
      }
      shapedList(await t.send({ path: VIDEOS }), 'listVideos');
    },
  }),
];
