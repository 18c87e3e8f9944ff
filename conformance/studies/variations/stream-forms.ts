import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { inJson, withHeaders } from './bodies.ts';
import { answers, type Link } from './link.ts';
import { withNotes, withoutHours, withSettings } from './media-forms.ts';
import type { Variation } from './variation.ts';

/** Changes texts by the name of their member. */
function texts(value: JsonValue, change: (name: string, text: string) => string, name = ''): JsonValue {
  if (typeof value === 'string') return change(name, value);
  if (Array.isArray(value)) return value.map((part: JsonValue) => texts(part, change, name));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, texts(part ?? null, change, key)] as const);
  return Object.fromEntries(entries) as JsonObject;
}

const writing = (change: (name: string, text: string) => string) =>
  answers(inJson((value) => JSON.stringify(texts(value, change))));

const TIMES = ['created', 'modified', 'uploaded', 'uploadExpiry', 'scheduledDeletion', 'statusModified'];

/** Another form for the files of tracks that were generated; an uploaded file comes back as it was sent. */
const generatedFiles = (change: (file: string) => string) => (): Link => {
  const generated = new Set<string>();
  const trackOf = (path: string): string => /stream\/[^/?]+\/captions\/[^/?]+/.exec(path)?.[0] ?? '';
  return {
    back: (passing, { method, path }) => {
      const track = trackOf(path);
      if (passing.status >= 300) return passing;
      if (method === 'POST' && path.includes('/generate')) generated.add(track);
      else if (method === 'PUT') generated.delete(track);
      else if (path.includes('/vtt') && generated.has(track)) {
        return { ...passing, body: Buffer.from(change(passing.body.toString())) };
      }
      return passing;
    },
  };
};

/** Answers of resumable uploads say more than they must. */
const talkativeUploads = answers((passing) =>
  passing.headers['tus-resumable'] === undefined
    ? passing
    : withHeaders({
        'upload-expires': 'Wed, 25 Nov 2037 16:00:00 GMT',
        'tus-max-size': '32212254720',
        'tus-version': '0.2.2, 1.0.0',
        'tus-extension': 'expiration, checksum, creation, termination, creation-defer-length',
        'tus-checksum-algorithm': 'sha1',
      })(passing),
);

const only = (id: string, statement: string, more: Omit<Variation, 'id' | 'statement' | 'providers'>): Variation => ({
  id,
  statement,
  providers: ['cloudflare-stream'],
  ...more,
});

/** Variations of Cloudflare Stream. */
export const streamForms: readonly Variation[] = [
  only('stream-times-precise', 'writes times with six digits of a second', {
    link: writing((name, text) => (TIMES.includes(name) ? text.replace(/(?:\.\d+)?Z$/, '.123456Z') : text)),
  }),
  only('stream-times-with-offset', 'writes times in UTC with an offset instead of Z', {
    link: writing((name, text) => (TIMES.includes(name) ? text.replace(/Z$/, '+00:00') : text)),
  }),
  only('stream-percent-digits', 'writes percentages with other numbers of digits', {
    link: writing((name, text) => (name === 'pctComplete' ? String(Number(text)) : text)),
  }),
  only('stream-generated-without-hours', 'leaves zero hours out of generated files', {
    link: generatedFiles(withoutHours),
  }),
  only('stream-generated-with-notes', 'names the cues of generated files, and puts notes between them', {
    link: generatedFiles(withNotes),
  }),
  only('stream-generated-with-settings', 'writes generated files with CRLF, settings and a text after WEBVTT', {
    link: generatedFiles(withSettings),
  }),
  only(
    'stream-talkative-uploads',
    'names more versions, extensions, limits and the expiry of resumable uploads, with spaces in the lists',
    {
      link: talkativeUploads,
    },
  ),
  only('stream-head-204', 'answers HEAD of an upload with 204', {
    link: () => ({
      back: (passing, { method }) => {
        const isLook = method === 'HEAD' && passing.headers['upload-offset'] !== undefined;
        return isLook && passing.status === 200 ? { ...passing, status: 204 } : passing;
      },
    }),
  }),
  only('stream-other-rays', 'names rays of other places, and its own server', {
    link: answers((passing) =>
      withHeaders({
        ...(passing.headers['cf-ray'] === undefined
          ? {}
          : { 'cf-ray': String(passing.headers['cf-ray']).replace(/-\w+$/, '-GRU') }),
        'cf-cache-status': 'DYNAMIC',
        'api-version': '2026-11-01',
      })(passing),
    ),
  }),
  only('stream-hook-headers', 'adds headers to notifications, in other cases', {
    seams: () => ({
      notify: (one) => [
        {
          ...one,
          headers: {
            ...Object.fromEntries(Object.entries(one.headers).map(([name, value]) => [name.toUpperCase(), value])),
            'User-Agent': 'Cloudflare-Stream/1.0',
            'X-Attempt': '1',
          },
        },
      ],
    }),
  }),
];
