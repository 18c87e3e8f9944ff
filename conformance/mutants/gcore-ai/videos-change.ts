import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { firstSight, mutant, on, onEach, remembering, says } from './mutant.ts';

/** Answers with what a rule showed last, when the object no longer exists. */
const undead = (rule: string, operationRules: readonly string[]) =>
  remembering<{ last?: JsonValue }>(
    () => ({}),
    (answer, kept) => {
      if (operationRules.includes(answer.rule) && isJsonObject(answer.body)) kept.last = answer.body as JsonObject;
      return answer.rule === rule && kept.last !== undefined ? { ...answer, status: 200, body: kept.last } : answer;
    },
  );

/** After an answer with one rule, other rules answer as if the object did not exist. */
const gone = (after: string, rules: readonly string[]) =>
  remembering<{ seen?: boolean }>(
    () => ({}),
    (answer, kept) => {
      if (answer.rule === after) kept.seen = true;
      const hit = kept.seen && rules.includes(answer.rule);
      return hit ? { ...answer, status: 404, body: { status: 404, error: 'Not Found.' } } : answer;
    },
  );

/** Mutants of changing and deleting videos. */
export const videoChangeMutants: readonly Mutant[] = [
  mutant(
    'video-404-as-204',
    'errors',
    'answers nothing for an unknown video',
    ['videos/unknown of-another-account delete'],
    on('not-found', (answer) => ({ ...answer, status: 204, body: undefined })),
  ),
  mutant(
    'patch-does-nothing',
    'effects',
    'confirms a change of a video, but does not store it',
    ['videos/patch'],
    firstSight('getVideo', (first) => first),
  ),
  mutant(
    'patch-answers-old',
    'effects',
    'answers a change with the video before',
    ['videos/patch patch-partial'],
    onEach(['updateVideo'], (video) => ({ ...video, name: 'Old', description: 'old', directory_id: null })),
  ),
  mutant(
    'patch-resets',
    'effects',
    'resets fields that a change does not name',
    ['videos/patch'],
    firstSight('getVideo', (first, now) =>
      now.updated_at === first.updated_at ? now : { ...now, client_user_id: null },
    ),
  ),
  mutant(
    'delete-as-200',
    'envelope',
    'answers 200 to a deletion',
    ['videos/delete delete-one-only'],
    on('deleteVideo', says({}, 200)),
  ),
  mutant(
    'delete-does-nothing',
    'effects',
    'confirms a deletion, but keeps the video',
    ['videos/delete'],
    undead('not-found', ['getVideo', 'createVideo', 'createSubtitle']),
  ),
  mutant(
    'delete-deletes-all',
    'isolation',
    'deletes every video',
    ['videos/delete-one-only'],
    gone('deleteVideo', ['getVideo']),
  ),
];
