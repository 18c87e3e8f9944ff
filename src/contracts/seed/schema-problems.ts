import type { ZodType, z } from 'zod';
import { nearest } from '../../base/nearest.ts';
import { membersAt } from '../schema-members.ts';
import { pathText, type SeedProblem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** Says what a schema finds wrong in a value: every unknown member with the nearest known one, every wrong value as it came. */
export function schemaProblems(schema: ZodType, value: unknown, issues: readonly Issue[]): SeedProblem[] {
  return issues.flatMap((issue) => problemsOf(schema, value, issue));
}

function problemsOf(schema: ZodType, value: unknown, issue: Issue): SeedProblem[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownMember(schema, path, key));
  const came = shown(valueAt(value, path));
  if (issue.code === 'invalid_key') {
    const [why] = issue.issues;
    return [{ path: pathText(path), text: `is not a valid name here: ${why?.message ?? 'see the schema'}.` }];
  }
  const inner = issue.code === 'invalid_union' ? branchOf(issue.errors) : null;
  if (inner) return problemsOf(schema, value, { ...inner, path: [...path, ...inner.path] } as Issue);
  return [{ path: pathText(path), text: `${expectation(issue)}, got ${came}.` }];
}

/** The first problem below the value, in the branch of a union that the value was meant for; null without such a branch. */
function branchOf(branches: readonly (readonly Issue[])[]): Issue | null {
  const meant = branches.find((issues) =>
    issues.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'),
  );
  return meant?.[0] ?? null;
}

function unknownMember(schema: ZodType, path: readonly PropertyKey[], key: string): SeedProblem {
  const members = membersAt(schema, path);
  const [near] = nearest(key, members);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return { path: pathText([...path, key]), text: `there is no member "${key}".${hint} Known: ${members.join(', ')}.` };
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.map((one) => JSON.stringify(one)).join(' or ')}`;
    case 'invalid_union':
      return `expected ${unionText(issue)}`;
    case 'too_small':
      return `expected ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${UNITS[issue.origin] ?? ''}`;
    case 'too_big':
      return `expected at most ${issue.maximum}${UNITS[issue.origin] ?? ''}`;
    default:
      return issue.message;
  }
}

function unionText(issue: Issue & { code: 'invalid_union' }): string {
  if ('options' in issue && Array.isArray(issue.options))
    return issue.options.map((one) => JSON.stringify(one)).join(' or ');
  const kinds = issue.errors.flatMap(([first]) =>
    first?.code === 'invalid_type' ? [KINDS[first.expected] ?? first.expected] : [],
  );
  return kinds.length > 0 ? kinds.join(' or ') : 'another value';
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' elements' };

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, part) => (Object(at) === at ? Reflect.get(at as object, part) : undefined), value);
}

/** A value for people: short, with its kind. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return typeof value === 'string' ? `the text ${short}` : short;
}
