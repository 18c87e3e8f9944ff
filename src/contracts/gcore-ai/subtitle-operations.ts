import { documented } from '../../base/evidence.ts';
import type { OperationRow } from '../types.ts';
import type { FailureId } from './failures.ts';
import { CHANGING, KEYED, READ, WITH_BODY, WRITE } from './operation-rows.ts';

const SPEC = documented('streaming_api.yaml of 2026-07-14, tag Subtitles');
const ALL = '/streaming/videos/{video_id}/subtitles';
const ONE = `${ALL}/{id}` as const;
const FILE = ['not-found', 'bad-request', 'language-unknown', 'vtt-invalid', 'subtitle-too-large'] as const;

/** The operations of a video's subtitles. */
export const subtitleOperations = [
  {
    id: 'listSubtitles',
    method: 'get',
    path: ALL,
    summary: 'Subtitles of a video',
    permission: READ,
    price: 'free',
    failures: [...KEYED, 'not-found'],
    evidence: SPEC,
  },
  {
    id: 'createSubtitle',
    method: 'post',
    path: ALL,
    summary: 'Add a subtitle file to a video, or have subtitles generated',
    permission: WRITE,
    price: { text: 'free; generated translations by the minute', unit: 'minutes' },
    repeat: 'costly',
    creates: null,
    failures: [...WITH_BODY, ...FILE, 'language-missing', 'auto-translate-alone', 'feature-disabled'],
    evidence: SPEC,
  },
  {
    id: 'getSubtitle',
    method: 'get',
    path: ONE,
    summary: 'A subtitle',
    permission: READ,
    price: 'free',
    failures: [...KEYED, 'not-found'],
    evidence: SPEC,
  },
  {
    id: 'updateSubtitle',
    method: 'patch',
    path: ONE,
    summary: 'Change a subtitle',
    permission: WRITE,
    price: 'free',
    failures: [...WITH_BODY, ...FILE],
    evidence: SPEC,
  },
  {
    id: 'deleteSubtitle',
    method: 'delete',
    path: ONE,
    summary: 'Delete a subtitle',
    permission: WRITE,
    price: 'free',
    failures: [...CHANGING, 'not-found'],
    evidence: SPEC,
  },
] as const satisfies readonly OperationRow<FailureId>[];
