import { z } from 'zod';
import type { JsonValue } from '../../src/base/json.ts';
import type { Answer } from '../model/context/answer.ts';
import { show } from '../model/show.ts';

/** A value that does not have the required shape. */
export interface Misfit {
  /** The first misfit: its place and what is expected there, such as `result.status.state: one of ready, error`. */
  readonly expected: string;
  /** What is there, and in what. */
  readonly got: string;
}

/** A text that is not empty. */
export const text = z.string().min(1, 'a text that is not empty');

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** A time of RFC 3339. */
export const time = z
  .string()
  .refine((value) => TIME.test(value) && !Number.isNaN(Date.parse(value)), 'a time of RFC 3339');

/** A URL of http or https. */
export const url = z.string().refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), 'an http(s) URL');

/**
 * Compares a value with a schema; null when it fits. Members that the schema does not name are allowed, so checks never use
 * strict objects. `place` names the value in the report.
 */
export function misfit(value: JsonValue | undefined, schema: z.ZodType, place = 'the body'): Misfit | null {
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) return null;
  const { path, expected } = deepest(issue);
  const seen = path.length === 0 ? show(value, 300) : `${show(memberAt(value, path), 100)} in ${show(value, 300)}`;
  return { expected: `${placeOf(path, place)}: ${expected}`, got: seen };
}

/** Demands that a value has a shape. */
export function expectShape(answer: Answer, value: JsonValue | undefined, schema: z.ZodType, place?: string): void {
  const problem = misfit(value, schema, place);
  if (problem !== null) answer.fail(problem.expected, problem.got);
}

type Path = readonly PropertyKey[];

/** The issue in words. In a union, that of the branch which the value fits furthest. */
function deepest(issue: z.core.$ZodIssue): { path: Path; expected: string } {
  if (issue.code !== 'invalid_union') return { path: issue.path, expected: wordsFor(issue) };
  const branches = issue.errors.flatMap(([first]) => (first === undefined ? [] : [deepest(first)]));
  const length = Math.max(0, ...branches.map(({ path }) => path.length));
  const furthest = branches.filter(({ path }) => path.length === length);
  return {
    path: [...issue.path, ...(furthest[0]?.path ?? [])],
    expected: [...new Set(furthest.map(({ expected }) => expected))].join(' or '),
  };
}

function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') {
    return issue.values.length === 1 ? show(issue.values[0]) : `one of ${issue.values.join(', ')}`;
  }
  if (issue.code === 'invalid_type') return NAMES[issue.expected] ?? issue.expected;
  return issue.message;
}

const NAMES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  record: 'an object',
  int: 'integer',
};

const placeOf = (path: Path, place: string): string =>
  path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before === 'the body' ? String(key) : `${before}.${String(key)}`;
  }, place);

const memberAt = (value: JsonValue | undefined, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
