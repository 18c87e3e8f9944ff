import type { JsonObject } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant, NEW_VIDEO, ONE_VIDEO, onEach } from './mutant.ts';

const renditions = (change: (one: JsonObject, at: number) => JsonObject): Mutant['seams'] =>
  onEach([...ONE_VIDEO, ...NEW_VIDEO], (video) => ({
    ...video,
    converted_videos: ((video.converted_videos ?? []) as JsonObject[]).map(change),
  }));

/** Mutants of the states, versions and sources of videos. */
export const videoLifeMutants: readonly Mutant[] = [
  mutant(
    'video-goes-back',
    'states',
    'moves a viewable video back',
    ['video-life/statuses'],
    onEach(ONE_VIDEO, (video) => (video.status === 'viewable' ? { ...video, status: 'empty' } : video)),
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
    onEach(ONE_VIDEO, (video) =>
      typeof video.duration === 'number' ? { ...video, duration: Math.round(video.duration / 1000) } : video,
    ),
  ),
  mutant(
    'bad-source-is-error',
    'states',
    'shows a video with a bad source as error',
    ['video-life/bad-source'],
    onEach(ONE_VIDEO, (video) => (video.error ? { ...video, status: 'error' } : video)),
  ),
  mutant(
    'bad-source-silent',
    'states',
    'leaves out what is wrong with a source',
    ['video-life/bad-source'],
    onEach(ONE_VIDEO, (video) => ({ ...video, error: null })),
  ),
];
