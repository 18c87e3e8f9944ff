import type { Answer, Seams } from '../../../mocks/kernel/world/seams.ts';
import { onAnswer, onHeader } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { mutant } from './mutant.ts';
import { CHUNKS, LOOKS, onThese, taking, withHeaders } from './tus-changes.ts';

const numberIn = (answer: Answer, name: string): number => Number(answer.headers[name] ?? 0);

const looking = (change: (answer: Answer) => Answer): Partial<Seams> =>
  onThese(LOOKS, (answer) => (answer.status === 200 ? change(answer) : answer));

/** Mutants of the chunks of resumable uploads. */
export const tusChunkMutants: readonly Mutant[] = [
  mutant({
    id: 'tus-chunk-short',
    family: 'results',
    statement: 'counts a byte too few',
    breaks: ['tus/whole', 'tus/own-url', 'tus/chunks', 'tus/max-duration', 'tus/not-a-video'],
    seams: () =>
      onThese(CHUNKS, (answer) =>
        answer.status === 204
          ? withHeaders(answer, { 'Upload-Offset': String(numberIn(answer, 'Upload-Offset') - 1) })
          : answer,
      ),
  }),
  mutant({
    id: 'tus-offset-ahead',
    family: 'results',
    statement: 'says that a byte more has arrived',
    breaks: ['tus/head', 'tus/chunks', 'tus/cut-off', 'tus/own-url', 'tus/method-override'],
    seams: () =>
      looking((answer) => withHeaders(answer, { 'Upload-Offset': String(numberIn(answer, 'Upload-Offset') + 1) })),
  }),
  mutant({
    id: 'tus-offset-missing',
    family: 'headers',
    statement: 'answers HEAD without an offset of 0',
    breaks: ['tus/head'],
    seams: () =>
      looking((answer) => {
        const { 'Upload-Offset': offset, ...headers } = answer.headers;
        return offset === '0' ? { ...answer, headers } : answer;
      }),
  }),
  mutant({
    id: 'tus-length-missing',
    family: 'headers',
    statement: 'answers HEAD without the length',
    breaks: ['tus/head'],
    seams: () => onHeader({ status: 200 }, 'upload-length', () => null),
  }),
  mutant({
    id: 'tus-head-cached',
    family: 'headers',
    statement: 'lets caches keep an offset',
    breaks: ['tus/head'],
    seams: () => onHeader({ status: 200 }, 'cache-control', () => 'max-age=60'),
  }),
  mutant({
    id: 'tus-metadata-lost',
    family: 'headers',
    statement: 'does not return metadata',
    breaks: ['tus/head-metadata'],
    seams: () => onHeader({ status: 200 }, 'upload-metadata', () => null),
  }),
  mutant({
    id: 'tus-any-offset',
    family: 'effects',
    statement: 'takes a chunk at any offset',
    breaks: ['tus/wrong-offset'],
    seams: () => taking('tus-offset'),
  }),
  mutant({
    id: 'tus-conflict-as-400',
    family: 'errors',
    statement: 'refuses another offset with 400',
    breaks: ['tus/wrong-offset'],
    seams: () => onAnswer({ rule: 'tus-offset' }, (answer) => ({ ...answer, status: 400 })),
  }),
  mutant({
    id: 'tus-no-offset',
    family: 'effects',
    statement: 'takes a chunk without an offset',
    breaks: ['tus/no-offset'],
    seams: () => taking('field-invalid'),
  }),
  mutant({
    id: 'tus-any-type',
    family: 'effects',
    statement: 'takes a chunk of any content type',
    breaks: ['tus/other-type'],
    seams: () => taking('tus-type'),
  }),
  mutant({
    id: 'tus-any-chunk',
    family: 'effects',
    statement: 'takes chunks of any size',
    breaks: ['tus/small-chunk', 'tus/odd-chunk'],
    seams: () => taking('tus-chunk'),
  }),
  mutant({
    id: 'tus-overrun',
    family: 'effects',
    statement: 'takes more bytes than announced',
    breaks: ['tus/overrun'],
    seams: () => taking('tus-overrun'),
  }),
  mutant({
    id: 'tus-refused-counts',
    family: 'effects',
    statement: 'counts the bytes of a refused chunk',
    breaks: [
      'tus/wrong-offset',
      'tus/small-chunk',
      'tus/odd-chunk',
      'tus/other-type',
      'tus/chunk-version',
      'tus/overrun',
    ],
    seams: () => {
      const refused = new Set<string>();
      return onThese([...LOOKS, ...CHUNKS], (answer, tenant) => {
        if (answer.status >= 400) refused.add(tenant);
        const counts = answer.status === 200 && refused.has(tenant);
        return counts ? withHeaders(answer, { 'Upload-Offset': '1000' }) : answer;
      });
    },
  }),
  mutant({
    id: 'tus-any-url',
    family: 'effects',
    statement: 'finds uploads that do not exist',
    breaks: ['tus/unknown', 'tus/deleted-video'],
    seams: () =>
      onThese([...LOOKS, ...CHUNKS], (answer) =>
        answer.rule === 'video-unknown'
          ? { ...withHeaders(answer, { 'Upload-Offset': '0', 'Upload-Length': '1' }), status: 200, body: undefined }
          : answer,
      ),
  }),
  mutant({
    id: 'tus-endless',
    family: 'effects',
    statement: 'takes bytes after the expiry',
    breaks: ['tus/expiry'],
    seams: () => taking('tus-expired'),
  }),
  mutant({
    id: 'tus-never-queued',
    family: 'states',
    statement: 'waits for a file that has arrived',
    breaks: ['tus/whole', 'tus/own-url', 'tus/chunks', 'tus/cut-off', 'tus/max-duration', 'tus/not-a-video'],
    seams: () => ({
      nextState: ({ kind, from, to }) => (kind === 'cloudflare-stream.video' && from === 'pendingupload' ? from : to),
    }),
  }),
  mutant({
    id: 'tus-offset-of-the-last',
    family: 'results',
    statement: 'shows the offset of the upload that received bytes last',
    breaks: ['tus/side-by-side'],
    seams: () => {
      const last = new Map<string, string>();
      return onThese([...LOOKS, ...CHUNKS], (answer, tenant) => {
        if (answer.status === 204) last.set(tenant, String(answer.headers['Upload-Offset']));
        const offset = last.get(tenant);
        return answer.status === 200 && offset !== undefined
          ? withHeaders(answer, { 'Upload-Offset': offset })
          : answer;
      });
    },
  }),
  mutant({
    id: 'tus-offset-cached',
    family: 'results',
    statement: 'shows the offset of an upload as it was first read',
    breaks: ['tus/side-by-side'],
    seams: () => {
      const first = new Map<string, string>();
      return {
        answer: (answer, { operation, path }) => {
          if (answer.status !== 200 || !LOOKS.includes(operation ?? '')) return answer;
          const offset = first.get(path) ?? String(answer.headers['Upload-Offset']);
          first.set(path, offset);
          return withHeaders(answer, { 'Upload-Offset': offset });
        },
      };
    },
  }),
];
