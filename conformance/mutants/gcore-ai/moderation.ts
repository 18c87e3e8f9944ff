import type { JsonObject } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { onResult, remembering } from './changes.ts';
import { mutant } from './mutant.ts';

const FLAGS = ['nsfw_detected', 'nudity_detected', 'sport_detected'];

const found = (change: (result: JsonObject) => JsonObject) =>
  onResult((result) => (Array.isArray(result.frames) ? change(result) : result));

const frames = (change: (frame: JsonObject) => JsonObject) =>
  found((result) => ({ ...result, frames: (result.frames as JsonObject[]).map(change) }));

const ALL = ['moderation/nsfw', 'moderation/hard-nudity', 'moderation/soft-nudity', 'moderation/sport'] as const;

/** Mutants of the results of moderation. */
export const moderationMutants: readonly Mutant[] = [
  mutant({
    id: 'flag-renamed',
    family: 'results',
    statement: 'calls the flag detected',
    breaks: ALL,
    seams: found((result) =>
      Object.fromEntries(
        Object.entries(result).map(([name, value]) => [FLAGS.includes(name) ? 'detected' : name, value]),
      ),
    ),
  }),
  mutant({
    id: 'flag-inverted',
    family: 'results',
    statement: 'inverts the flag for found content',
    breaks: [...ALL, 'moderation/found', 'moderation/nothing-found'],
    seams: found((result) =>
      Object.fromEntries(Object.entries(result).map(([name, value]) => [name, FLAGS.includes(name) ? !value : value])),
    ),
  }),
  mutant({
    id: 'found-everywhere',
    family: 'results',
    statement: 'finds something in everything',
    breaks: ['moderation/nothing-found'],
    seams: found((result) =>
      'nsfw_detected' in result
        ? {
            nsfw_detected: true,
            detection_results: ['nsfw'],
            frames: [{ label: 'nsfw', frame_number: 1, confidence: 0.9 }],
          }
        : result,
    ),
  }),
  mutant({
    id: 'frames-missing',
    family: 'results',
    statement: 'names labels without frames',
    breaks: ['moderation/found', 'moderation/stopped'],
    seams: found((result) => ({ ...result, frames: [] })),
  }),
  mutant({
    id: 'frame-number-hyphen',
    family: 'results',
    statement: 'writes frame-number as until 2026',
    breaks: [...ALL, 'moderation/found'],
    seams: frames(({ frame_number: number = 0, ...frame }) => ({ ...frame, 'frame-number': number })),
  }),
  mutant({
    id: 'confidence-in-percent',
    family: 'results',
    statement: 'writes confidence in percent',
    breaks: [...ALL, 'moderation/found'],
    seams: frames((frame) => ({ ...frame, confidence: Number(frame.confidence) * 100 })),
  }),
  mutant({
    id: 'confidence-too-low',
    family: 'results',
    statement: 'reports labels below the threshold',
    breaks: ['moderation/nsfw-threshold'],
    seams: frames((frame) => ({ ...frame, confidence: Number(frame.confidence) / 2 })),
  }),
  mutant({
    id: 'label-lost',
    family: 'results',
    statement: 'reports one label fewer',
    breaks: ['moderation/found', 'moderation/stopped'],
    seams: found((result) => ({ ...result, detection_results: (result.detection_results as string[]).slice(1) })),
  }),
  mutant({
    id: 'stop-ignored',
    family: 'results',
    statement: 'goes on after a stop object',
    breaks: ['moderation/stopped'],
    seams: remembering<{ most?: JsonObject }>(
      () => ({}),
      (answer, kept) => {
        const { result, ...task } = answer.body as JsonObject;
        const labels = (result as JsonObject | null)?.detection_results;
        if (answer.rule !== 'getTask' || !Array.isArray(labels) || labels.length === 0) return answer;
        kept.most ??= result as JsonObject;
        return { ...answer, body: { ...task, result: kept.most } };
      },
    ),
  }),
];
