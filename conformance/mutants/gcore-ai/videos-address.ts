import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { body, NEW_VIDEO, ONE_VIDEO, on, onEach, text, within } from './changes.ts';
import { mutant } from './mutant.ts';

/** Mutants of the addresses of a video, its slug and its place for uploads. */
export const videoAddressMutants: readonly Mutant[] = [
  mutant({
    id: 'address-of-another',
    family: 'results',
    statement: 'gives addresses with another slug',
    breaks: ['videos/new'],
    seams: onEach(ONE_VIDEO, (video) => ({
      ...video,
      hls_url: text(video.hls_url).replace(/_[^/]+/, '_xxxxxxxxxxxxxxxx'),
    })),
  }),
  mutant({
    id: 'address-without-host',
    family: 'results',
    statement: 'gives addresses without a host',
    breaks: ['videos/new'],
    seams: onEach(ONE_VIDEO, (video) => ({ ...video, hls_url: text(video.hls_url).replace(/^https:\/\/[^/]+/, '') })),
  }),
  mutant({
    id: 'created-in-1970',
    family: 'results',
    statement: 'reports creation in 1970',
    breaks: ['videos/new'],
    seams: onEach(ONE_VIDEO, (video) => ({ ...video, created_at: '1970-01-01T00:00:00.000Z' })),
  }),
  mutant({
    id: 'slug-shared',
    family: 'isolation',
    statement: 'gives every video one slug',
    breaks: ['videos/own-id'],
    seams: onEach([...NEW_VIDEO, ...ONE_VIDEO], (video) => ({ ...video, slug: 'xxxxxxxxxxxxxxxx' })),
  }),
  mutant({
    id: 'upload-without-token',
    family: 'envelope',
    statement: 'sends no token for uploads',
    breaks: ['videos/upload'],
    seams: on(
      'getVideoUpload',
      body((all) => without(all, 'token')),
    ),
  }),
  mutant({
    id: 'upload-of-another',
    family: 'isolation',
    statement: 'sends the upload address of another video',
    breaks: ['videos/upload'],
    seams: on(
      'getVideoUpload',
      body((all) => within(all, 'video', (video) => ({ ...video, id: 1 }))),
    ),
  }),
];
