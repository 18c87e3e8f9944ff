import type { CleanUpResult, Leftover } from '../../conformance/live/cleanup.ts';

const nameOf = ({ provider, kind, id }: Leftover): string => `${provider} ${kind}${id === undefined ? '' : ` ${id}`}`;

/** Describes the result of cleaning up, for stderr. */
export function cleanUpText(
  { retained, left }: Pick<CleanUpResult, 'retained' | 'left'>,
  removed: number,
  path: string,
): string {
  const lines = [`cleaned up: ${removed} removed, ${retained.length} retained, ${left.length} left`];
  for (const one of retained) lines.push(`  retained: ${nameOf(one)}: ${one.why}`);
  for (const one of left) lines.push(`  left: ${nameOf(one)}: ${one.why}`);
  if (left.length > 0) lines.push(`  try again with: conform cleanup ${path}`);
  return `${lines.join('\n')}\n`;
}
