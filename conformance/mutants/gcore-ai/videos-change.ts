import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { firstSight, on, onEach, remembering, says } from './changes.ts';
import { mutant } from './mutant.ts';

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
  mutant({
    id: 'video-404-as-204',
    family: 'errors',
    statement: 'answers nothing for an unknown video',
    breaks: ['videos/unknown', 'videos/of-another-account', 'videos/delete'],
    seams: on('not-found', (answer) => ({ ...answer, status: 204, body: undefined })),
  }),
  mutant({
    id: 'patch-does-nothing',
    family: 'effects',
    statement: 'confirms a change of a video, but does not store it',
    breaks: ['videos/patch'],
    seams: firstSight('getVideo', (first) => first),
  }),
  mutant({
    id: 'patch-answers-old',
    family: 'effects',
    statement: 'answers a change with the video before',
    breaks: ['videos/patch', 'videos/patch-partial'],
    seams: onEach(['updateVideo'], (video) => ({ ...video, name: 'Old', description: 'old', directory_id: null })),
  }),
  mutant({
    id: 'patch-resets',
    family: 'effects',
    statement: 'resets fields that a change does not name',
    breaks: ['videos/patch'],
    seams: firstSight('getVideo', (first, now) =>
      now.updated_at === first.updated_at ? now : { ...now, client_user_id: null },
    ),
  }),
  mutant({
    id: 'delete-as-200',
    family: 'envelope',
    statement: 'answers 200 to a deletion',
    breaks: ['videos/delete', 'videos/delete-one-only'],
    seams: on('deleteVideo', says({}, 200)),
  }),
  mutant({
    id: 'delete-does-nothing',
    family: 'effects',
    statement: 'confirms a deletion, but keeps the video',
    breaks: ['videos/delete'],
    seams: undead('not-found', ['getVideo', 'createVideo', 'createSubtitle']),
  }),
  mutant({
    id: 'delete-deletes-all',
    family: 'isolation',
    statement: 'deletes every video',
    breaks: ['videos/delete-one-only'],
    seams: gone('deleteVideo', ['getVideo']),
  }),
];
