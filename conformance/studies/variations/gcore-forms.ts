import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { inJson } from './bodies.ts';
import { answers } from './link.ts';
import { withNotes, withoutHours, withSettings } from './media-forms.ts';
import type { Variation } from './variation.ts';

/** Changes each member that has a name; the others, and what is in them, stay. */
const members =
  (change: (name: string, value: JsonValue, parent: JsonObject) => JsonValue | undefined) =>
  (value: JsonValue): JsonValue => {
    const each = (one: JsonValue): JsonValue => {
      if (Array.isArray(one)) return one.map(each);
      if (!isJsonObject(one)) return one;
      const changed = Object.entries(one).map(([name, part]) => [name, change(name, each(part ?? null), one)] as const);
      return Object.fromEntries(changed.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));
    };
    return each(value);
  };

const changing = (change: Parameters<typeof members>[0]) =>
  answers(inJson((value) => JSON.stringify(members(change)(value))));

const MINUTES_EAST = 330;

/** The same moment in India, with microseconds. */
const elsewhere = (time: string): string => {
  const there = new Date(Date.parse(time) + MINUTES_EAST * 60_000).toISOString();
  return there.replace(/(\.\d{3})Z$/, '$1000+05:30');
};

const isTime = (name: string, value: JsonValue): value is string => name.endsWith('_at') && typeof value === 'string';

const vtt = (change: (text: string) => string) =>
  changing((name, value) => (name === 'vttContent' && typeof value === 'string' ? change(value) : value));

const only = (id: string, statement: string, link: NonNullable<Variation['link']>): Variation => ({
  id,
  statement,
  providers: ['gcore-ai'],
  link,
});

/** Variations of Gcore. */
export const gcoreForms: readonly Variation[] = [
  only(
    'gcore-times-elsewhere',
    'writes times in another zone, with microseconds',
    changing((name, value) => (isTime(name, value) ? elsewhere(value) : value)),
  ),
  only(
    'gcore-times-in-seconds',
    'writes times in whole seconds',
    changing((name, value) => (isTime(name, value) ? value.replace(/\.\d+(?=Z|[+-]|$)/, '') : value)),
  ),
  only(
    'gcore-durations-in-seconds',
    'writes the ends of tasks with a fraction, and their durations in whole seconds',
    changing((name, value) => {
      if (name === 'total_time_sec' && typeof value === 'number') return Math.round(value);
      return name === 'completed_at' && isTime(name, value) ? new Date(Date.parse(value) + 400).toISOString() : value;
    }),
  ),
  only('gcore-file-without-hours', 'leaves zero hours out of the file of a result', vtt(withoutHours)),
  only('gcore-file-with-notes', 'names the cues of the file of a result, and puts notes between them', vtt(withNotes)),
  only(
    'gcore-file-with-settings',
    'writes the file of a result with CRLF, settings and a text after WEBVTT',
    vtt(withSettings),
  ),
  only(
    'gcore-more-words',
    'adds further messages to the errors of fields',
    changing((name, value) =>
      name === 'errors' && isJsonObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([field, texts]) => [
              field,
              Array.isArray(texts) ? [...texts, 'See the documentation.'] : (texts ?? null),
            ]),
          )
        : value,
    ),
  ),
];
