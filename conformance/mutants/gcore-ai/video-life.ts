import type { JsonObject } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { NEW_VIDEO, ONE_VIDEO, onEach } from './changes.ts';
import { mutant } from './mutant.ts';

const renditions = (change: (one: JsonObject, at: number) => JsonObject): Mutant['seams'] =>
  onEach([...ONE_VIDEO, ...NEW_VIDEO], (video) => ({
    ...video,
    converted_videos: ((video.converted_videos ?? []) as JsonObject[]).map(change),
  }));

/** Mutants of the states, versions and sources of videos. */
export const videoLifeMutants: readonly Mutant[] = [
  mutant({
    id: 'video-goes-back',
    family: 'states',
    statement: 'moves a viewable video back',
    breaks: ['video-life/statuses'],
    seams: onEach(ONE_VIDEO, (video) => (video.status === 'viewable' ? { ...video, status: 'empty' } : video)),
  }),
  mutant({
    id: 'video-error',
    family: 'states',
    statement: 'ends in error',
    breaks: ['video-life/statuses'],
    seams: () => ({
      nextState: ({ to }) => (to === 'ready' ? 'error' : to),
    }),
  }),
  mutant({
    id: 'rendition-without-size',
    family: 'results',
    statement: 'sends no sizes',
    breaks: ['video-life/renditions'],
    seams: renditions((one) => ({ ...one, size: null })),
  }),
  mutant({
    id: 'rendition-processing',
    family: 'states',
    statement: 'never completes a version',
    breaks: ['video-life/renditions'],
    seams: renditions((one) => ({ ...one, status: 'processing' })),
  }),
  mutant({
    id: 'rendition-falls',
    family: 'states',
    statement: 'lowers the progress of a version',
    breaks: ['video-life/progress', 'video-life/renditions'],
    seams: renditions((one) => ({ ...one, progress: 100 - Number(one.progress) })),
  }),
  mutant({
    id: 'mp4-missing',
    family: 'results',
    statement: 'sends no addresses of MP4 files',
    breaks: ['video-life/mp4'],
    seams: renditions((one) => without(one, 'mp4_url')),
  }),
  mutant({
    id: 'mp4-of-another',
    family: 'results',
    statement: 'gives addresses of another video',
    breaks: ['video-life/mp4'],
    seams: renditions((one) => ({ ...one, mp4_url: 'https://1.gvideo.io/videos/1_x/a.mp4' })),
  }),
  mutant({
    id: 'duration-in-seconds',
    family: 'results',
    statement: 'reports the length in seconds',
    breaks: ['video-life/duration'],
    seams: onEach(ONE_VIDEO, (video) =>
      typeof video.duration === 'number' ? { ...video, duration: Math.round(video.duration / 1000) } : video,
    ),
  }),
  mutant({
    id: 'bad-source-is-error',
    family: 'states',
    statement: 'shows a video with a bad source as error',
    breaks: ['video-life/bad-source'],
    seams: onEach(ONE_VIDEO, (video) => (video.error ? { ...video, status: 'error' } : video)),
  }),
  mutant({
    id: 'bad-source-silent',
    family: 'states',
    statement: 'leaves out what is wrong with a source',
    breaks: ['video-life/bad-source'],
    seams: onEach(ONE_VIDEO, (video) => ({ ...video, error: null })),
  }),
];
