import { cite } from './citation.ts';
import type { DcmpLevel, ProfileOptions, ProfileRow, ProfileRows } from './types.ts';

const OLDER = cite('documented', 'DCMP-PR');

/** Words per minute by level: the upper bounds of the ranges. The level `upper` has no number. */
const SPEEDS: Readonly<Record<DcmpLevel, ProfileRow<number> | undefined>> = {
  lower: { value: 130, citation: cite('documented', 'DCMP-601', 'DCMP-PR'), level: 'warning' },
  middle: { value: 130, citation: OLDER, level: 'warning' },
  upper: undefined,
  'adult-special': { value: 160, citation: OLDER, level: 'warning' },
  'theatrical-child': { value: 160, citation: cite('documented', 'DCMP-PR', 'DCMP-V'), level: 'warning' },
  'theatrical-adult': { value: 235, citation: cite('documented', 'DCMP-PR', 'DCMP-V'), level: 'warning' },
};

/** Returns the rows of the DCMP Captioning Key. The longest time on screen was not read. */
export function dcmpRows({ audience, level }: ProfileOptions): ProfileRows {
  const speed = SPEEDS[level ?? (audience === 'children' ? 'lower' : 'adult-special')];
  return {
    lineLength: { value: 32, citation: cite('documented', 'DCMP-V'), level: 'error' },
    counting: { value: 'graphemes', citation: cite('assumed', 'OURS'), level: 'error' },
    lines: { value: 2, citation: cite('observed', 'DCMP-SYR'), level: 'error' },
    ...(speed && { wordsPerMinute: speed }),
    minDurationMs: { value: 2000, citation: OLDER, level: 'error' },
    lineBreaks: { value: true, citation: cite('observed', 'DCMP-SYR'), level: 'warning' },
    soundBrackets: { value: 'square', citation: cite('documented', 'DCMP-LM'), level: 'warning' },
    speakerBrackets: { value: 'round', citation: cite('documented', 'DCMP-LM'), level: 'warning' },
  };
}
