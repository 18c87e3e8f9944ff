import { isJsonObject } from '../../../src/base/json.ts';
import { isTooDeep } from '../../../src/base/json-depth.ts';
import { REDACTED } from '../../../src/base/secrets/redacted.ts';
import type { SentBody } from '../../kernel/world/journal-entry.ts';
import type { Difference, Match } from './difference.ts';

/** Characters of a body that a difference shows. */
const SHOWN = 200;

/**
 * The differences between an expected body and a recorded one; empty if it matches. A text has to be contained in the
 * body, or in a text of its JSON. Of an object, each member has to be there with that value; others may be. A list has to
 * have the same length. A form counts as an object of texts.
 */
export function bodyDifferences(expected: NonNullable<Match['body']>, sent: SentBody): Difference[] {
  const { body, contentType, stoodThere = () => false } = sent;
  const { text } = body;
  const differs = (note: string): Difference[] => [
    { member: 'body', expected, seen: text === undefined ? null : shorten(text), note },
  ];
  if (body.bytes === 0) return differs('the request has no body, or was answered before it was read');
  if (text === undefined) return differs(`${body.bytes} bytes that are not text`);
  const value = parsed(text, contentType);
  if (typeof expected === 'string') {
    if (text.includes(expected) || (value !== undefined && hasText(value, expected))) return [];
    if (text.includes(REDACTED) && stoodThere(expected)) return [];
    return differs(body.cut ? `only the first ${text.length} characters are kept` : 'the body does not contain it');
  }
  if (value !== undefined) return partDifferences(expected, value, { member: 'body', stoodThere });
  return differs(
    body.cut ? `only the first ${text.length} characters are kept` : 'the body is neither JSON nor a form',
  );
}

/** The name of a part, and whether a text stood where a secret of it is blank. */
interface Part {
  readonly member: string;
  readonly stoodThere: (text: string) => boolean;
}

function partDifferences(expected: unknown, seen: unknown, { member, stoodThere }: Part): Difference[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(seen)) return [{ member, expected, seen: shortened(seen) }];
    if (seen.length !== expected.length) {
      return [{ member: `${member}.length`, expected: expected.length, seen: seen.length }];
    }
    return expected.flatMap((element, at) =>
      partDifferences(element, seen[at], { member: `${member}[${at}]`, stoodThere }),
    );
  }
  if (typeof expected === 'string' && isBlanked(seen) && stoodThere(expected)) return [];
  if (!isJsonObject(expected)) return expected === seen ? [] : [{ member, expected, seen: shortened(seen) }];
  if (!isJsonObject(seen)) return [{ member, expected, seen: shortened(seen) }];
  return Object.entries(expected).flatMap(([name, value]) =>
    Object.hasOwn(seen, name)
      ? partDifferences(value, seen[name], { member: `${member}.${name}`, stoodThere })
      : [{ member: `${member}.${name}`, expected: value, seen: null, note: 'absent' }],
  );
}

const isBlanked = (seen: unknown): boolean => typeof seen === 'string' && seen.includes(REDACTED);

function parsed(text: string, contentType = ''): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? undefined : value;
  } catch {
    const isForm = /x-www-form-urlencoded/i.test(contentType);
    return isForm ? Object.fromEntries(new URLSearchParams(text)) : undefined;
  }
}

function hasText(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.includes(text);
  return typeof value === 'object' && value !== null && Object.values(value).some((part) => hasText(part, text));
}

const shorten = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text);

const shortened = (value: unknown): unknown => {
  if (typeof value === 'string') return shorten(value);
  const text = JSON.stringify(value);
  return text !== undefined && text.length > SHOWN ? shorten(text) : value;
};
