import type { JsonValue } from '../../../src/base/json.ts';
import type { Mutant } from '../mutant.ts';
import { as, NEW_VIDEO, ONE_VIDEO, on, onEach, text } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of the answer to a new video. */
export const newVideoMutants: readonly Mutant[] = [
  mutant({
    id: 'video-as-201',
    family: 'envelope',
    statement: 'answers 201 to a new video',
    breaks: ['videos/create-wrapped', 'videos/create-flat'],
    seams: on('createVideo', as(201)),
  }),
  mutant({
    id: 'video-in-data',
    family: 'envelope',
    statement: 'wraps a new video in data',
    breaks: ['videos/create-wrapped', 'videos/create-flat'],
    seams: on('createVideo', (answer) => ({ ...answer, body: { data: (answer.body ?? null) as JsonValue } })),
  }),
  mutant({
    id: 'video-twice',
    family: 'envelope',
    statement: 'answers a new video twice',
    breaks: ['videos/create-wrapped', 'videos/create-flat'],
    seams: on('createVideo', (answer) => ({ ...answer, body: [answer.body, answer.body].flat() as JsonValue[] })),
  }),
  mutant({
    id: 'video-id-only',
    family: 'envelope',
    statement: 'answers a new video with only its id',
    breaks: ['videos/create-wrapped'],
    seams: onEach(NEW_VIDEO, ({ id = null }) => ({ id })),
  }),
  mutant({
    id: 'video-id-text',
    family: 'envelope',
    statement: 'writes the id of a video as text',
    breaks: ['videos/create-wrapped'],
    seams: onEach(NEW_VIDEO, (video) => ({ ...video, id: String(video.id) })),
  }),
  mutant({
    id: 'name-in-ascii',
    family: 'results',
    statement: 'drops letters of names',
    breaks: ['videos/repeats'],
    seams: onEach(ONE_VIDEO, (video) => ({ ...video, name: text(video.name).replace(/[^\u0020-\u007e]/g, '?') })),
  }),
  mutant({
    id: 'name-escaped',
    family: 'results',
    statement: 'answers names as HTML',
    breaks: ['videos/repeats'],
    seams: onEach(ONE_VIDEO, (video) => ({
      ...video,
      name: text(video.name).replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    })),
  }),
  mutant({
    id: 'description-lost',
    family: 'results',
    statement: 'forgets descriptions',
    breaks: ['videos/repeats', 'videos/patch'],
    seams: onEach(ONE_VIDEO, (video) => ({ ...video, description: null })),
  }),
  mutant({
    id: 'new-is-pending',
    family: 'states',
    statement: 'shows a video without a file as pending',
    breaks: ['videos/new', 'videos/upload-later'],
    seams: onEach(ONE_VIDEO, (video) => (video.status === 'empty' ? { ...video, status: 'pending' } : video)),
  }),
];
