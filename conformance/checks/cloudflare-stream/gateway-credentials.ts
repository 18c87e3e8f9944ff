import { deriveHex } from '../../../src/base/derive.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { VTT } from './support/forms.ts';
import { expectAllRefused, operationsOf, requestOf } from './support/operations.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, documented, observed, SPEC } from './support/sources.ts';

/** A token in the form of real ones that no account has. */
const unknownToken = (seed: number) => deriveHex(40, 'a token that no account has', seed);

/** The gateway: credentials and permissions. */
export const credentialChecks = [
  check({
    id: 'gateway/no-credential',
    title: 'A request without a credential is refused',
    requirement: '400, code 9106: Missing X-Auth-Key, X-Auth-Email or Authorization headers',
    evidence: observed(
      'other Cloudflare products (ci:70242126976, ci:58892094548), code 10001 on some (ci:19154750840)',
    ),
    cost: { requests: 14 },
    run: (stream) => expectAllRefused(stream, refusals.noCredential, { credential: null }, { everywhere: true }),
  }),
  check({
    id: 'gateway/half-a-pair',
    title: 'An e-mail without its key, or a key without its e-mail, is not a credential',
    requirement: '400, code 9106',
    evidence: assumed('the text of 9106 names both headers'),
    cost: { requests: 2 },
    run: async (stream) => {
      const rows = { 'X-Auth-Email': 'user@example.com', 'X-Auth-Key': unknownToken(stream.t.seed).slice(0, 37) };
      await eachRow(stream.t, rows, async (value, name) => {
        const answer = await stream.send('listVideos', {}, { credential: null, headers: { [name]: value } });
        expectRefused(answer, refusals.noCredential);
      });
    },
  }),
  check({
    id: 'gateway/malformed-authorization',
    title: 'A malformed Authorization header is refused as such',
    requirement: '400, code 6003 "Invalid request headers" with 6111 in its error_chain',
    evidence: observed('ci:69279212994, ci:59110951929, ci:71254798855'),
    cost: { requests: 8 },
    run: async (stream) => {
      const token = unknownToken(stream.t.seed);
      const rows = {
        'a quoted token': `Bearer "${token}"`,
        'a doubled Bearer': `Bearer Bearer ${token}`,
        'no token': 'Bearer ',
        'a space in the token': `Bearer ${token.slice(0, 20)} ${token.slice(20)}`,
      };
      await eachRow(stream.t, rows, async (Authorization) => {
        const answer = await stream.send('listVideos', {}, { credential: null, headers: { Authorization } });
        const [error] = expectRefused(answer, refusals.badHeader).errors as readonly Record<string, unknown>[];
        const chain = error?.error_chain;
        answer.verify(Array.isArray(chain) && chain.length > 0, 'an "error_chain" in errors[0]', show(error, 300));
      });
      const change = { credential: null, headers: { Authorization: `Bearer "${token}"` } };
      await expectAllRefused(stream, refusals.badHeader, change);
    },
  }),
  check({
    id: 'gateway/malformed-key',
    title: 'A malformed e-mail or key is refused as such',
    requirement: '400, code 6003',
    evidence: assumed('6102 and 6103 are the siblings of 6111; no capture'),
    cost: { requests: 6 },
    run: async (stream) => {
      const key = unknownToken(stream.t.seed).slice(0, 37);
      const rows = {
        'no e-mail address': { 'X-Auth-Email': 'somebody', 'X-Auth-Key': key },
        'a key with spaces': { 'X-Auth-Email': 'user@example.com', 'X-Auth-Key': 'a b' },
      };
      await eachRow(stream.t, rows, async (headers) => {
        await expectAllRefused(stream, refusals.badHeader, { credential: null, headers });
      });
    },
  }),
  check({
    id: 'gateway/unknown-token',
    title: 'An unknown token is refused',
    requirement: '401 or 403, code 10000: Authentication error',
    evidence: observed('a fake token on an account route, 2026 (ci:70196795762); 403 in older reports'),
    cost: { requests: 14 },
    run: (stream) => {
      const headers = { Authorization: `Bearer ${unknownToken(stream.t.seed)}` };
      return expectAllRefused(stream, refusals.badToken, { credential: null, headers }, { everywhere: true });
    },
  }),
  check({
    id: 'gateway/expired-token',
    title: 'An expired token is refused like an unknown one',
    requirement: '401 or 403, code 10000: Authentication error',
    evidence: observed('a token that does not exist any more, 2026 (ci:70196795762)'),
    cost: { requests: 3 },
    run: (stream) => expectAllRefused(stream, refusals.badToken, { credential: 'expired' }),
  }),
  check({
    id: 'gateway/no-grant',
    title: 'A token without a grant for Stream is refused',
    requirement: '403, code 10000: Authentication error',
    evidence: observed('terraform-provider-cloudflare issue 1533; ci:60264887657'),
    cost: { requests: 3 },
    run: (stream) => expectAllRefused(stream, refusals.noAccess, { credential: 'none' }),
  }),
  check({
    id: 'gateway/other-account',
    title: 'The account of another user is refused',
    requirement: '403, code 10000: Authentication error',
    evidence: observed('terraform-provider-cloudflare issue 1533; ci:60264887657'),
    cost: { requests: 4 },
    run: async (stream) => {
      await stream.t.given({}, 'neighbour');
      const account = await stream.accountOf('neighbour');
      await stream.send('listVideos', { account }, { credential: 'neighbour' });
      await stream.do('listVideos');
      await expectAllRefused(stream, refusals.noAccess, {}, { place: { account } });
      expectRefused(await stream.send('listVideos', {}, { credential: 'neighbour' }), refusals.noAccess);
    },
  }),
  check({
    id: 'gateway/read-only-writes',
    title: 'A read-only token may not write: 405',
    requirement: '405, code 10405: Method not allowed for this authentication scheme',
    evidence: observed('DELETE /stream/{uid} (ci:57655194118); payload ci:68444102472'),
    cost: { requests: 3 },
    run: (stream) => expectAllRefused(stream, refusals.readOnly, { credential: 'read' }, { kind: 'writes' }),
  }),
  check({
    id: 'gateway/read-only-changes-nothing',
    title: 'A request refused to a read-only token has no effect',
    requirement: 'Stream Read does not write',
    evidence: documented(`${SPEC}, token groups`),
    cost: { requests: 12 },
    run: async (stream) => {
      // Checked first, so that no video is created in vain.
      await stream.t.credential('read');
      const video = await stream.ready();
      await stream.put(video, 'en');
      for (const operation of ['deleteCaption', 'deleteVideo', 'uploadCaption', 'editVideo'] as const) {
        const answer = await stream.send(operation, { video }, { ...requestOf(operation), credential: 'read' });
        expectRefused(answer, refusals.readOnly);
      }
      expectRefused(
        await stream.send('generateCaption', { video, language: 'de' }, { credential: 'read' }),
        refusals.readOnly,
      );
      await stream.expectTags(video, 'en');
      await expectFile(stream, video, 'en', VTT);
    },
  }),
  check({
    id: 'gateway/read-only-reads',
    title: 'A read-only token may read everything',
    requirement: 'Groups of reads: Stream Write, Stream Read',
    evidence: documented(`${SPEC}, x-api-token-group`),
    cost: { requests: 10 },
    run: async (stream) => {
      await stream.t.credential('read');
      const video = await stream.ready();
      await stream.put(video, 'en');
      for (const operation of operationsOf(stream, 'reads').filter((name) => name !== 'getWebhook')) {
        await stream.do(operation, { video }, { credential: 'read' });
      }
    },
  }),
  check({
    id: 'gateway/email-and-key',
    title: 'E-mail and key give the same access as a token',
    quote:
      'The previous authorization scheme for interacting with the Cloudflare API, used in conjunction with a Global API key.',
    requirement: 'X-Auth-Email with X-Auth-Key',
    evidence: documented(`${SPEC}, securitySchemes api_email and api_key`),
    cost: { requests: 7 },
    run: async (stream) => {
      const { email, apiKey } = await stream.t.credential();
      if (email === undefined || apiKey === undefined) stream.t.skip('needs an email and apiKey beside the token');
      const video = await stream.ready();
      const pair = { 'X-Auth-Email': String(email), 'X-Auth-Key': String(apiKey) };
      const { headers, body } = stream.form(VTT);
      const request = { credential: null, headers: { ...headers, ...pair }, ...(body ? { body } : {}) };
      await stream.do('uploadCaption', { video }, request);
      await stream.expectTags(video, 'en');
    },
  }),
  check({
    id: 'gateway/unknown-key',
    title: 'An unknown key is refused',
    requirement: 'code 9103: Unknown X-Auth-Key or X-Auth-Email',
    evidence: observed('test stubs (ci:26301488499, ci:71336348807), which disagree about the status'),
    cost: { requests: 3 },
    run: (stream) =>
      expectAllRefused(stream, refusals.badKey, {
        credential: null,
        headers: {
          'X-Auth-Email': 'user@example.com',
          'X-Auth-Key': deriveHex(37, 'a key that no account has', stream.t.seed),
        },
      }),
  }),
  check({
    id: 'gateway/scheme-case',
    title: 'The scheme and header names may be written in any case',
    requirement: 'RFC 9110 sections 5.1 and 11.1: header names and schemes are compared without regard to case',
    evidence: documented('RFC 9110 sections 5.1 and 11.1'),
    cost: { requests: 2 },
    run: async (stream) => {
      const { apiToken } = await stream.t.credential();
      for (const headers of [{ authorization: `Bearer ${apiToken}` }, { AUTHORIZATION: `bearer ${apiToken}` }]) {
        await stream.do('listVideos', {}, { credential: null, headers: headers as Record<string, string> });
      }
    },
  }),
  check({
    id: 'gateway/good-after-bad',
    title: 'Refusals leave the service working',
    requirement: 'A good request is served after bad ones were refused',
    evidence: assumed('undocumented, but every client relies on it'),
    cost: { requests: 6 },
    run: async (stream) => {
      await stream.send('listVideos', {}, { credential: null });
      await stream.send('listVideos', {}, { credential: null, headers: { Authorization: 'Bearer unknown' } });
      await stream.send('copyVideo', {}, { body: '{"', headers: { 'Content-Type': 'application/json' } });
      await stream.do('listVideos');
    },
  }),
];
