import type { JsonValue } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { as, mutant, NEW_VIDEO, ONE_VIDEO, on, onEach, text } from './mutant.ts';

/** Mutants of the answer to a new video. */
export const newVideoMutants: readonly Mutant[] = [
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
    onEach(NEW_VIDEO, ({ id = null }) => ({ id })),
  ),
  mutant(
    'video-id-text',
    'envelope',
    'writes the id of a video as text',
    ['videos/create-wrapped'],
    onEach(NEW_VIDEO, (video) => ({ ...video, id: String(video.id) })),
  ),
  mutant(
    'name-in-ascii',
    'results',
    'drops letters of names',
    ['videos/repeats'],
    onEach(ONE_VIDEO, (video) => ({ ...video, name: text(video.name).replace(/[^\u0020-\u007e]/g, '?') })),
  ),
  mutant(
    'name-escaped',
    'results',
    'answers names as HTML',
    ['videos/repeats'],
    onEach(ONE_VIDEO, (video) => ({
      ...video,
      name: text(video.name).replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    })),
  ),
  mutant(
    'description-lost',
    'results',
    'forgets descriptions',
    ['videos/repeats patch'],
    onEach(ONE_VIDEO, (video) => ({ ...video, description: null })),
  ),
  mutant(
    'new-is-pending',
    'states',
    'shows a video without a file as pending',
    ['videos/new upload-later'],
    onEach(ONE_VIDEO, (video) => (video.status === 'empty' ? { ...video, status: 'pending' } : video)),
  ),
];
