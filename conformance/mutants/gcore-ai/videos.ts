import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, firstSight, mutant, on, onEach, remembering, rows, says, text, within } from './mutant.ts';

const NEW = ['createVideo'];
const ONE = ['getVideo', 'updateVideo'];

const renditions = (change: (one: JsonObject, at: number) => JsonObject): Mutant['seams'] =>
  onEach([...ONE, ...NEW], (video) => ({
    ...video,
    converted_videos: ((video.converted_videos ?? []) as JsonObject[]).map(change),
  }));

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

const everyVideo = remembering<Map<number, JsonObject>>(
  () => new Map(),
  (answer, kept) => {
    const see = (video: JsonObject) => kept.set(Number(video.id), video);
    if (answer.rule === 'createVideo') [answer.body].flat().forEach((video) => void see(video as JsonObject));
    return answer.rule === 'listVideos' ? { ...answer, body: [...kept.values()].reverse() } : answer;
  },
);

/** Mutants of videos. */
export const videoMutants: readonly Mutant[] = [
  mutant(
    'video-as-201',
    'envelope',
    'answers 201 to a new video',
    ['videos/create-wrapped create-flat'],
    on('createVideo', as(201)),
  ),
  mutant(
    'video-in-data',
    'envelope',
    'wraps a new video in data',
    ['videos/create-wrapped create-flat'],
    on('createVideo', (answer) => ({ ...answer, body: { data: (answer.body ?? null) as JsonValue } })),
  ),
  mutant(
    'video-twice',
    'envelope',
    'answers a new video twice',
    ['videos/create-wrapped create-flat'],
    on('createVideo', (answer) => ({ ...answer, body: [answer.body, answer.body].flat() as JsonValue[] })),
  ),
  mutant(
    'video-id-only',
    'envelope',
    'answers a new video with only its id',
    ['videos/create-wrapped'],
    onEach(NEW, ({ id = null }) => ({ id })),
  ),
  mutant(
    'video-id-text',
    'envelope',
    'writes the id of a video as text',
    ['videos/create-wrapped'],
    onEach(NEW, (video) => ({ ...video, id: String(video.id) })),
  ),
  mutant(
    'name-in-ascii',
    'results',
    'drops letters of names',
    ['videos/repeats'],
    onEach(ONE, (video) => ({ ...video, name: text(video.name).replace(/[^\u0020-\u007e]/g, '?') })),
  ),
  mutant(
    'name-escaped',
    'results',
    'answers names as HTML',
    ['videos/repeats'],
    onEach(ONE, (video) => ({ ...video, name: text(video.name).replaceAll('&', '&amp;').replaceAll('<', '&lt;') })),
  ),
  mutant(
    'description-lost',
    'results',
    'forgets descriptions',
    ['videos/repeats patch'],
    onEach(ONE, (video) => ({ ...video, description: null })),
  ),
  mutant(
    'new-is-pending',
    'states',
    'shows a video without a file as pending',
    ['videos/new upload-later'],
    onEach(ONE, (video) => (video.status === 'empty' ? { ...video, status: 'pending' } : video)),
  ),
  mutant(
    'address-of-another',
    'results',
    'gives addresses with another slug',
    ['videos/new'],
    onEach(ONE, (video) => ({ ...video, hls_url: text(video.hls_url).replace(/_[^/]+/, '_xxxxxxxxxxxxxxxx') })),
  ),
  mutant(
    'address-without-host',
    'results',
    'gives addresses without a host',
    ['videos/new'],
    onEach(ONE, (video) => ({ ...video, hls_url: text(video.hls_url).replace(/^https:\/\/[^/]+/, '') })),
  ),
  mutant(
    'created-in-1970',
    'results',
    'reports creation in 1970',
    ['videos/new'],
    onEach(ONE, (video) => ({ ...video, created_at: '1970-01-01T00:00:00.000Z' })),
  ),
  mutant(
    'slug-shared',
    'isolation',
    'gives every video one slug',
    ['videos/own-id'],
    onEach([...NEW, ...ONE], (video) => ({ ...video, slug: 'xxxxxxxxxxxxxxxx' })),
  ),
  mutant(
    'upload-without-token',
    'envelope',
    'sends no token for uploads',
    ['videos/upload'],
    on(
      'getVideoUpload',
      body((all) => without(all, 'token')),
    ),
  ),
  mutant(
    'upload-of-another',
    'isolation',
    'sends the upload address of another video',
    ['videos/upload'],
    on(
      'getVideoUpload',
      body((all) => within(all, 'video', (video) => ({ ...video, id: 1 }))),
    ),
  ),
  mutant(
    'name-blank-as-400',
    'errors',
    'refuses a blank name with 400',
    ['videos/name-required name-kept batch-refused'],
    on('name-blank', as(400)),
  ),
  mutant(
    'name-blank-as-text',
    'errors',
    'refuses a blank name with a single text',
    ['videos/name-required name-kept'],
    on('name-blank', says({ status: 422, error: "name can't be blank" })),
  ),
  mutant(
    'name-blank-other-text',
    'errors',
    'words the refusal of a blank name differently',
    ['videos/name-required name-kept'],
    on('name-blank', says({ errors: { name: ['is required'] } })),
  ),
  mutant(
    'refused-but-listed',
    'effects',
    'creates a video even if it refuses its name',
    ['videos/refusals-make-nothing'],
    remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'name-blank') kept.refused = true;
        const ghost = { id: 1, name: '', status: 'empty' };
        return answer.rule === 'listVideos' && kept.refused === true
          ? { ...answer, body: [ghost, ...((answer.body ?? []) as JsonObject[])] }
          : answer;
      },
    ),
  ),
  mutant(
    'refused-but-changed',
    'effects',
    'refuses a blank name, but stores the other fields',
    ['videos/name-kept'],
    remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'name-blank') kept.refused = true;
        return answer.rule === 'getVideo' && kept.refused === true
          ? body((video) => ({ ...video, priority: 4 }))(answer)
          : answer;
      },
    ),
  ),
  mutant(
    'fields-as-400',
    'errors',
    'refuses fields of a video with 400',
    ['videos/priority wrong-types unknown-language'],
    on(['priority-range', 'video-field-invalid', 'language-unknown'], as(400)),
  ),
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
  mutant(
    'batch-upside-down',
    'envelope',
    'answers a batch in the opposite order',
    ['videos/batch'],
    on(
      'createVideos',
      rows((all) => [...all].reverse()),
    ),
  ),
  mutant(
    'batch-in-part',
    'effects',
    'creates only one video of a batch',
    ['videos/batch'],
    on(
      'createVideos',
      rows((all) => all.slice(0, 1)),
    ),
  ),
  mutant(
    'batch-too-many-as-500',
    'errors',
    'fails on odd batches',
    ['videos/batch-too-many batch-odd'],
    on('bad-request', as(500)),
  ),
  mutant(
    'bad-request-without-status',
    'errors',
    'leaves the status out of a 400',
    ['videos/batch-odd', 'errors/not-json'],
    on(
      'bad-request',
      body((all) => without(all, 'status')),
    ),
  ),

  mutant(
    'video-goes-back',
    'states',
    'moves a viewable video back',
    ['video-life/statuses'],
    onEach(ONE, (video) => (video.status === 'viewable' ? { ...video, status: 'empty' } : video)),
  ),
  mutant('video-error', 'states', 'ends in error', ['video-life/statuses'], () => ({
    nextState: ({ to }) => (to === 'ready' ? 'error' : to),
  })),
  mutant(
    'rendition-without-size',
    'results',
    'sends no sizes',
    ['video-life/renditions'],
    renditions((one) => ({ ...one, size: null })),
  ),
  mutant(
    'rendition-processing',
    'states',
    'never completes a version',
    ['video-life/renditions'],
    renditions((one) => ({ ...one, status: 'processing' })),
  ),
  mutant(
    'rendition-falls',
    'states',
    'lowers the progress of a version',
    ['video-life/progress renditions'],
    renditions((one) => ({ ...one, progress: 100 - Number(one.progress) })),
  ),
  mutant(
    'mp4-missing',
    'results',
    'sends no addresses of MP4 files',
    ['video-life/mp4'],
    renditions((one) => without(one, 'mp4_url')),
  ),
  mutant(
    'mp4-of-another',
    'results',
    'gives addresses of another video',
    ['video-life/mp4'],
    renditions((one) => ({ ...one, mp4_url: 'https://1.gvideo.io/videos/1_x/a.mp4' })),
  ),
  mutant(
    'duration-in-seconds',
    'results',
    'reports the length in seconds',
    ['video-life/duration'],
    onEach(ONE, (video) =>
      typeof video.duration === 'number' ? { ...video, duration: Math.round(video.duration / 1000) } : video,
    ),
  ),
  mutant(
    'bad-source-is-error',
    'states',
    'shows a video with a bad source as error',
    ['video-life/bad-source'],
    onEach(ONE, (video) => (video.error ? { ...video, status: 'error' } : video)),
  ),
  mutant(
    'bad-source-silent',
    'states',
    'leaves out what is wrong with a source',
    ['video-life/bad-source'],
    onEach(ONE, (video) => ({ ...video, error: null })),
  ),
];
