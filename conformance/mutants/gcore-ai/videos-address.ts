import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { body, mutant, NEW_VIDEO, ONE_VIDEO, on, onEach, text, within } from './mutant.ts';

/** Mutants of the addresses of a video, its slug and its place for uploads. */
export const videoAddressMutants: readonly Mutant[] = [
  mutant(
    'address-of-another',
    'results',
    'gives addresses with another slug',
    ['videos/new'],
    onEach(ONE_VIDEO, (video) => ({ ...video, hls_url: text(video.hls_url).replace(/_[^/]+/, '_xxxxxxxxxxxxxxxx') })),
  ),
  mutant(
    'address-without-host',
    'results',
    'gives addresses without a host',
    ['videos/new'],
    onEach(ONE_VIDEO, (video) => ({ ...video, hls_url: text(video.hls_url).replace(/^https:\/\/[^/]+/, '') })),
  ),
  mutant(
    'created-in-1970',
    'results',
    'reports creation in 1970',
    ['videos/new'],
    onEach(ONE_VIDEO, (video) => ({ ...video, created_at: '1970-01-01T00:00:00.000Z' })),
  ),
  mutant(
    'slug-shared',
    'isolation',
    'gives every video one slug',
    ['videos/own-id'],
    onEach([...NEW_VIDEO, ...ONE_VIDEO], (video) => ({ ...video, slug: 'xxxxxxxxxxxxxxxx' })),
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
];
