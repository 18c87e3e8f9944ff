import { Recent } from '../../../src/base/recent.ts';
import { rememberSome } from '../../../src/base/remember-some.ts';

/** Answer headers worth keeping in a journal, in this order: those that do not depend on host, port or time. */
const RECORDED: readonly string[] = [
  'allow',
  'content-type',
  'location',
  'retry-after',
  'stream-media-id',
  'upload-expires',
  'upload-offset',
];

type Headers = Readonly<Record<string, string>>;

/** Answers with nothing but a type, by the type: most are of a few types, and share one object. */
const typed = new Recent<string, Headers>();

/** The headers of an answer that a record keeps, by lower-case names. */
export function answerHeaders(headers: Headers): Headers {
  let type: string | null = null;
  for (const name in headers) {
    const recorded = recordedName(name);
    if (recorded === '') continue;
    if (recorded !== 'content-type') return pick(headers);
    type = headers[name] ?? null;
  }
  if (type === null) return NONE;
  const before = typed.get(type);
  if (before !== undefined) return before;
  const made = { 'content-type': type };
  typed.set(type, made);
  return made;
}

const NONE: Headers = {};

function pick(headers: Headers): Headers {
  const all = Object.entries(headers).map(([name, value]) => [recordedName(name), value] as const);
  const known = new Map(all);
  const picked: Record<string, string> = {};
  for (const name of RECORDED) {
    const value = known.get(name);
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}

/** The lower-case name of a header that is recorded, or an empty text. */
const recordedName = rememberSome((name: string): string => {
  const lower = name.toLowerCase();
  return RECORDED.includes(lower) ? lower : '';
});
