import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, on, remembering, rows, says, text } from './mutant.ts';

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
  mutant(
    'videos-oldest-first',
    'lists',
    'lists the oldest video first',
    ['videos/list'],
    on(
      'listVideos',
      rows((all) => [...all].reverse()),
    ),
  ),
  mutant(
    'videos-in-results',
    'lists',
    'lists videos in an envelope',
    ['videos/list list-items list-odd-parameters', 'errors/trailing-slash', 'auth/scheme-case good-after-bad'],
    on('listVideos', (answer) => ({ ...answer, body: { results: (answer.body ?? []) as JsonValue } })),
  ),
  mutant(
    'listed-as-empty',
    'states',
    'lists every video as empty',
    ['videos/list-items'],
    on(
      'listVideos',
      rows((all) => all.map((video) => ('status' in video ? { ...video, status: 'empty' } : video))),
    ),
  ),
  mutant(
    'videos-nameless',
    'lists',
    'lists video names in capitals',
    ['videos/list-items'],
    on(
      'listVideos',
      rows((all) => all.map((video) => ({ ...video, name: text(video.name).toUpperCase() }))),
    ),
  ),
  mutant(
    'video-filters-ignored',
    'lists',
    'ignores filters and pages of videos',
    ['videos/list-ids list-search list-status list-user list-pages'],
    everyVideo,
  ),
  mutant(
    'video-list-empty',
    'lists',
    'lists no video',
    ['videos/list list-ids list-search list-status list-user list-fields list-items'],
    on('listVideos', says([])),
  ),
  mutant(
    'fields-ignored',
    'lists',
    'shows all members even if fields are named',
    ['videos/list-fields'],
    on(
      'listVideos',
      rows((all) => all.map((video) => ({ status: 'empty', ...video }))),
    ),
  ),
];
