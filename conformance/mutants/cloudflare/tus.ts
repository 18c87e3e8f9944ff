import type { Answer, Seams } from '../../../mocks/kernel/world/seams.ts';
import { onAnswer, onHeader } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { onEach, streamMutant } from './mutant.ts';

const CREATED = { operation: 'uploadVideo', status: 201 };
const LOOKS = ['getUserUploadOffset', 'getUploadOffset'];
const CHUNKS = ['sendUserChunk', 'sendChunk'];

/** Changes the answers of some operations. */
const onThese = (
  operations: readonly string[],
  change: (answer: Answer, tenant: string) => Answer,
): Partial<Seams> => ({
  answer: (answer, { operation, tenant }) => (operations.includes(operation ?? '') ? change(answer, tenant) : answer),
});

const withHeaders = (answer: Answer, headers: Readonly<Record<string, string>>): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});
const numberIn = (answer: Answer, name: string): number => Number(answer.headers[name] ?? 0);

/** Takes a chunk that should be refused, and stores nothing. */
const taking = (rule: string): Partial<Seams> =>
  onThese(CHUNKS, (answer) => (answer.rule === rule ? { ...answer, status: 204, body: undefined } : answer));

/** Creates where it should refuse. */
const creating = (rule: string): Partial<Seams> =>
  onAnswer({ operation: 'uploadVideo', rule }, (answer) => ({
    ...withHeaders(answer, { Location: '/tus/x/y', 'Stream-Media-ID': '0'.repeat(32) }),
    status: 201,
    body: undefined,
  }));

const looking = (change: (answer: Answer) => Answer): Partial<Seams> =>
  onThese(LOOKS, (answer) => (answer.status === 200 ? change(answer) : answer));

