import { deriveHex } from '../../../src/base/derive.ts';
import { assumed, documented } from '../../../src/base/evidence.ts';
import type { Answer } from '../../model/context/answer.ts';
import { eachRow } from '../rows.ts';
import { ACCOUNT, account } from './support/account.ts';
import { check } from './support/check.ts';
import { expectDetail } from './support/refusals.ts';
import { ERROR_GUIDE, PAGE } from './support/sources.ts';
import { contentOf, translation } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  forbidden:
    '403 Forbidden. Invalid or missing API key: { "detail": "API key is required. Please provide X-API-KEY header." }',
  key: 'X-API-KEY string (required): Your API key for authentication',
} as const;

const MISSING = 'API key is required. Please provide X-API-KEY header.';

/** The docs show two texts for a bad key, and the page "Translate Subtitles" shows the one for a missing key for both. */
const INVALID = [
  'Invalid API key. Please check your X-API-KEY header.',
  'Invalid API key. Please verify your API key is valid.',
  MISSING,
];

const expectKeyRefused = (answer: Answer) => expectDetail(answer, [401, 403], INVALID);

/** A key in the form of real ones that no account has. */
const unknownKey = (seed: number) => ({ 'X-API-KEY': deriveHex(40, 'a key that no account has', seed) });

/** Section "Headers" and the 403 of "Error Responses". */
export const keyChecks = [
  check({
    id: 'keys/missing',
    title: 'A request without a key is refused in the documented words',
    quote: says.forbidden,
    requirement: `403 Forbidden: {"detail": "${MISSING}"}`,
    evidence: documented(`${PAGE}, Error Responses`),
    cost: { requests: 1 },
    run: async (t) => {
      expectDetail(await t.send(translation({}, { credential: null })), [403], [MISSING]);
    },
  }),
  check({
    id: 'keys/invalid',
    title: 'An unknown key is refused',
    quote: says.forbidden,
    requirement: '403 Forbidden: Invalid or missing API key',
    evidence: documented(`${PAGE}; ${ERROR_GUIDE}: 403 in its examples, 401 in its table, two texts`),
    cost: { requests: 1 },
    run: async (t) => {
      expectKeyRefused(await t.send(translation({}, { credential: null, headers: unknownKey(t.seed) })));
    },
  }),
  check({
    id: 'keys/revoked',
    title: 'A revoked key is refused',
    requirement: '403: the key is invalid or was revoked',
    evidence: documented(`${ERROR_GUIDE}; 401 in its table`),
    cost: { requests: 1 },
    run: async (t) => {
      expectKeyRefused(await t.send(translation({}, { credential: 'expired' })));
    },
  }),
  check({
    id: 'keys/empty',
    title: 'An empty key is refused',
    quote: says.key,
    requirement: 'X-API-KEY string (required)',
    evidence: documented(`${PAGE}, Headers; whether it counts as missing or as invalid is undocumented`),
    cost: { requests: 1 },
    run: async (t) => {
      expectKeyRefused(await t.send(translation({}, { credential: null, headers: { 'X-API-KEY': '' } })));
    },
  }),
  check({
    id: 'keys/header-name-case',
    title: 'The header name may be written in any case',
    quote: says.key,
    requirement: 'X-API-KEY: header names are compared without regard to case',
    evidence: documented(`${PAGE}; RFC 9110 section 5.1`),
    cost: { requests: 2 },
    unkillable: 'Node gives header names to the mocks in lower case, so no seam of theirs sees the case',
    run: async (t) => {
      const sent = (await t.send({ path: ACCOUNT })).expectStatus(200).request.headers;
      const key = sent.find(([name]) => name === 'X-API-KEY')?.[1] ?? '';
      const names = t.arranged ? ['x-api-key', 'X-Api-Key', 'x-API-key'] : ['x-api-key'];
      for (const name of names) {
        await account(t, { credential: null, headers: { [name]: key } });
      }
    },
  }),
  check({
    id: 'keys/account-needs-key',
    title: 'The account is shown to its key only',
    requirement: 'GET /v2/account/summary with X-API-KEY',
    evidence: documented('docs page account summary; the refusal as on every page'),
    cost: { requests: 2 },
    run: async (t) => {
      expectDetail(await t.send({ path: ACCOUNT, credential: null }), [403], [MISSING]);
      expectKeyRefused(await t.send({ path: ACCOUNT, credential: null, headers: unknownKey(t.seed) }));
    },
  }),
  check({
    id: 'keys/languages-need-key',
    title: 'The list of languages needs a key',
    requirement: 'GET /v2/supported-languages is refused without a key, and with a wrong one',
    evidence: assumed('the clients that read it send a key; no page allows leaving it out'),
    cost: { requests: 2 },
    run: async (t) => {
      const path = '/v2/supported-languages';
      expectDetail(await t.send({ path, credential: null }), [403], [MISSING]);
      expectKeyRefused(await t.send({ path, credential: null, headers: unknownKey(t.seed) }));
    },
  }),
  check({
    id: 'keys/looked-at-first',
    title: 'Without a key the rest of a request is not checked',
    requirement: 'A request that lacks the key and has other faults is refused for the key',
    evidence: assumed('a caller without a key should learn nothing from a refusal'),
    cost: { requests: 2 },
    run: async (t) => {
      const rows = {
        'unknown format': translation({ format: 'ass' }),
        'unknown target': translation({ target: 'xx' }),
      };
      await eachRow(t, rows, async (request) => {
        expectDetail(await t.send({ ...request, credential: null }), [403], [MISSING]);
      });
    },
  }),
  check({
    id: 'keys/good-after-bad',
    title: 'A refused key does not lock out a good one',
    quote: says.key,
    requirement: 'The right key works after wrong ones were refused',
    evidence: documented(`${PAGE}: each request is judged by its own X-API-KEY`),
    cost: { requests: 3, credits: 1 },
    run: async (t) => {
      for (const headers of [unknownKey(t.seed), unknownKey(t.seed + 1)]) {
        expectKeyRefused(await t.send(translation({}, { credential: null, headers })));
      }
      contentOf(await t.send(translation()));
    },
  }),
];
