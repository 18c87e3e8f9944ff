import { deriveHex } from '../../../src/base/derive.ts';
import { show } from '../../model/show.ts';
import { blame, expectBlame } from '../blame.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectAllRefused, operationsOf, requestOf } from './support/operations.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, ISSUE_4915, observed, PROBES, SPEC } from './support/sources.ts';
import { UNUSED_VIDEO } from './support/stream.ts';

const ROUTES = 'ci:71014421750, ci:53099650526; 400 in older captures (ci:20267499745, ci:55866675335)';

/** The gateway: paths, methods, refusals common to all operations, headers. */
export const routeChecks = [
  check({
    id: 'routes/account-id',
    title: 'A malformed account id cannot be routed',
    requirement: '404 (or 400), code 7003: Could not route to <path>, perhaps your object identifier is invalid?',
    evidence: observed(ROUTES),
    cost: { requests: 5 },
    run: async (stream) => {
      await expectAllRefused(stream, refusals.noRoute, {}, { place: { account: 'YOUR_ACCOUNT_ID' } });
      const rows = { 'too short': UNUSED_VIDEO.slice(1), 'too long': `${UNUSED_VIDEO}0` };
      await eachRow(stream.t, rows, async (account) => {
        expectRefused(await stream.send('listVideos', { account }), refusals.noRoute);
      });
    },
  }),
  check({
    id: 'routes/before-credential',
    title: 'A path that cannot be routed is refused before the credential is checked',
    requirement: 'A placeholder token with a placeholder account got 7003',
    evidence: observed('ci:71014421750'),
    cost: { requests: 1 },
    run: async (stream) => {
      const headers = { Authorization: `Bearer ${deriveHex(40, 'a placeholder', stream.t.seed)}` };
      const answer = await stream.send('listVideos', { account: 'ACCOUNT_ID' }, { credential: null, headers });
      expectRefused(answer, refusals.noRoute);
    },
  }),
  check({
    id: 'routes/unknown-route',
    title: 'A path of no product cannot be routed',
    requirement: 'code 7003 or 7000',
    evidence: observed(ROUTES),
    cost: { requests: 2 },
    run: async (stream) => {
      const rows = { 'a sibling': `/accounts/${stream.account}/streams`, nothing: '/nothing/here' };
      await eachRow(stream.t, rows, async (path) => {
        expectRefused(await stream.t.send({ path }), { statuses: [404, 400], codes: [7003, 7000] });
      });
    },
  }),
  check({
    id: 'routes/unknown-operation',
    title: 'An unknown path below Stream is not found',
    requirement: '404, code 10003: The requested resource or operation was not found',
    evidence: assumed('the observed text says "resource or operation"'),
    cost: { requests: 3 },
    run: async (stream) => {
      const rows = {
        'below a video': `/${UNUSED_VIDEO}/subtitles`,
        'below a caption': `/${UNUSED_VIDEO}/captions/en/srt`,
      };
      await eachRow(stream.t, rows, async (rest) => {
        expectRefused(await stream.send('listVideos', { rest }), refusals.notFound);
      });
    },
  }),
  check({
    id: 'routes/wrong-method',
    title: 'A method that a path does not offer is refused with 405',
    requirement: 'A verb that a known path does not offer gets 405',
    evidence: observed('status: ci:7878325546; the body is not known'),
    cost: { requests: 6 },
    run: async (stream) => {
      const rows = {
        'PATCH a caption': ['PATCH', 'getCaption'],
        'POST captions': ['POST', 'listCaptions'],
        'DELETE vtt': ['DELETE', 'getCaptionVtt'],
        'PUT generate': ['PUT', 'generateCaption'],
        'PATCH a video': ['PATCH', 'getVideo'],
        'POST webhook': ['PATCH', 'getWebhook'],
      } as const;
      await eachRow(stream.t, rows, async ([method, operation]) => {
        expectRefused(await stream.send(operation, {}, { method }), refusals.wrongMethod);
      });
    },
  }),
  check({
    id: 'errors/stream-refusal',
    title: "Stream's refusals are envelopes",
    requirement: '{"result":null,"success":false,"errors":[{"code":10003,...}],"messages":null} (or a list)',
    evidence: observed(`${PROBES}; ci:7878325546; ${SPEC} has messages as a list`),
    cost: { requests: 1 },
    run: async (stream) => {
      const answer = await stream.send('getVideo');
      const body = expectRefused(answer, refusals.notFound);
      const { result, messages } = body;
      answer.verify(result === null, '"result" null', show(body, 300));
      answer.verify(messages === null || Array.isArray(messages), '"messages" null or a list', show(body, 300));
    },
  }),
  check({
    id: 'errors/not-enabled',
    title: 'An account without Stream gets the reason in messages',
    requirement: '403: errors has 10002 "Authorization Failure", messages says that Stream is not enabled',
    evidence: observed('github.com/mondoohq/mql/pull/9300, ci:59162199735, ci:70263938121'),
    cost: { requests: 16 },
    run: async (stream) => {
      await stream.t.given({ fault: { failure: 'stream-not-enabled' } });
      await expectAllRefused(stream, refusals.notEnabled, {});
      const answer = await stream.send('listVideos');
      const messages = expectRefused(answer, refusals.notEnabled).messages;
      const said = Array.isArray(messages) && messages.some((one) => /not enabled/i.test(show(one)));
      answer.verify(said, 'the reason in "messages"', show(messages));
    },
  }),
  check({
    id: 'errors/storage-full',
    title: 'An account with full storage accepts no more videos',
    requirement: '413, code 10011: Storage capacity exceeded',
    evidence: observed('on direct_upload (ci:71600637645)'),
    cost: { requests: 3 },
    run: async (stream) => {
      for (const operation of ['createDirectUpload', 'copyVideo', 'uploadVideo'] as const) {
        await stream.t.given({ fault: { failure: 'storage-exceeded', operation } });
        expectRefused(await stream.send(operation, {}, requestOf(operation)), refusals.storageFull);
      }
    },
  }),
  check({
    id: 'errors/server-failure',
    title: 'A failure of the server is an envelope or an empty 500',
    requirement: '500 with an empty body has been seen',
    evidence: observed(PROBES),
    cost: { requests: 32 },
    run: async (stream) => {
      await stream.t.given({ fault: { failure: 'internal-error-empty' } });
      await expectAllRefused(stream, { statuses: [500] }, {});
    },
  }),
  check({
    id: 'errors/broken-json',
    title: 'A JSON body that cannot be read is refused as undecodable',
    requirement: '400, code 10004: Decoding Error',
    evidence: assumed('10004 is observed for bodies of another kind (docs issue 4915, ci:70511290432)'),
    cost: { requests: 8 },
    run: async (stream) => {
      const { uid: video } = await stream.copy();
      const rows = { copyVideo: '{"input":', createDirectUpload: '{', setWebhook: 'no', editVideo: '[1,' } as const;
      await eachRow(stream.t, rows, async (body, operation) => {
        const request = { body, headers: { 'Content-Type': 'application/json' } };
        const answer = await stream.send(operation as keyof typeof rows, { video }, request);
        expectRefused(answer, refusals.undecodable);
      });
    },
  }),
  check({
    id: 'headers/on-every-answer',
    title: 'Every answer has a cf-ray and declares its JSON',
    requirement: 'cf-ray: <16 hex digits>-<airport>; application/json; charset=UTF-8',
    evidence: observed(ISSUE_4915),
    cost: { requests: 4 },
    run: async (stream) => {
      const rows = Object.fromEntries(operationsOf(stream).map((name) => [name, name]));
      await eachRow(stream.t, rows, async (operation) => {
        const answer = await stream.send(operation, {}, requestOf(operation));
        const ray = answer.header('cf-ray');
        answer.verify(/^[0-9a-f]{16}(-[A-Z]{3})?$/.test(ray ?? ''), 'a header cf-ray', show(ray));
        const type = answer.header('Content-Type') ?? '';
        const [, charset = 'utf-8'] = /;\s*charset="?([^\s";]+)/i.exec(type) ?? [];
        answer.verify(charset.toLowerCase() === 'utf-8', 'no other charset than UTF-8', show(type));
      });
    },
  }),
  check({
    id: 'headers/ray-is-unique',
    title: 'No two answers have the same cf-ray',
    requirement: 'cf-ray names one request',
    evidence: observed(`${ISSUE_4915}; operators find a request by it`),
    cost: { requests: 3 },
    run: async (stream) => {
      const rays = new Set<string>();
      for (let time = 0; time < 3; time += 1) {
        const answer = await stream.send('getVideo');
        const ray = answer.header('cf-ray') ?? '';
        answer.verify(!rays.has(ray), 'another cf-ray than before', show(ray));
        rays.add(ray);
      }
    },
  }),
  check({
    id: 'errors/blame',
    ...blame,
    cost: { requests: 5 },
    run: async (stream) => {
      const headers = { 'Content-Type': 'application/json' };
      const rows = {
        'not JSON': { ...stream.at('copyVideo'), headers, body: '{"input":' },
        'a cut upload request': { ...stream.at('createDirectUpload'), headers, body: '{' },
        'another method': { ...stream.at('listCaptions'), method: 'PATCH' },
        'a form without a file': { ...stream.at('uploadCaption'), headers, body: '{}' },
      };
      await expectBlame(stream.t, rows, () => stream.do('listVideos', { rest: '?limit=1' }));
    },
  }),
];
