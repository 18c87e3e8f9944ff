import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { on, remembering, rows, says, text } from './changes.ts';
import { mutant } from './mutant.ts';

const everyVideo = remembering<Map<number, JsonObject>>(
  () => new Map(),
  (answer, kept) => {
    const see = (video: JsonObject) => kept.set(Number(video.id), video);
    if (answer.rule === 'createVideo') [answer.body].flat().forEach((video) => void see(video as JsonObject));
    return answer.rule === 'listVideos' ? { ...answer, body: [...kept.values()].reverse() } : answer;
  },
);

/** Mutants of the list of videos. */
export const videoListMutants: readonly Mutant[] = [
  mutant({
    id: 'videos-oldest-first',
    family: 'lists',
    statement: 'lists the oldest video first',
    breaks: ['videos/list'],
    seams: on(
      'listVideos',
      rows((all) => [...all].reverse()),
    ),
  }),
  mutant({
    id: 'videos-in-results',
    family: 'lists',
    statement: 'lists videos in an envelope',
    breaks: [
      'videos/list',
      'videos/list-items',
      'videos/list-odd-parameters',
      'errors/trailing-slash',
      'auth/scheme-case',
      'auth/good-after-bad',
    ],
    seams: on('listVideos', (answer) => ({ ...answer, body: { results: (answer.body ?? []) as JsonValue } })),
  }),
  mutant({
    id: 'listed-as-empty',
    family: 'states',
    statement: 'lists every video as empty',
    breaks: ['videos/list-items'],
    seams: on(
      'listVideos',
      rows((all) => all.map((video) => ('status' in video ? { ...video, status: 'empty' } : video))),
    ),
  }),
  mutant({
    id: 'videos-nameless',
    family: 'lists',
    statement: 'lists video names in capitals',
    breaks: ['videos/list-items'],
    seams: on(
      'listVideos',
      rows((all) => all.map((video) => ({ ...video, name: text(video.name).toUpperCase() }))),
    ),
  }),
  mutant({
    id: 'video-filters-ignored',
    family: 'lists',
    statement: 'ignores filters and pages of videos',
    breaks: ['videos/list-ids', 'videos/list-search', 'videos/list-status', 'videos/list-user', 'videos/list-pages'],
    seams: everyVideo,
  }),
  mutant({
    id: 'video-list-empty',
    family: 'lists',
    statement: 'lists no video',
    breaks: [
      'videos/list',
      'videos/list-ids',
      'videos/list-search',
      'videos/list-status',
      'videos/list-user',
      'videos/list-fields',
      'videos/list-items',
    ],
    seams: on('listVideos', says([])),
  }),
  mutant({
    id: 'fields-ignored',
    family: 'lists',
    statement: 'shows all members even if fields are named',
    breaks: ['videos/list-fields'],
    seams: on(
      'listVideos',
      rows((all) => all.map((video) => ({ status: 'empty', ...video }))),
    ),
  }),
];
