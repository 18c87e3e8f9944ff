import { documented } from '../../base/evidence.ts';
import { GATEWAY_FAILURES } from '../cloudflare-gateway/gateway-failures.ts';
import type { OperationRow } from '../types.ts';
import type { FailureId } from './failures.ts';

const RUN = '/accounts/{account_id}/ai/run';
const FAILURES = [
  ...GATEWAY_FAILURES,
  'access-denied',
  'task-rate-limited',
  'input-missing',
  'input-unreadable',
  'input-too-large',
  'audio-missing',
  'audio-not-base64',
  'audio-undecodable',
  'field-invalid',
  'model-unknown',
] as const satisfies readonly FailureId[];

const base = {
  method: 'post',
  permission: 'read',
  price: { text: 'free', unit: 'minutes' },
  repeat: 'costly',
  creates: null,
} as const;

/** Every operation of Workers AI that transcribes speech. The model in a path may be written raw or percent-encoded. */
export const operations = [
  {
    ...base,
    id: 'runModel',
    path: `${RUN}/{model_name}`,
    summary: 'Recognise the speech in an audio or video file',
    failures: [...FAILURES, 'model-invalid'],
    evidence: documented('cloudflare-docs workers-ai-models; official OpenAPI; groups Workers AI Write and Read'),
  },
  {
    ...base,
    id: 'runAi',
    path: RUN,
    summary: 'The same with the model named in the body',
    failures: [...FAILURES, 'model-invalid'],
    evidence: documented('official OpenAPI: POST /ai/run takes model, input and options'),
  },
] as const satisfies readonly OperationRow<FailureId>[];

/** Names an operation of Workers AI. */
export type OperationId = (typeof operations)[number]['id'];
