import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { onAnswer, without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { accepting, aiMutant, listOf, onResult, withCode, withStatus } from './mutant.ts';

const ALL = ['requests/binary', 'requests/array', 'requests/base64'];

/** Changes results. */
const results = (change: (result: JsonObject) => JsonObject): Partial<Seams> =>
  onResult([], (result) => (isJsonObject(result) ? change(result) : result));

/** Changes every word, at the top and in segments. */
const words = (change: (word: JsonObject) => JsonObject): Partial<Seams> => {
  const list = (value: JsonValue | undefined): JsonValue =>
    listOf(value ?? []).map((word) => (isJsonObject(word) ? change(word) : word));
  return results((result) => ({
    ...result,
    ...(result.words === undefined ? {} : { words: list(result.words) }),
    ...(result.segments === undefined
      ? {}
      : {
          segments: listOf(result.segments).map((segment) =>
            isJsonObject(segment) ? { ...segment, words: list(segment.words) } : segment,
          ),
        }),
  }));
};

const isTurbo = (result: JsonObject): boolean => result.segments !== undefined;

/** Changes the facts about the audio. */
const info = (change: JsonObject): Partial<Seams> =>
  results((result) =>
    isJsonObject(result.transcription_info)
      ? { ...result, transcription_info: { ...result.transcription_info, ...change } }
      : result,
  );

/** Refuses one kind of result. */
const refusing = (which: (result: JsonObject) => boolean): Partial<Seams> => ({
  answer: (answer) => {
    const result = isJsonObject(answer.body) ? answer.body.result : null;
    if (answer.status !== 200 || !isJsonObject(result) || !which(result)) return answer;
    const errors = [{ code: 3040, message: 'no' }];
    return { ...answer, status: 429, body: { result: {}, success: false, errors, messages: [] } };
  },
});

const counting =
  (change: (honest: Seams['windowUse']) => Seams['windowUse']): Mutant['seams'] =>
  (honest) => ({ windowUse: change(honest.windowUse) });

const permitting =
  (change: (honest: Seams['permits']) => Seams['permits']): Mutant['seams'] =>
  (honest) => ({ permits: change(honest.permits) });

/** Mutants of Workers AI. */
export const aiMutants: readonly Mutant[] = [
  aiMutant('result-bare', 'envelope', 'answers without an envelope', [...ALL, 'results/classic-fields'], () =>
    onAnswer({ status: 200 }, (answer) =>
      isJsonObject(answer.body) ? { ...answer, body: answer.body.result } : answer,
    ),
  ),
  aiMutant(
    'text-null',
    'envelope',
    'answers null for text',
    ['requests/container', 'results/classic-fields', 'requests/any-type'],
    () => results((result) => ({ ...result, text: null })),
  ),
  aiMutant(
    'classic-down',
    'effects',
    'refuses the whisper models',
    ['requests/binary', 'requests/array', 'requests/any-type', 'requests/encoded-path', 'requests/container'],
    () => refusing((result) => !isTurbo(result)),
  ),
  aiMutant(
    'turbo-down',
    'effects',
    'refuses turbo',
    ['requests/base64', 'requests/turbo-settings', 'requests/model-in-body'],
    () => refusing(isTurbo),
  ),
  aiMutant('words-missing', 'results', 'leaves words out', ['results/classic-fields'], () =>
    results((result) => without(result, 'words')),
  ),
  aiMutant('segments-missing', 'results', 'leaves segments out', ['results/turbo-fields'], () =>
    results((result) => without(result, 'segments')),
  ),
  aiMutant('turbo-words-top', 'results', "puts turbo's words at the top too", ['results/turbo-fields'], () =>
    results((result) => (isTurbo(result) ? { ...result, words: [] } : result)),
  ),
  aiMutant(
    'times-milliseconds',
    'results',
    'writes times in milliseconds',
    ['results/times', 'results/segments-agree'],
    () => words((word) => ({ ...word, start: Number(word.start) * 1000, end: Number(word.end) * 1000 })),
  ),
  aiMutant('times-backwards', 'results', 'swaps start and end', ['results/times'], () =>
    words((word) => ({ ...word, start: word.end ?? 0, end: word.start ?? 0 })),
  ),
  aiMutant('count-off', 'results', 'counts one word too many', ['results/word-count'], () =>
    results((result) => ({ ...result, word_count: Number(result.word_count) + 1 })),
  ),
  aiMutant('text-differs', 'results', 'has more in text than in words', ['results/agree'], () =>
    results((result) => ({ ...result, text: `${result.text} more` })),
  ),
  aiMutant(
    'vtt-shifted',
    'results',
    'shifts the times of vtt by a millisecond',
    ['results/turbo-vtt-times', 'results/classic-vtt-times'],
    () =>
      results((result) => ({
        ...result,
        vtt: String(result.vtt).replace(
          /\.(\d{3})/g,
          (_, ms) => `.${String((Number(ms) + 1) % 1000).padStart(3, '0')}`,
        ),
      })),
  ),
  aiMutant('language-ignored', 'results', 'transcribes as English in every language', ['results/turbo-info'], () =>
    info({ language: 'en' }),
  ),
  aiMutant('probability-percent', 'results', 'writes probabilities in percent', ['results/turbo-info'], () =>
    info({ language_probability: 98 }),
  ),
  aiMutant(
    'silence-longer',
    'results',
    'reports more seconds without silence than in total',
    ['results/turbo-info'],
    () => info({ duration_after_vad: 60 }),
  ),
  aiMutant('vtt-differs', 'results', 'has less in vtt than in words', ['results/agree', 'results/turbo-vtt'], () =>
    results((result) => ({ ...result, vtt: 'WEBVTT\n\n' })),
  ),
  aiMutant(
    'words-lost',
    'results',
    'loses the last word of each segment',
    ['results/segments-agree', 'results/agree'],
    () =>
      results((result) => ({
        ...result,
        segments: listOf(result.segments ?? []).map((segment) =>
          isJsonObject(segment) ? { ...segment, words: listOf(segment.words ?? []).slice(0, -1) } : segment,
        ),
      })),
  ),
  aiMutant('space-dropped', 'results', "drops the space before turbo's words", ['results/turbo-words'], () =>
    words((word) => ({ ...word, word: String(word.word).trim() })),
  ),
  aiMutant('vtt-hours', 'results', "writes hours into turbo's vtt", ['results/turbo-vtt'], () =>
    results((result) => ({ ...result, vtt: String(result.vtt).replace(/\d\d:\d\d\.\d{3}/g, (time) => `00:${time}`) })),
  ),
  aiMutant('language-lost', 'results', 'reports another language', ['results/turbo-info'], () =>
    results((result) => ({
      ...result,
      ...(isJsonObject(result.transcription_info)
        ? { transcription_info: { ...result.transcription_info, language: 'xx' } }
        : {}),
    })),
  ),
  aiMutant(
    'refusal-in-200',
    'errors',
    'answers refusals with 200',
    [
      'errors/no-body',
      'errors/no-audio',
      'errors/not-base64',
      'errors/bad-fields',
      'errors/broken-json',
      'gateway/no-credential',
    ],
    () => ({
      answer: (answer) => (answer.status >= 400 ? { ...answer, status: 200 } : answer),
    }),
  ),
  aiMutant('no-body-fails', 'errors', 'fails without a body', ['errors/no-body'], () =>
    withStatus({ rule: 'input-missing' }, 500),
  ),
  aiMutant(
    'no-audio-other-code',
    'errors',
    'refuses a missing field with 5005',
    ['errors/no-audio', 'errors/turbo-needs-json'],
    () => withCode({ rule: 'audio-missing' }, 5005),
  ),
  aiMutant('any-base64', 'effects', 'accepts a text that is not Base64', ['errors/not-base64'], () =>
    accepting({ rule: 'audio-not-base64' }, { text: '' }),
  ),
  aiMutant('any-json', 'effects', 'accepts a body that is not JSON', ['errors/broken-json'], () =>
    accepting({ rule: 'input-unreadable' }, { text: '' }),
  ),
  aiMutant('any-field', 'effects', 'accepts fields of any type', ['errors/bad-fields'], () =>
    accepting({ rule: 'field-invalid' }, { text: '' }),
  ),
  aiMutant('model-unknown-fails', 'errors', 'fails on unknown models', ['errors/unknown-model'], () =>
    withStatus({ rule: 'model-unknown' }, 500),
  ),
  aiMutant('model-invalid-taken', 'effects', 'runs a model id that is malformed', ['errors/invalid-model'], () =>
    accepting({ rule: 'model-invalid' }, { text: '' }),
  ),
  aiMutant('busy-as-503', 'errors', 'refuses with 503 when it is busy', ['errors/documented-pairs'], () =>
    withStatus({ rule: 'out-of-capacity' }, 503),
  ),
  aiMutant('bad-token-as-404', 'keys', 'answers 404 to a bad token', ['gateway/bad-token'], () => ({
    answer: (answer) => (answer.rule.startsWith('token-invalid') ? { ...answer, status: 404 } : answer),
  })),
  aiMutant('anything-heard', 'effects', 'transcribes bytes that are not audio', ['errors/no-audio-in-it'], () =>
    accepting({ rule: 'audio-undecodable' }, { text: '' }),
  ),
  aiMutant('failure-as-200', 'errors', 'answers its failures with 200', ['errors/server-failure'], () =>
    withStatus({ rule: 'internal-error-empty' }, 200),
  ),
  aiMutant('method-as-404', 'errors', 'answers 404 for wrong methods', ['errors/wrong-method'], () =>
    withStatus({ rule: 'method-unknown' }, 404),
  ),
  aiMutant(
    'malformed-as-missing',
    'keys',
    'treats a malformed credential as a missing one',
    ['gateway/malformed'],
    () => withCode({ rule: 'authorization-malformed' }, 9106),
  ),
  aiMutant('bad-key-other-code', 'keys', 'refuses unknown keys with 10000', ['gateway/unknown-key'], () =>
    withCode({ rule: 'key-unknown' }, 10000),
  ),
  aiMutant(
    'grant-ignored',
    'keys',
    'lets a token without grants act on any account',
    ['gateway/no-grant', 'gateway/other-account'],
    permitting((honest) => (scope, permission, about) => scope === 'none' || honest(scope, permission, about)),
  ),
  aiMutant(
    'read-useless',
    'keys',
    'refuses read-only tokens',
    ['gateway/no-grant'],
    permitting((honest) => (scope, permission, about) => scope !== 'read' && honest(scope, permission, about)),
  ),
  aiMutant('route-as-400', 'errors', 'refuses bad account ids as bad requests', ['gateway/account-id'], () => ({
    answer: (answer, about) =>
      answer.rule.startsWith('route-unknown') ? (withCode({}, 10005).answer?.(answer, about) ?? answer) : answer,
  })),
  aiMutant(
    'window-one-more',
    'rate-limit',
    'lets one request too many through',
    ['rate-limit/a-minute'],
    counting(
      (honest) => (state, rule, now, about) => honest(state, { ...rule, requests: rule.requests + 1 }, now, about),
    ),
  ),
  aiMutant(
    'window-never-opens',
    'rate-limit',
    'never opens a window again',
    ['rate-limit/a-minute'],
    counting((honest) => (state, rule, now, about) => honest(state, rule, Math.min(now, state.openedAt ?? now), about)),
  ),
];
