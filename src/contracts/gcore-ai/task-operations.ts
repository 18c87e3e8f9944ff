import { documented } from '../../base/evidence.ts';
import type { OperationRow } from '../types.ts';
import type { FailureId } from './failures.ts';
import { CHANGING, FEATURE, KEYED, READ, WITH_BODY, WRITE } from './operation-rows.ts';

const SPEC = documented('streaming_api.yaml of 2026-07-14, tag AI');

/** The operations of AI tasks. */
export const taskOperations = [
  {
    id: 'createTask',
    method: 'post',
    path: '/streaming/ai/tasks',
    aliases: ['/streaming/ai/transcribe', '/streaming/ai/detect-nudity'],
    summary: 'Start transcribing, translating or moderating a video',
    permission: WRITE,
    price: { text: 'free when it fails; transcription free, translation by the minute', unit: 'minutes' },
    repeat: 'costly',
    creates: 'task',
    failures: [
      ...WITH_BODY,
      ...FEATURE,
      'task-json-invalid',
      'url-missing',
      'task-name-missing',
      'task-field-invalid',
      'task-language-unknown',
      'queue-full',
    ],
    evidence: SPEC,
  },
  {
    id: 'listTasks',
    method: 'get',
    path: '/streaming/ai/tasks',
    summary: 'Tasks of the account, the last started first',
    permission: READ,
    price: 'free',
    failures: [...KEYED, ...FEATURE, 'not-found'],
    evidence: SPEC,
  },
  {
    id: 'getTask',
    method: 'get',
    path: '/streaming/ai/tasks/{task_id}',
    aliases: ['/streaming/ai/results/{task_id}'],
    summary: 'A task and its result',
    permission: READ,
    price: 'free',
    failures: [...KEYED, ...FEATURE, 'not-found'],
    evidence: SPEC,
  },
  {
    id: 'cancelTask',
    method: 'post',
    path: '/streaming/ai/tasks/{task_id}/cancel',
    summary: 'Cancel a task that is not final',
    permission: WRITE,
    price: 'free',
    repeat: 'safe',
    creates: null,
    failures: [...CHANGING, ...FEATURE, 'task-not-found', 'task-final'],
    evidence: SPEC,
  },
  {
    id: 'getAiInfo',
    method: 'get',
    path: '/streaming/ai/info',
    summary: 'Whether a pair of languages is supported',
    permission: READ,
    price: 'free',
    failures: [...KEYED, ...FEATURE, 'info-type', 'info-language-missing'],
    evidence: SPEC,
  },
] as const satisfies readonly OperationRow<FailureId>[];
