import type { OpenAPIV3_1 } from 'openapi-types';
import { listStates, videoStages } from '../videos/types.ts';

type Schema = OpenAPIV3_1.SchemaObject;
type Property = Schema | OpenAPIV3_1.ReferenceObject;

const text: Schema = { type: 'string' };
const number: Schema = { type: 'number' };
const count: Schema = { type: 'integer', minimum: 0 };
const orNull = (of: Property): Schema => ({ oneOf: [of, { type: 'null' }] });
const list = (items: Property): Schema => ({ type: 'array', items });
const named = (name: string): OpenAPIV3_1.ReferenceObject => ({ $ref: `#/components/schemas/${name}` });

/** An object with these properties, all of them required but those in `optional`. */
const object = (properties: Record<string, Property>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const job = object({
  state: { enum: [...listStates] },
  stages: object(Object.fromEntries(videoStages.map((stage) => [stage, named('Stage')]))),
  error: orNull(object({ kind: text, message: text, next: text })),
  spent: { ...orNull(object({ amount: number, unit: text })), description: 'What has been paid for translations.' },
  adding: { ...list(text), description: 'Languages that the job adds.' },
  url: text,
  events: text,
});

/** Shapes of all bodies by name. */
export const schemas: Record<string, Schema> = {
  Video: object({
    id: { type: 'string', pattern: '^[0-9a-f]{32}$' },
    title: text,
    created: { type: 'string', format: 'date-time' },
    bytes: count,
    durationSeconds: number,
    to: { ...list(text), description: 'Languages that were asked for (BCP 47).' },
    language: { ...orNull(text), description: 'The spoken language; null while unknown.' },
    url: { type: 'string', description: 'Path of the video on this server.' },
    poster: { ...orNull(text), description: 'Path of a still picture; null while there is none.' },
    job,
    tracks: list(named('Track')),
  }),
  Stage: object(
    {
      state: { enum: ['waiting', 'working', 'done', 'failed', 'skipped'] },
      fraction: { ...orNull(number), description: '0 to 1; null while unknown.' },
      secondsLeft: orNull(number),
      language: text,
      seconds: { ...number, description: 'How long it took.' },
    },
    ['language', 'seconds'],
  ),
  Track: object({
    language: text,
    original: { type: 'boolean', description: 'Whether it is in the spoken language.' },
    label: text,
    vtt: text,
    srt: text,
  }),
  VideoList: object({
    videos: list(named('Video')),
    next: { ...orNull(text), description: 'Cursor of the next page; null after the last.' },
    count: { ...count, description: 'All videos that match, on all pages.' },
    totals: {
      ...object({
        videos: count,
        tracks: count,
        states: object(Object.fromEntries(listStates.map((state) => [state, count]))),
      }),
      description: 'Numbers of all videos and tracks.',
    },
    setAside: { ...list(object({ id: text, file: text })), description: 'Records that cannot be read.' },
  }),
  Upload: object(
    {
      video: { type: 'string', format: 'binary' },
      audio: { type: 'string', format: 'binary', description: 'A separate file of the sound.' },
      to: { type: 'string', description: 'Languages to translate to, divided by commas.' },
      from: { type: 'string', description: 'The spoken language. Default: detected.' },
      title: { type: 'string', description: 'Default: the name of the file.' },
    },
    ['audio', 'to', 'from', 'title'],
  ),
  Bytes: { type: 'string', format: 'binary' },
  Edit: object({ cue: { ...count, description: 'Position of the cue, from 0.' }, text }, ['text']),
  TrackFile: { type: 'string', description: 'A WebVTT file.' },
  Languages: object({ to: { ...list(text), description: 'BCP 47 tags. Those that are there stay as they are.' } }),
  Stale: object({
    stale: list(object({ cue: { ...count, description: 'Position of the cue, from 0.' }, before: text, now: text })),
    count,
  }),
  Findings: object({
    findings: list({ type: 'object' }),
    count,
    limits: {
      ...orNull({ type: 'object' }),
      description:
        'Limits of the profile for the language: lineLength, charactersPerSecond and others; null without lint.',
    },
  }),
  Health: object({ status: { const: 'ok' } }),
  Refusal: object({ error: object({ code: text, message: text, next: text }) }),
};