/** Mutants of resumable uploads (tus). */
export const tusMutants: readonly Mutant[] = [
  streamMutant('tus-id-missing', 'headers', 'creates an upload without Stream-Media-ID', ['tus/create'], () =>
    onHeader(CREATED, 'stream-media-id', () => null),
  ),
  streamMutant('tus-location-missing', 'headers', 'creates an upload without a URL', ['tus/create'], () =>
    onHeader(CREATED, 'location', () => null),
  ),
  streamMutant(
    'tus-version-missing',
    'headers',
    'answers without Tus-Resumable',
    ['tus/create', 'tus/head', 'tus/whole'],
    () => onHeader({}, 'tus-resumable', () => null),
  ),
  streamMutant('tus-created-as-200', 'results', 'answers a creation with 200', ['tus/create', 'tus/empty'], () =>
    onAnswer(CREATED, (answer) => ({ ...answer, status: 200 })),
  ),
  streamMutant('tus-waits-as-queued', 'states', 'shows an awaited video as queued', ['tus/create'], () =>
    onEach(['getVideo'], (video) =>
      JSON.stringify(video.status).includes('pendingupload') ? { ...video, status: { state: 'queued' } } : video,
    ),
  ),
  streamMutant('tus-origins-dropped', 'results', 'drops allowedorigins', ['tus/metadata'], () =>
    onEach(['getVideo'], (video) => ({ ...video, allowedOrigins: [] })),
  ),
  streamMutant('tus-no-reserve', 'results', 'reserves no duration for end users', ['tus/default-duration'], () =>
    onEach(['getVideo'], (video) => ({ ...video, maxDurationSeconds: 0 })),
  ),
  streamMutant('tus-open-creation', 'keys', 'creates uploads without a credential', ['tus/credential'], () =>
    creating('auth-missing'),
  ),
  streamMutant(
    'tus-user-credential',
    'keys',
    'demands a credential at the URL of an end user',
    ['tus/credential', 'tus/whole', 'tus/head'],
    () => onThese([LOOKS[0] ?? '', CHUNKS[0] ?? ''], (answer) => ({ ...answer, status: 400 })),
  ),
  streamMutant('tus-own-open', 'keys', 'opens the URL of the API to everyone', ['tus/own-credential'], () =>
    onThese(['getUploadOffset', 'sendChunk'], (answer) =>
      answer.status >= 400
        ? { ...withHeaders(answer, { 'Upload-Offset': '0' }), status: 200, body: undefined }
        : answer,
    ),
  ),
  streamMutant('tus-own-unlimited', 'rate-limit', 'counts no chunks', ['tus/own-rate'], () => taking('rate-limited')),
  streamMutant(
    'tus-any-creation',
    'effects',
    'creates an upload of any length and metadata',
    ['tus/length', 'tus/metadata-invalid'],
    () => creating('field-invalid'),
  ),
  streamMutant('tus-any-size', 'effects', 'creates an upload of any size', ['tus/too-large'], () =>
    creating('tus-too-large'),
  ),
  streamMutant('tus-any-version', 'effects', 'creates an upload in any version', ['tus/version'], () =>
    creating('tus-version'),
  ),
  streamMutant('tus-chunk-version', 'effects', 'takes a chunk in any version', ['tus/chunk-version'], () =>
    taking('tus-version'),
  ),
  streamMutant('tus-versions-unnamed', 'headers', 'refuses a version without its own', ['tus/version'], () =>
    onHeader({ rule: 'tus-version' }, 'tus-version', () => null),
  ),
  streamMutant(
    'tus-version-as-400',
    'errors',
    'refuses another version with 400',
    ['tus/version', 'tus/chunk-version'],
    () => onAnswer({ rule: 'tus-version' }, (answer) => ({ ...answer, status: 400 })),
  ),
  streamMutant('tus-empty-refused', 'effects', 'refuses a file of no byte', ['tus/empty'], () =>
    onAnswer(CREATED, (answer) => (answer.headers['Upload-Expires'] ? answer : { ...answer, status: 400 })),
  ),
  streamMutant('tus-old', 'results', 'says that it speaks an old version', ['tus/options'], () =>
    onHeader({ operation: 'getUploadOptions' }, 'tus-version', () => '0.2.2'),
  ),
  streamMutant('tus-creation-unnamed', 'results', 'does not say that it creates uploads', ['tus/options'], () =>
    onHeader({ operation: 'getUploadOptions' }, 'tus-extension', () => 'termination'),
  ),
  streamMutant(
    'tus-chunk-short',
    'results',
    'counts a byte too few',
    ['tus/whole', 'tus/own-url', 'tus/chunks', 'tus/max-duration', 'tus/not-a-video'],
    () =>
      onThese(CHUNKS, (answer) =>
        answer.status === 204
          ? withHeaders(answer, { 'Upload-Offset': String(numberIn(answer, 'Upload-Offset') - 1) })
          : answer,
      ),
  ),
  streamMutant(
    'tus-offset-ahead',
    'results',
    'says that a byte more has arrived',
    ['tus/head', 'tus/chunks', 'tus/cut-off', 'tus/own-url'],
    () => looking((answer) => withHeaders(answer, { 'Upload-Offset': String(numberIn(answer, 'Upload-Offset') + 1) })),
  ),
  streamMutant('tus-offset-missing', 'headers', 'answers HEAD without an offset of 0', ['tus/head'], () =>
    looking((answer) => {
      const { 'Upload-Offset': offset, ...headers } = answer.headers;
      return offset === '0' ? { ...answer, headers } : answer;
    }),
  ),
  streamMutant('tus-length-missing', 'headers', 'answers HEAD without the length', ['tus/head'], () =>
    onHeader({ status: 200 }, 'upload-length', () => null),
  ),
  streamMutant('tus-head-cached', 'headers', 'lets caches keep an offset', ['tus/head'], () =>
    onHeader({ status: 200 }, 'cache-control', () => 'max-age=60'),
  ),
  streamMutant('tus-metadata-lost', 'headers', 'does not return metadata', ['tus/head-metadata'], () =>
    onHeader({ status: 200 }, 'upload-metadata', () => null),
  ),
  streamMutant('tus-any-offset', 'effects', 'takes a chunk at any offset', ['tus/wrong-offset'], () =>
    taking('tus-offset'),
  ),
  streamMutant('tus-conflict-as-400', 'errors', 'refuses another offset with 400', ['tus/wrong-offset'], () =>
    onAnswer({ rule: 'tus-offset' }, (answer) => ({ ...answer, status: 400 })),
  ),
  streamMutant('tus-no-offset', 'effects', 'takes a chunk without an offset', ['tus/no-offset'], () =>
    taking('field-invalid'),
  ),
  streamMutant('tus-any-type', 'effects', 'takes a chunk of any content type', ['tus/other-type'], () =>
    taking('tus-type'),
  ),
  streamMutant('tus-any-chunk', 'effects', 'takes chunks of any size', ['tus/small-chunk', 'tus/odd-chunk'], () =>
    taking('tus-chunk'),
  ),
  streamMutant('tus-overrun', 'effects', 'takes more bytes than announced', ['tus/overrun'], () =>
    taking('tus-overrun'),
  ),
  streamMutant(
    'tus-refused-counts',
    'effects',
    'counts the bytes of a refused chunk',
    ['tus/wrong-offset', 'tus/small-chunk', 'tus/odd-chunk', 'tus/other-type', 'tus/chunk-version', 'tus/overrun'],
    () => {
      const refused = new Set<string>();
      return onThese([...LOOKS, ...CHUNKS], (answer, tenant) => {
        if (answer.status >= 400) refused.add(tenant);
        const counts = answer.status === 200 && refused.has(tenant);
        return counts ? withHeaders(answer, { 'Upload-Offset': '1000' }) : answer;
      });
    },
  ),
  streamMutant('tus-any-url', 'effects', 'finds uploads that do not exist', ['tus/unknown', 'tus/deleted-video'], () =>
    onThese([...LOOKS, ...CHUNKS], (answer) =>
      answer.rule === 'video-unknown'
        ? { ...withHeaders(answer, { 'Upload-Offset': '0', 'Upload-Length': '1' }), status: 200, body: undefined }
        : answer,
    ),
  ),
  streamMutant('tus-endless', 'effects', 'takes bytes after the expiry', ['tus/expiry'], () => taking('tus-expired')),
  streamMutant(
    'tus-never-queued',
    'states',
    'waits for a file that has arrived',
    ['tus/whole', 'tus/own-url', 'tus/chunks', 'tus/cut-off', 'tus/max-duration', 'tus/not-a-video'],
    () => ({
      nextState: ({ kind, from, to }) => (kind === 'cloudflare-stream.video' && from === 'pendingupload' ? from : to),
    }),
  ),
];
