import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, onResult, remembering } from './mutant.ts';

const FLAGS = ['nsfw_detected', 'nudity_detected', 'sport_detected'];

const found = (change: (result: JsonObject) => JsonObject) =>
  onResult((result) => (Array.isArray(result.frames) ? change(result) : result));

const frames = (change: (frame: JsonObject) => JsonObject) =>
  found((result) => ({ ...result, frames: (result.frames as JsonObject[]).map(change) }));

const ALL = 'moderation/nsfw hard-nudity soft-nudity sport';

/** Mutants of the results of moderation. */
export const moderationMutants: readonly Mutant[] = [
  mutant(
    'flag-renamed',
    'results',
    'calls the flag detected',
    [ALL],
    found((result) =>
      Object.fromEntries(
        Object.entries(result).map(([name, value]) => [FLAGS.includes(name) ? 'detected' : name, value]),
      ),
    ),
  ),
  mutant(
    'flag-inverted',
    'results',
    'inverts the flag for found content',
    [ALL, 'moderation/found nothing-found'],
    found((result) =>
      Object.fromEntries(Object.entries(result).map(([name, value]) => [name, FLAGS.includes(name) ? !value : value])),
    ),
  ),
  mutant(
    'found-everywhere',
    'results',
    'finds something in everything',
    ['moderation/nothing-found'],
    found((result) =>
      'nsfw_detected' in result
        ? {
            nsfw_detected: true,
            detection_results: ['nsfw'],
            frames: [{ label: 'nsfw', frame_number: 1, confidence: 0.9 }],
          }
        : result,
    ),
  ),
  mutant(
    'frames-missing',
    'results',
    'names labels without frames',
    ['moderation/found stopped'],
    found((result) => ({ ...result, frames: [] })),
  ),
  mutant(
    'frame-number-hyphen',
    'results',
    'writes frame-number as until 2026',
    [ALL, 'moderation/found'],
    frames(({ frame_number: number = 0, ...frame }) => ({ ...frame, 'frame-number': number })),
  ),
  mutant(
    'confidence-in-percent',
    'results',
    'writes confidence in percent',
    [ALL, 'moderation/found'],
    frames((frame) => ({ ...frame, confidence: Number(frame.confidence) * 100 })),
  ),
  mutant(
    'confidence-too-low',
    'results',
    'reports labels below the threshold',
    ['moderation/nsfw-threshold'],
    frames((frame) => ({ ...frame, confidence: Number(frame.confidence) / 2 })),
  ),
  mutant(
    'label-lost',
    'results',
    'reports one label fewer',
    ['moderation/found stopped'],
    found((result) => ({ ...result, detection_results: (result.detection_results as string[]).slice(1) })),
  ),
  mutant(
    'stop-ignored',
    'results',
    'goes on after a stop object',
    ['moderation/stopped'],
    remembering<{ most?: JsonObject }>(
      () => ({}),
      (answer, kept) => {
        const { result, ...task } = answer.body as JsonObject;
        const labels = (result as JsonObject | null)?.detection_results;
        if (answer.rule !== 'getTask' || !Array.isArray(labels) || labels.length === 0) return answer;
        kept.most ??= result as JsonObject;
        return { ...answer, body: { ...task, result: kept.most } };
      },
    ),
  ),
];
