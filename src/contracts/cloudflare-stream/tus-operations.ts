import { assumed, documented } from '../../base/evidence.ts';
import { GATEWAY_FAILURES } from '../cloudflare-gateway/gateway-failures.ts';
import type { OperationRow } from '../types.ts';
import type { FailureId } from './failures.ts';

const TUS = documented('tus 1.0 protocol.md (30698e17); which URL Location names is observed, not documented');

/** The URL of an upload made with the API credential, and of one made with direct_user: its path is this mock’s own. */
const OF_ACCOUNT = '/accounts/{account_id}/media/{identifier}';
const OF_USER = '/tus/{tenant}/{identifier}';

const KEYED = [...GATEWAY_FAILURES, 'access-denied'] as const satisfies readonly FailureId[];
const WRITE = [...KEYED, 'read-only'] as const satisfies readonly FailureId[];
const UPLOAD = ['tus-version', 'video-unknown', 'tus-expired', 'tus-expired-404'] as const;
const CHUNK = [
  ...UPLOAD,
  'field-invalid',
  'tus-type',
  'tus-offset',
  'tus-chunk',
  'tus-overrun',
  'tus-locked',
  'uploads-full',
] as const satisfies readonly FailureId[];

const LOOK = { method: 'head', price: 'free', evidence: TUS } as const;
const SEND = { method: 'patch', price: 'free', evidence: TUS } as const;

/** What creating an upload can be refused for. */
export const TUS_CREATION = [
  'tus-version',
  'field-invalid',
  'tus-too-large',
  'deletion-too-soon',
  'deletion-too-late',
] as const satisfies readonly FailureId[];

/** The operations on the URL of a resumable upload (tus); POST /stream creates it. */
export const tusOperations = [
  {
    id: 'getUploadOffset',
    ...LOOK,
    path: OF_ACCOUNT,
    permission: 'read',
    summary: 'Ask how much of a resumable upload has arrived',
    failures: [...KEYED, ...UPLOAD],
  },
  {
    id: 'sendChunk',
    ...SEND,
    path: OF_ACCOUNT,
    permission: 'write',
    summary: 'Send the next chunk of a resumable upload',
    failures: [...WRITE, ...CHUNK],
  },
  {
    id: 'getUserUploadOffset',
    ...LOOK,
    path: OF_USER,
    permission: 'none',
    isAtRoot: true,
    summary: 'Ask how much of an end user’s resumable upload has arrived',
    failures: UPLOAD,
  },
  {
    id: 'sendUserChunk',
    ...SEND,
    path: OF_USER,
    permission: 'none',
    isAtRoot: true,
    summary: 'Send the next chunk of an end user’s resumable upload',
    failures: CHUNK,
  },
  {
    id: 'getUploadOptions',
    method: 'options',
    price: 'free',
    path: OF_USER,
    permission: 'none',
    isAtRoot: true,
    summary: 'Ask for versions and extensions of tus',
    failures: [],
    evidence: assumed('tus 1.0 protocol.md (30698e17) demands it of every server; what Stream answers is unknown'),
  },
] as const satisfies readonly OperationRow<FailureId>[];
