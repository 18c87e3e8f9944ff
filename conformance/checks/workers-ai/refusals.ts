import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import { eachRow } from '../rows.ts';
import { base64, ERRORS_PAGE, expectRefused, inputOf, TINY, TURBO, tone, WHISPER } from './support/ai.ts';
import { check } from './support/check.ts';

const page = documented(`${ERRORS_PAGE}: code and status`);
const MODELS = { whisper: WHISPER, 'whisper-tiny-en': TINY, turbo: TURBO };

/** Refusals of Workers AI. */
export const refusalChecks = [
  check({
    id: 'errors/no-body',
    title: 'A request without a body is refused',
    quote: 'Incomplete request | 3003 | 400 | Request is missing headers or body: {what}',
    requirement: '3003: missing headers or body, 400',
    evidence: page,
    cost: { requests: 4 },
    run: (ai) =>
      eachRow(ai.t, MODELS, async (model) => {
        expectRefused(await ai.run(model, {}), [400], [3003, 5006]);
      }).then(async () => {
        const path = `/accounts/${ai.account}/ai/run`;
        expectRefused(await ai.t.send({ method: 'POST', path }), [400], [3003, 5006]);
      }),
  }),
  check({
    id: 'errors/no-audio',
    title: 'JSON without audio is refused',
    requirement: "5006: required properties at '/' are 'audio'",
    evidence: observed('ci:59763056661; the status is assumed'),
    cost: { requests: 6 },
    run: (ai) =>
      eachRow(ai.t, MODELS, async (model) => {
        expectRefused(await ai.run(model, { json: { task: 'transcribe' } }), [400], [5006]);
        expectRefused(await ai.runNamed(model, { task: 'transcribe' }), [400], [5006]);
      }),
  }),
  check({
    id: 'errors/not-base64',
    title: 'Audio that is not Base64 is refused',
    quote: 'Invalid data | 5004 | 400 | Invalid data type for base64 input',
    requirement: '5004: invalid Base64, 400',
    evidence: page,
    cost: { requests: 2 },
    run: async (ai) => {
      const input = { audio: '*** not Base64 ***' };
      expectRefused(await ai.run(TURBO, { json: input }), [400], [5004]);
      expectRefused(await ai.runNamed(TURBO, input), [400], [5004]);
    },
  }),
  check({
    id: 'errors/turbo-needs-json',
    title: 'Turbo does not accept raw bytes',
    requirement: 'The input of turbo is an object with audio',
    evidence: documented('cloudflare-docs workers-ai-models/whisper-large-v3-turbo.json; code as for missing audio'),
    cost: { requests: 1 },
    run: async (ai) => {
      expectRefused(await ai.run(TURBO, inputOf(WHISPER)), [400], [5006, 5004, 3003]);
    },
  }),
  check({
    id: 'errors/bad-fields',
    title: 'Fields of a wrong type are refused',
    requirement: 'audio: numbers from 0 to 255; task: transcribe or translate',
    evidence: assumed('types: workers-ai-models; a missing field gets 5006'),
    cost: { requests: 6 },
    run: (ai) => {
      const audio = base64(tone());
      const rows = {
        'a byte of 256': [WHISPER, { audio: [1, 256] }],
        'a text as bytes': [WHISPER, { audio: audio.slice(0, 40) }],
        'another task': [TURBO, { audio, task: 'sing' }],
      } as const;
      return eachRow(ai.t, rows, async ([model, json]) => {
        expectRefused(await ai.run(model, { json }), [400]);
        expectRefused(await ai.runNamed(model, json), [400]);
      });
    },
  }),
  check({
    id: 'errors/broken-json',
    title: 'JSON that cannot be read is refused',
    requirement: 'A body that is declared as JSON but is not JSON gets 400',
    evidence: assumed('the code is undocumented'),
    cost: { requests: 2 },
    run: async (ai) => {
      const request = { body: '{"audio":', headers: { 'Content-Type': 'application/json' } };
      expectRefused(await ai.run(TURBO, request), [400]);
      expectRefused(await ai.t.send({ path: `/accounts/${ai.account}/ai/run`, ...request }), [400]);
    },
  }),
  check({
    id: 'errors/unknown-model',
    title: 'An unknown model is refused',
    quote: 'No such model | 5007 | 400 | No such model [...] or task',
    requirement: '5007: no such model, 400',
    evidence: page,
    cost: { requests: 2 },
    run: async (ai) => {
      expectRefused(await ai.run('@cf/openai/whisper-huge', inputOf(WHISPER)), [400, 404], [5007, 3042, 7003]);
      const named = await ai.runNamed('@cf/openai/whisper-huge', { audio: base64(tone()) });
      expectRefused(named, [400, 404], [5007, 3042, 7003]);
    },
  }),
  check({
    id: 'errors/invalid-model',
    title: 'A malformed model id is refused',
    quote: 'Invalid model ID | 3042 | 404 | The model name is invalid',
    requirement: '3042: invalid model id, 404',
    evidence: documented(`${ERRORS_PAGE}; 7003 and 7000 were seen too (alchemy-run/distilled)`),
    cost: { requests: 2 },
    run: async (ai) => {
      const codes = [3042, 5007, 7003, 7000];
      expectRefused(await ai.run('no-model', inputOf(WHISPER)), [404, 400], codes);
      expectRefused(await ai.runNamed('no-model', { audio: base64(tone()) }), [404, 400], codes);
    },
  }),
  check({
    id: 'errors/documented-pairs',
    title: 'Codes have their documented statuses',
    quote:
      'Timeout | 3007 | 408 [...] Aborted | 3008 | 408 [...] Account limited | 3036 | 429 [...] Out of capacity | 3040 | 429 [...] Account blocked | 3023 | 403 [...] Model agreement | 5016 | 403 [...] Deprecated SDK version | 5019 | 405',
    requirement: '3007, 3008: 408; 3036, 3040: 429; 3023, 3041, 5016, 5018, 5035: 403; 5019: 405',
    evidence: page,
    cost: { requests: 11 },
    run: async (ai) => {
      const rows = {
        'timed-out': [408, 3007],
        aborted: [408, 3008],
        'neurons-used': [429, 3036],
        'out-of-capacity': [429, 3040],
        'model-forbidden': [403, 5018],
        'model-private': [403, 3041],
        'model-terms': [403, 5016],
        'account-blocked': [403, 3023],
        'plan-required': [403, 5035],
        'sdk-deprecated': [405, 5019],
      } as const;
      for (const [failure, [status, code]] of Object.entries(rows)) {
        await ai.t.given({ fault: { failure, times: 1 } });
        expectRefused(await ai.run(WHISPER), [status], [code]);
      }
      await ai.heard(WHISPER);
    },
  }),
  check({
    id: 'errors/no-audio-in-it',
    title: 'Bytes that are not audio are refused, or transcribed',
    requirement: 'A recogniser cannot read garbage: 4xx',
    evidence: assumed('no page mentions it'),
    cost: { requests: 2 },
    run: async (ai) => {
      const garbage = Buffer.from('these bytes are not audio at all');
      const answers = [
        await ai.run(WHISPER, { body: garbage, headers: { 'Content-Type': 'audio/wav' } }),
        await ai.runNamed(TURBO, { audio: base64(garbage) }),
      ];
      for (const answer of answers) {
        if ((await ai.t.declared('undecodable')) === 'guess') answer.expectStatus(200);
        else expectRefused(answer, [400, 413, 415, 422]);
      }
    },
  }),
  check({
    id: 'errors/server-failure',
    title: 'A failure of the server is an empty 500 or an envelope',
    requirement: '500 with an empty body has been seen',
    evidence: observed('live probes of September 2026 of the gateway that serves it (ci:71266371469)'),
    cost: { requests: 2 },
    run: async (ai) => {
      await ai.t.given({ fault: { failure: 'internal-error-empty' } });
      const answers = [await ai.run(WHISPER), await ai.runNamed(TURBO, { audio: base64(tone()) })];
      for (const answer of answers) answer.expectStatus(500);
    },
  }),
  check({
    id: 'errors/wrong-method',
    title: 'Another method than POST is refused with 405',
    requirement: 'POST /ai/run/{model}',
    evidence: observed('405 on Stream behind the same gateway (ci:7878325546); the body is not known'),
    cost: { requests: 2 },
    run: async (ai) => {
      expectRefused(await ai.run(WHISPER, { method: 'GET' }), [405]);
      expectRefused(await ai.t.send({ method: 'DELETE', path: `/accounts/${ai.account}/ai/run` }), [405]);
    },
  }),
];
