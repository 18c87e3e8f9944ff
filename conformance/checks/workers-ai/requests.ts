import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { affordable, eachRow } from '../rows.ts';
import { tinyVideo } from '../tiny-video.ts';
import { base64, inputOf, MODELS_PAGE, resultOf, TINY, TURBO, tone, WHISPER } from './support/ai.ts';
import { check } from './support/check.ts';

const page = documented(MODELS_PAGE);

const TYPES = { curl: 'application/x-www-form-urlencoded', WAV: 'audio/wav', MP4: 'video/mp4' };

/** The forms in which audio is sent. */
export const requestChecks = [
  check({
    id: 'requests/binary',
    title: 'Whisper accepts the bytes of a file',
    quote: '{ "type": "string", "format": "binary" }',
    requirement: 'curl --data-binary: the raw file as the body',
    evidence: page,
    cost: { requests: 2 },
    run: (ai) =>
      eachRow(ai.t, affordable(ai.t, { whisper: WHISPER, 'whisper-tiny-en': TINY }, 1), async (model) => {
        await ai.heard(model, { body: tone(), headers: { 'Content-Type': 'application/octet-stream' } });
      }),
  }),
  check({
    id: 'requests/any-type',
    title: 'The content type of raw bytes does not matter',
    requirement: 'Any content type but JSON counts as bytes',
    evidence: assumed('curl --data-binary in the docs declares form-urlencoded; other types are not mentioned'),
    cost: { requests: 3 },
    run: (ai) =>
      eachRow(ai.t, affordable(ai.t, TYPES, 1), async (type) => {
        await ai.heard(WHISPER, { body: tone(), headers: { 'Content-Type': type } });
      }),
  }),
  check({
    id: 'requests/array',
    title: 'Whisper accepts every byte as a number in JSON',
    quote: '"audio": { "type": "array", "items": { "type": "number", "minimum": 0, "maximum": 255 } }',
    requirement: '{"audio": [0..255, ...]}',
    evidence: page,
    cost: { requests: 2 },
    run: (ai) =>
      eachRow(ai.t, affordable(ai.t, { whisper: WHISPER, 'whisper-tiny-en': TINY }, 1), async (model) => {
        await ai.heard(model, { json: { audio: [...tone()] } });
      }),
  }),
  check({
    id: 'requests/base64',
    title: 'Turbo accepts Base64 in JSON',
    requirement: '{"audio": "<Base64>"}',
    evidence: page,
    cost: { requests: 1 },
    run: (ai) => ai.heard(TURBO, { json: { audio: base64(tone()) } }),
  }),
  check({
    id: 'requests/turbo-settings',
    title: 'Turbo accepts its settings',
    requirement: 'task, language, vad_filter, initial_prompt, prefix and the newer thresholds',
    evidence: documented(`${MODELS_PAGE}; newer ones: @cloudflare/workers-types 5.20261117.1`),
    cost: { requests: 3 },
    run: (ai) => {
      const audio = base64(tone());
      const rows = {
        documented: { task: 'transcribe', language: 'de', vad_filter: true, initial_prompt: 'Hello', prefix: 'So' },
        newer: { beam_size: 5, condition_on_previous_text: false, no_speech_threshold: 0.6, log_prob_threshold: -1 },
        translation: { task: 'translate', language: 'fr' },
      };
      return eachRow(ai.t, affordable(ai.t, rows, 1), async (settings) => {
        await ai.heard(TURBO, { json: { audio, ...settings } });
      });
    },
  }),
  check({
    id: 'requests/encoded-path',
    title: 'The model may be percent-encoded in the path',
    requirement: 'run/@cf/openai/whisper by curl, run/@cf%2Fopenai%2Fwhisper by the npm SDK',
    evidence: observed('captured from cloudflare npm 7.3.0'),
    cost: { requests: 3 },
    run: (ai) => {
      const rows = { raw: WHISPER, 'slashes encoded': '@cf%2Fopenai%2Fwhisper', encoded: '%40cf%2Fopenai%2Fwhisper' };
      return eachRow(ai.t, affordable(ai.t, rows, 2), async (path) => {
        await ai.heard(path, inputOf(WHISPER));
      });
    },
  }),
  check({
    id: 'requests/model-in-body',
    title: 'The model may be named in the body',
    requirement: 'POST /ai/run with {model, input}',
    evidence: documented('official OpenAPI: POST /accounts/{account_id}/ai/run'),
    cost: { requests: 1 },
    run: async (ai) => {
      const path = `/accounts/${ai.account}/ai/run`;
      const answer = await ai.t.send({ path, json: { model: TURBO, input: { audio: base64(tone()) } } });
      resultOf(answer, TURBO);
    },
  }),
  check({
    id: 'requests/container',
    title: 'A video file is transcribed',
    requirement: 'Containers with an audio track are accepted as bytes',
    evidence: observed('whisper accepted WebM with Opus (ci:67571528900)'),
    cost: { requests: 1 },
    run: async (ai) => {
      const { answer, result } = await ai.heard(WHISPER, { body: tinyVideo, headers: { 'Content-Type': 'video/mp4' } });
      answer.verify(typeof result.text === 'string', 'a text', show(result));
    },
  }),
];
