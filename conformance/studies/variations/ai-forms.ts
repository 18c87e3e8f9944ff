import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { inJson } from './bodies.ts';
import { answers } from './link.ts';
import type { Variation } from './variation.ts';

/** Changes the results of transcriptions. */
const results = (change: (result: JsonObject) => JsonObject) =>
  answers(
    inJson((value) =>
      JSON.stringify(
        isJsonObject(value) && isJsonObject(value.result) && typeof value.result.text === 'string'
          ? { ...value, result: change(value.result) }
          : value,
      ),
    ),
  );

/** Members that the models' schemas do not require. */
const OPTIONAL = ['avg_logprob', 'compression_ratio', 'no_speech_prob', 'temperature'];

const segments = (result: JsonObject, change: (segments: readonly JsonObject[]) => JsonObject[]): JsonObject =>
  Array.isArray(result.segments) ? { ...result, segments: change(result.segments.filter(isJsonObject)) } : result;

const only = (id: string, statement: string, link: NonNullable<Variation['link']>): Variation => ({
  id,
  statement,
  providers: ['workers-ai'],
  link,
});

/** Variations of Workers AI. */
export const aiForms: readonly Variation[] = [
  only(
    'ai-optional-members-absent',
    'leaves out what the schemas do not require of a segment',
    results((result) =>
      segments(result, (all) =>
        all.map(
          (one) => Object.fromEntries(Object.entries(one).filter(([name]) => !OPTIONAL.includes(name))) as JsonObject,
        ),
      ),
    ),
  ),
  only(
    'ai-outer-spaces',
    'puts a space before the text, and a line break after it',
    results((result) => ({ ...result, text: ` ${result.text}\n` })),
  ),
  only(
    'ai-probabilities-tiny',
    'writes probabilities with an exponent',
    results((result) =>
      segments(result, (all) => all.map((one) => ({ ...one, no_speech_prob: 1.5e-11, avg_logprob: -2.5e-7 }))),
    ),
  ),
];
