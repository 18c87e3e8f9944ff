import type { OperationRow } from '../../src/contracts/types.ts';
import type { WireRequest } from './exchange.ts';
import { pathOf } from './paths.ts';

/**
 * The operation of a request, or undefined. A guard recognises too much rather than too little: below any prefix, in any
 * case, with a slash at the end, and with a last parameter that spans several segments.
 */
export function operationFor(
  rows: readonly OperationRow[],
  request: Pick<WireRequest, 'method' | 'url'>,
): OperationRow | undefined {
  const method = request.method.toLowerCase();
  const path = pathOf(request);
  const own = rows.filter((row) => row.method === method);
  return (
    own.find((row) => patternsOf(row).whole.some((one) => one.test(path))) ??
    own.find((row) => patternsOf(row).open.some((one) => one.test(path)))
  );
}

/** The paths of a row: whole ones, and those whose last parameter spans several segments. */
interface Patterns {
  readonly whole: readonly RegExp[];
  readonly open: readonly RegExp[];
}

const byRow = new WeakMap<OperationRow, Patterns>();

/** Every request of a run is looked up by them. */
function patternsOf(row: OperationRow): Patterns {
  const known = byRow.get(row);
  if (known !== undefined) return known;
  const templates = templatesOf(row);
  const open = templates.filter((one) => one.endsWith('}')).map((one) => pattern(one, '/.+$'));
  const patterns = { whole: templates.map(atPattern), open };
  byRow.set(row, patterns);
  return patterns;
}

/** Matches a row's path or a path below it. Group 1 is the template's last parameter, if it ends with one. */
export const belowPattern = (template: string): RegExp => pattern(template.replace(/\{\w+\}$/, '{}'), '(?:/|$)');

/** Matches a row's path. */
export const atPattern = (template: string): RegExp => pattern(template, '/?$');

/** A row's path and its aliases. */
export const templatesOf = ({ path, aliases = [] }: OperationRow): readonly string[] => [path, ...aliases];

const patterns = new Map<string, RegExp>();

function pattern(template: string, end: string): RegExp {
  const key = `${template} ${end}`;
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const source = escaped.replace(/\{(\w*)\}/g, (_whole, name: string) => (name === '' ? '([^/]+)' : '[^/]+'));
  const made = new RegExp(source + end, 'i');
  patterns.set(key, made);
  return made;
}
