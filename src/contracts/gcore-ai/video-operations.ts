import { documented } from '../../base/evidence.ts';
import type { OperationRow } from '../types.ts';
import type { FailureId } from './failures.ts';
import { CHANGING, KEYED, READ, WITH_BODY, WRITE } from './operation-rows.ts';

const SPEC = documented('streaming_api.yaml of 2026-07-14, tag Videos');
const FIELDS = [
  'bad-request',
  'name-blank',
  'priority-range',
  'video-field-invalid',
  'video-language-unknown',
] as const;

/** The operations of videos. Fixed paths stand before those with an id, so that they are found first. */
export const videoOperations = [
  {
    id: 'listVideos',
    method: 'get',
    path: '/streaming/videos',
    summary: 'Videos of the account, the newest first',
    permission: READ,
    price: 'free',
    failures: KEYED,
    evidence: SPEC,
  },
  {
    id: 'createVideo',
    method: 'post',
    path: '/streaming/videos',
    summary: 'Make a video from a link, or for an upload to come',
    permission: WRITE,
    price: { text: 'storage and transcoding; translation by the minute', unit: 'minutes' },
    repeat: 'costly',
    creates: 'video',
    failures: [...WITH_BODY, ...FIELDS],
    evidence: documented(
      'streaming_api.yaml (wrapped, array); guide generate-captions-via-api and the vendor apps (flat, object)',
    ),
  },
  {
    id: 'createVideos',
    method: 'post',
    path: '/streaming/videos/batch',
    summary: 'Make up to 500 videos at once',
    permission: WRITE,
    price: { text: 'storage and transcoding; translation by the minute', unit: 'minutes' },
    repeat: 'costly',
    creates: 'video',
    failures: [...WITH_BODY, ...FIELDS],
    evidence: SPEC,
  },
  {
    id: 'listVideoNames',
    method: 'get',
    path: '/streaming/videos/names',
    summary: 'Names of videos by id',
    permission: READ,
    price: 'free',
    failures: KEYED,
    evidence: SPEC,
  },
  {
    id: 'getVideo',
    method: 'get',
    path: '/streaming/videos/{video_id}',
    summary: 'A video',
    permission: READ,
    price: 'free',
    failures: [...KEYED, 'not-found'],
    evidence: SPEC,
  },
  {
    id: 'updateVideo',
    method: 'patch',
    path: '/streaming/videos/{video_id}',
    summary: 'Change a video',
    permission: WRITE,
    price: 'free',
    failures: [...WITH_BODY, ...FIELDS, 'not-found'],
    evidence: SPEC,
  },
  {
    id: 'deleteVideo',
    method: 'delete',
    path: '/streaming/videos/{video_id}',
    summary: 'Delete a video and its subtitles',
    permission: WRITE,
    price: 'free',
    failures: [...CHANGING, 'not-found'],
    evidence: SPEC,
  },
  {
    id: 'getVideoUpload',
    method: 'get',
    path: '/streaming/videos/{video_id}/upload',
    summary: 'Where to upload the file of a video by TUS',
    permission: READ,
    price: 'free',
    failures: [...KEYED, 'not-found'],
    evidence: SPEC,
  },
] as const satisfies readonly OperationRow<FailureId>[];
