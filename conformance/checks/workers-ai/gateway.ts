import { deriveHex } from '../../../src/base/derive.ts';
import { documented, observed } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { base64, expectRefused, inputOf, TURBO, tone, WHISPER } from './support/ai.ts';
import { check } from './support/check.ts';

const bearer = (seed: number) => ({ Authorization: `Bearer ${deriveHex(40, 'a token that no account has', seed)}` });

/** Refusals of the gateway before the model. */
export const gatewayChecks = [
  check({
    id: 'gateway/no-credential',
    title: 'A request without a credential is refused',
    requirement: '400, code 9106',
    evidence: observed('other Cloudflare products (ci:70242126976, ci:58892094548), code 10001 on some'),
    cost: { requests: 2 },
    run: (ai) => ai.refusedBothWays([400], [9106, 10001], { credential: null }),
  }),
  check({
    id: 'gateway/malformed',
    title: 'A malformed credential is refused as such',
    requirement: '400, code 6003',
    evidence: observed('Authorization: ci:69279212994; the other two headers as its siblings'),
    cost: { requests: 6 },
    run: async (ai) => {
      const key = deriveHex(37, 'a key that no account has', ai.t.seed);
      const rows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        'a quoted token': { Authorization: `Bearer "${key}"` },
        'no e-mail address': { 'X-Auth-Email': 'somebody', 'X-Auth-Key': key },
        'a key with spaces': { 'X-Auth-Email': 'user@example.com', 'X-Auth-Key': 'a b' },
      };
      await eachRow(ai.t, rows, (headers) => ai.refusedBothWays([400], [6003], { credential: null, headers }));
    },
  }),
  check({
    id: 'gateway/bad-token',
    title: 'An unknown or expired token is refused',
    requirement: '401, code 10000: Authentication error',
    evidence: observed('a fake token on Workers AI, 2026 (ci:70196795762); 403 in older reports'),
    cost: { requests: 2 },
    run: async (ai) => {
      await ai.refusedBothWays([401, 403], [10000], { credential: null, headers: bearer(ai.t.seed) });
      if (ai.t.arranged) await ai.refusedBothWays([401, 403], [10000], { credential: 'expired' });
    },
  }),
  check({
    id: 'gateway/unknown-key',
    title: 'An unknown key is refused',
    requirement: 'code 9103: Unknown X-Auth-Key or X-Auth-Email',
    evidence: observed('test stubs (ci:26301488499, ci:71336348807), which disagree about the status'),
    cost: { requests: 2 },
    run: async (ai) => {
      const key = deriveHex(37, 'a key that no account has', ai.t.seed);
      const headers = { 'X-Auth-Email': 'user@example.com', 'X-Auth-Key': key };
      await ai.refusedBothWays([401, 403], [9103], { credential: null, headers });
    },
  }),
  check({
    id: 'gateway/no-grant',
    title: 'A token without the grant is refused, a read-only token is enough',
    requirement: 'Groups: Workers AI Write, Workers AI Read; else 403, code 10000',
    evidence: documented('official OpenAPI, x-api-token-group; the refusal: terraform-provider-cloudflare issue 1533'),
    cost: { requests: 3 },
    run: async (ai) => {
      await ai.t.given({});
      await ai.refusedBothWays([403], [10000], { credential: 'none' });
      await ai.heard(WHISPER, { ...inputOf(WHISPER), credential: 'read' });
    },
  }),
  check({
    id: 'gateway/other-account',
    title: 'The account of another user is refused',
    requirement: '403, code 10000: Authentication error',
    evidence: observed('terraform-provider-cloudflare issue 1533; ci:60264887657'),
    cost: { requests: 2 },
    run: async (ai) => {
      await ai.t.given({}, 'neighbour');
      const { accountId } = await ai.t.credential('neighbour');
      await ai.refusedBothWays([403], [10000], {}, accountId);
    },
  }),
  check({
    id: 'gateway/account-id',
    title: 'A malformed account id cannot be routed',
    requirement: '404 (or 400), code 7003',
    evidence: observed('ci:71014421750, ci:53099650526; 400 in older captures'),
    cost: { requests: 2 },
    run: async (ai) => {
      await ai.refusedBothWays([404, 400], [7003], {}, 'YOUR_ACCOUNT_ID');
    },
  }),
  check({
    id: 'rate-limit/a-minute',
    title: 'Speech recognition has its own limit per minute',
    quote: 'Automatic Speech Recognition: 720 requests per minute',
    requirement: '720 requests per minute (a smaller limit arranged); then 429',
    evidence: documented('cloudflare-docs workers-ai/platform/limits: Automatic Speech Recognition'),
    cost: { requests: 5 },
    run: async (ai) => {
      await ai.t.given({ limit: { requests: 2, seconds: 60 } });
      const ask = () => ai.run(TURBO, { json: { audio: base64(tone()) }, limited: true });
      for (let time = 0; time < 2; time += 1) (await ask()).expectStatus(200);
      const refusal = await ask();
      expectRefused(refusal, [429]);
      expectRefused(await ai.runNamed(TURBO, { audio: base64(tone()) }, { limited: true }), [429]);
      const wait = refusal.header('Retry-After');
      refusal.verify(
        wait === undefined || /^\d+$/.test(wait),
        'Retry-After in whole seconds, where it is sent',
        show(wait),
      );
      await ai.t.wait(60);
      (await ask()).expectStatus(200);
    },
  }),
];
