import type { ProviderId } from '../../../src/contracts/providers.ts';
import type { Variation } from './variation.ts';

/** A row of {@link places}: one form at most for each of the five sets. */
type Row = readonly [string | null, string | null, string | null, string | null, string | null];

const SETS = [0, 1, 2, 3, 4] as const;

/**
 * Which variations play together in one server, so that five runs of the suite show all of them. A row is a place of an answer: two forms of
 * one place would replace each other, so each set, a column, has one of them. The rows have the order in which forms act, the first
 * nearest to the mocks: names and values before the way in which JSON is written, that before the coding of its bytes.
 */
export const places: Readonly<Record<string, Row>> = {
  nothing: [null, null, null, null, 'proxied'],
  'what is invented': [null, null, null, 'other-seed', null],
  ids: [null, null, 'other-ids', null, null],
  'words of TranslatePlus': ['translates-longer', 'translates-from-right', 'translates-in-capitals', null, null],
  'times of Gcore': ['gcore-times-elsewhere', 'gcore-times-in-seconds', 'gcore-liberties', null, null],
  'ends of tasks': [null, null, null, null, 'gcore-durations-in-seconds'],
  'files of Gcore': ['gcore-file-with-settings', 'gcore-file-without-hours', null, 'gcore-file-with-notes', null],
  'errors of fields': [null, null, null, null, 'gcore-more-words'],
  'times of Stream': ['stream-times-precise', 'stream-times-with-offset', null, null, null],
  percentages: [null, null, 'stream-percent-digits', null, null],
  'files of Stream': [
    'stream-generated-with-settings',
    'stream-generated-without-hours',
    null,
    'stream-generated-with-notes',
    null,
  ],
  'uploads of Stream': [null, null, 'stream-head-204', null, 'stream-talkative-uploads'],
  notifications: [null, 'stream-hook-headers', null, null, null],
  rays: [null, null, null, 'stream-other-rays', null],
  'errors of Cloudflare': [null, 'talkative-refusals', null, null, null],
  segments: ['ai-optional-members-absent', 'ai-probabilities-tiny', null, null, null],
  'text of a transcription': [null, null, 'ai-outer-spaces', null, null],
  members: ['extra-fields', 'reordered-keys', null, null, null],
  JSON: ['pretty-printed', 'spaced-json', 'whole-numbers-with-fractions', 'escaped-letters', 'ascii-escapes'],
  type: ['charset', 'type-case', 'quoted-charset', 'typed-empty-answers', null],
  limits: [null, null, null, 'longer-rate-headers', null],
  'more headers': ['extra-headers', 'validators', null, null, 'bare-headers'],
  coding: ['gzip', null, 'x-gzip', 'br', 'deflate'],
  'names of headers': [null, null, 'header-case', null, null],
  connection: ['keep-alive-off', null, null, null, null],
  chunks: [null, 'chunked', 'trailers', 'ended-by-closing', null],
  'first chunks': [null, 'first-bytes-alone', null, null, null],
  'before an answer': [null, 'early-hints', null, null, 'latency'],
  path: [null, null, null, null, 'below-a-path'],
};

/**
 * Pairs of different places that would hide each other, and why. A test holds that no set has one; where a form is red alone and not in its
 * set, add a pair. `npm run nightly` plays each form alone.
 */
export const hiding: readonly {
  readonly one: readonly string[];
  readonly other: readonly string[];
  readonly why: string;
}[] = [
  {
    one: ['chunked', 'first-bytes-alone'],
    other: ['gzip', 'br', 'deflate', 'x-gzip'],
    why: 'a decoder joins what the chunks cut, and compressed bodies have few of them',
  },
  {
    one: ['chunked', 'first-bytes-alone'],
    other: ['ascii-escapes', 'escaped-letters'],
    why: 'chunks must cut letters of several bytes',
  },
  {
    one: ['keep-alive-off', 'ended-by-closing'],
    other: ['chunked', 'first-bytes-alone', 'trailers'],
    why: 'a closed connection ends a body whose last chunk was not understood',
  },
  {
    one: ['keep-alive-off', 'ended-by-closing'],
    other: ['validators'],
    why: 'its header says how connections are kept',
  },
  {
    one: ['bare-headers'],
    other: ['header-case', 'extra-headers', 'validators'],
    why: 'headers that are left out are not spelt otherwise, and more headers stand in for them',
  },
  {
    one: ['other-seed', 'translates-in-capitals', 'translates-longer'],
    other: ['ascii-escapes'],
    why: 'the letters outside ASCII are those of the honest world',
  },
  {
    one: ['other-ids'],
    other: ['other-seed'],
    why: 'either changes the ids',
  },
  {
    one: ['gcore-durations-in-seconds'],
    other: ['gcore-times-elsewhere', 'gcore-times-in-seconds', 'gcore-liberties'],
    why: 'both write the ends of tasks',
  },
  {
    one: ['gcore-liberties'],
    other: ['gcore-file-with-settings', 'gcore-file-without-hours', 'gcore-file-with-notes'],
    why: 'both write the cues of a file',
  },
];

/** The ids of the variations of a provider in groups: those of a group are played by one server. Each variation is in one group. */
export function playedTogether(variations: readonly Variation[], provider: ProviderId): string[][] {
  const own = variations.filter(({ providers }) => providers?.includes(provider) ?? true).map(({ id }) => id);
  const sets = SETS.map((set) => Object.values(places).flatMap((row) => row[set] ?? []));
  const groups = sets.map((set) => set.filter((id) => own.includes(id))).filter(({ length }) => length > 0);
  const placed = new Set(sets.flat());
  return [...groups, ...own.filter((id) => !placed.has(id)).map((id) => [id])];
}
