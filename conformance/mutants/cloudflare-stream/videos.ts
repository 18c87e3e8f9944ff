import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { onEach } from './changes.ts';
import { mutant, type StreamMutant } from './mutant.ts';

const VIDEOS = ['copyVideo', 'getVideo', 'listVideos', 'editVideo', 'uploadVideo'];
const statusOf = (video: JsonObject): JsonObject => (isJsonObject(video.status) ? video.status : {});

interface FieldMutant extends Omit<StreamMutant, 'family' | 'seams'> {
  /** Changes each video that is shown. */
  readonly change: (video: JsonObject) => JsonObject;
}

const videoFields = ({ change, ...rest }: FieldMutant): Mutant =>
  mutant({ ...rest, family: 'results', seams: () => onEach(VIDEOS, change) });

/** Mutants of the fields of videos. */
export const videoMutants: readonly Mutant[] = [
  videoFields({
    id: 'uid-missing',
    statement: 'leaves uid out',
    breaks: ['videos/get', 'videos-copy/answer'],
    change: (video) => without(video, 'uid'),
  }),
  videoFields({
    id: 'playback-missing',
    statement: 'leaves playback out',
    breaks: ['videos-life/ready'],
    change: (video) => without(video, 'playback'),
  }),
  videoFields({
    id: 'preview-missing',
    statement: 'never shows a preview',
    breaks: ['videos-life/ready'],
    change: (video) => without(video, 'preview'),
  }),
  videoFields({
    id: 'duration-unknown',
    statement: 'never sends the duration',
    breaks: ['videos-life/ready', 'videos-upload/form', 'direct-upload/used'],
    change: (video) => ({
      ...video,
      duration: -1,
    }),
  }),
  videoFields({
    id: 'ready-flag-stuck',
    statement: 'never sets readyToStream',
    breaks: ['videos-life/ready', 'videos-life/not-ready-before'],
    change: (video) => ({
      ...video,
      readyToStream: false,
    }),
  }),
  videoFields({
    id: 'ready-flag-early',
    statement: 'always sets readyToStream',
    breaks: ['videos-copy/answer', 'videos-life/not-ready-before', 'direct-upload/answer'],
    change: (video) => ({
      ...video,
      readyToStream: true,
    }),
  }),
  videoFields({
    id: 'percent-as-number',
    statement: 'writes pctComplete as a number',
    breaks: ['videos-life/percent'],
    change: (video) => ({
      ...video,
      status: { ...statusOf(video), pctComplete: 50 },
    }),
  }),
  videoFields({
    id: 'percent-over-100',
    statement: 'writes more than 100 percent',
    breaks: ['videos-life/percent'],
    change: (video) => ({
      ...video,
      status: { ...statusOf(video), pctComplete: '139.0' },
    }),
  }),
  videoFields({
    id: 'percent-as-fraction',
    statement: 'writes the percentage as a fraction of 1',
    breaks: ['videos-life/percent'],
    change: (video) => ({
      ...video,
      status: { ...statusOf(video), pctComplete: (Number(statusOf(video).pctComplete ?? 0) / 100).toFixed(6) },
    }),
  }),
  videoFields({
    id: 'playback-of-another',
    statement: 'shows the manifests of another video',
    breaks: ['videos-life/ready'],
    change: (video) => ({
      ...video,
      playback: { hls: 'https://x.example/0/video.m3u8', dash: 'https://x.example/0/video.mpd' },
    }),
  }),
  mutant({
    id: 'edit-answers-before',
    family: 'results',
    statement: 'answers an edit with the video as it was',
    breaks: ['videos/edit'],
    seams: () => onEach(['editVideo'], (video) => ({ ...video, meta: { name: 'Before' } })),
  }),
  videoFields({
    id: 'reason-renamed',
    statement: 'calls the reason reasonCode',
    breaks: ['videos-life/errors'],
    change: (video) => {
      const { errorReasonCode = '', ...status } = statusOf(video);
      return { ...video, status: { ...status, reasonCode: errorReasonCode } };
    },
  }),
  videoFields({
    id: 'failed-percent-beyond',
    statement: 'shows a failed video at more than 100 percent',
    breaks: ['videos-life/errors'],
    change: (video) => {
      const status = statusOf(video);
      return status.state === 'error' ? { ...video, status: { ...status, pctComplete: '139' } } : video;
    },
  }),
  videoFields({
    id: 'source-missing',
    statement: 'leaves out where a video came from',
    breaks: ['videos-copy/input-or-url'],
    change: (video) => ({
      ...video,
      meta: without(isJsonObject(video.meta) ? video.meta : {}, 'downloaded-from'),
    }),
  }),
  videoFields({
    id: 'meta-dropped',
    statement: 'drops meta',
    breaks: ['videos-copy/own-details', 'videos/get', 'videos/edit', 'tus/metadata-other'],
    change: (video) => ({
      ...video,
      meta: {},
    }),
  }),
  videoFields({
    id: 'signing-ignored',
    statement: 'never demands signed URLs',
    breaks: ['videos-copy/own-details', 'videos/edit'],
    change: (video) => ({
      ...video,
      requireSignedURLs: false,
    }),
  }),
  videoFields({
    id: 'creator-dropped',
    statement: 'drops the creator',
    breaks: ['videos-copy/creator', 'videos/edit', 'tus/creator'],
    change: (video) => without(video, 'creator'),
  }),
  videoFields({
    id: 'deletion-dropped',
    statement: 'drops the scheduled deletion',
    breaks: ['videos-copy/own-details'],
    change: (video) => without(video, 'scheduledDeletion'),
  }),
  videoFields({
    id: 'unknown-keys-kept',
    statement: 'shows unknown keys',
    breaks: ['videos-copy/unknown-keys', 'videos/edit-unknown-keys'],
    change: (video) => ({
      ...video,
      unknown: 'kept',
    }),
  }),
];
