import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import { onAnswer, onHeader } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { onEach } from './changes.ts';
import { mutant } from './mutant.ts';
import { CHUNKS, LOOKS, onThese, taking, withHeaders } from './tus-changes.ts';

const CREATED = { operation: 'uploadVideo', status: 201 };

/** Creates where it should refuse. */
const creating = (rule: string): Partial<Seams> =>
  onAnswer({ operation: 'uploadVideo', rule }, (answer) => ({
    ...withHeaders(answer, { Location: '/tus/x/y', 'Stream-Media-ID': '0'.repeat(32) }),
    status: 201,
    body: undefined,
  }));

/** Mutants of the creation of resumable uploads (tus). */
export const tusMutants: readonly Mutant[] = [
  mutant({
    id: 'tus-id-missing',
    family: 'headers',
    statement: 'creates an upload without Stream-Media-ID',
    breaks: ['tus/create'],
    seams: () => onHeader(CREATED, 'stream-media-id', () => null),
  }),
  mutant({
    id: 'tus-location-missing',
    family: 'headers',
    statement: 'creates an upload without a URL',
    breaks: ['tus/create'],
    seams: () => onHeader(CREATED, 'location', () => null),
  }),
  mutant({
    id: 'tus-version-missing',
    family: 'headers',
    statement: 'answers without Tus-Resumable',
    breaks: ['tus/create', 'tus/head', 'tus/whole'],
    seams: () => onHeader({}, 'tus-resumable', () => null),
  }),
  mutant({
    id: 'tus-created-as-200',
    family: 'results',
    statement: 'answers a creation with 200',
    breaks: ['tus/create', 'tus/empty'],
    seams: () => onAnswer(CREATED, (answer) => ({ ...answer, status: 200 })),
  }),
  mutant({
    id: 'tus-waits-as-queued',
    family: 'states',
    statement: 'shows an awaited video as queued',
    breaks: ['tus/create'],
    seams: () =>
      onEach(['getVideo'], (video) =>
        JSON.stringify(video.status).includes('pendingupload') ? { ...video, status: { state: 'queued' } } : video,
      ),
  }),
  mutant({
    id: 'tus-origins-dropped',
    family: 'results',
    statement: 'drops allowedorigins',
    breaks: ['tus/metadata'],
    seams: () => onEach(['getVideo'], (video) => ({ ...video, allowedOrigins: [] })),
  }),
  mutant({
    id: 'tus-no-reserve',
    family: 'results',
    statement: 'reserves no duration for end users',
    breaks: ['tus/default-duration'],
    seams: () => onEach(['getVideo'], (video) => ({ ...video, maxDurationSeconds: 0 })),
  }),
  mutant({
    id: 'tus-open-creation',
    family: 'keys',
    statement: 'creates uploads without a credential',
    breaks: ['tus/credential'],
    seams: () => creating('auth-missing'),
  }),
  mutant({
    id: 'tus-user-credential',
    family: 'keys',
    statement: 'demands a credential at the URL of an end user',
    breaks: ['tus/credential', 'tus/whole', 'tus/head'],
    seams: () => onThese([LOOKS[0] ?? '', CHUNKS[0] ?? ''], (answer) => ({ ...answer, status: 400 })),
  }),
  mutant({
    id: 'tus-own-open',
    family: 'keys',
    statement: 'opens the URL of the API to everyone',
    breaks: ['tus/own-credential'],
    seams: () =>
      onThese(['getUploadOffset', 'sendChunk'], (answer) =>
        answer.status >= 400
          ? { ...withHeaders(answer, { 'Upload-Offset': '0' }), status: 200, body: undefined }
          : answer,
      ),
  }),
  mutant({
    id: 'tus-own-unlimited',
    family: 'rate-limit',
    statement: 'counts no chunks',
    breaks: ['tus/own-rate'],
    seams: () => taking('rate-limited'),
  }),
  mutant({
    id: 'tus-any-creation',
    family: 'effects',
    statement: 'creates an upload of any length and metadata',
    breaks: ['tus/length', 'tus/metadata-invalid'],
    seams: () => creating('field-invalid'),
  }),
  mutant({
    id: 'tus-any-size',
    family: 'effects',
    statement: 'creates an upload of any size',
    breaks: ['tus/too-large'],
    seams: () => creating('tus-too-large'),
  }),
  mutant({
    id: 'tus-deletion-any-time',
    family: 'effects',
    statement: 'schedules the deletion of an upload years ahead',
    breaks: ['tus/deletion-too-late'],
    seams: () => creating('deletion-too-late'),
  }),
  mutant({
    id: 'tus-any-version',
    family: 'effects',
    statement: 'creates an upload in any version',
    breaks: ['tus/version'],
    seams: () => creating('tus-version'),
  }),
  mutant({
    id: 'tus-chunk-version',
    family: 'effects',
    statement: 'takes a chunk in any version',
    breaks: ['tus/chunk-version'],
    seams: () => taking('tus-version'),
  }),
  mutant({
    id: 'tus-versions-unnamed',
    family: 'headers',
    statement: 'refuses a version without its own',
    breaks: ['tus/version'],
    seams: () => onHeader({ rule: 'tus-version' }, 'tus-version', () => null),
  }),
  mutant({
    id: 'tus-version-as-400',
    family: 'errors',
    statement: 'refuses another version with 400',
    breaks: ['tus/version', 'tus/chunk-version'],
    seams: () => onAnswer({ rule: 'tus-version' }, (answer) => ({ ...answer, status: 400 })),
  }),
  mutant({
    id: 'tus-empty-refused',
    family: 'effects',
    statement: 'refuses a file of no byte',
    breaks: ['tus/empty'],
    seams: () =>
      onAnswer(CREATED, (answer) => (answer.headers['Upload-Expires'] ? answer : { ...answer, status: 400 })),
  }),
  mutant({
    id: 'tus-old',
    family: 'results',
    statement: 'says that it speaks an old version',
    breaks: ['tus/options'],
    seams: () => onHeader({ operation: 'getUploadOptions' }, 'tus-version', () => '0.2.2'),
  }),
  mutant({
    id: 'tus-creation-unnamed',
    family: 'results',
    statement: 'does not say that it creates uploads',
    breaks: ['tus/options'],
    seams: () => onHeader({ operation: 'getUploadOptions' }, 'tus-extension', () => 'termination'),
  }),
];
