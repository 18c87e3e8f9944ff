import { EndTime } from '../end-time.ts';
import type { LintCue } from '../lint-cue.ts';
import type { LintRule } from '../rule.ts';

/** Whether the cue before is the one that ends last, so that its end may be changed. */
const followsOne = (cue: LintCue): boolean => cue.index > 0 && cue.startMs >= cue.previousStartMs;

/** Rules on the time between cues. */
export const gapRules: readonly LintRule[] = [
  {
    id: 'time/gap',
    title: 'Between two cues is the shortest gap of the profile, or a longer one.',
    row: 'gapMs',
    fixes: true,
    start: ({ rows, report }) => {
      const least = rows.gapMs?.value ?? 0;
      const shortest = rows.minDurationMs?.value ?? 1;
      const before = new EndTime();
      return {
        cue(cue) {
          const gap = cue.startMs - cue.previousEndMs;
          if (gap < least && gap >= 0 && followsOne(cue)) {
            const edits = before.edit(cue, cue.startMs - least, shortest);
            report(cue, {
              message: `The cue starts ${gap} ms after the one before it ends; the shortest gap is ${least} ms.`,
              hint: `End the cue before it ${least - gap} ms earlier.`,
              ...(edits && { edits }),
            });
          }
          before.take(cue);
        },
      };
    },
  },
  {
    id: 'time/gap-closing',
    title: 'Between two cues is the shortest gap of the profile, or at least half a second.',
    row: 'closedGapMs',
    fixes: true,
    start: ({ rows, report }) => {
      const [from, to] = rows.closedGapMs?.value ?? [0, 0];
      const least = rows.gapMs?.value ?? 0;
      const longest = rows.maxDurationMs?.value ?? Number.POSITIVE_INFINITY;
      const before = new EndTime();
      let startMs = 0;
      return {
        cue(cue) {
          const gap = cue.startMs - cue.previousEndMs;
          if (gap >= from && gap < to && followsOne(cue) && cue.startMs - least - startMs <= longest) {
            const edits = before.edit(cue, cue.startMs - least, 0);
            report(cue, {
              message: `The cue starts ${gap} ms after the one before it ends: the gap flickers.`,
              hint: `Close it to ${least} ms by ending the cue before it ${gap - least} ms later, or leave at least ${to} ms.`,
              ...(edits && { edits }),
            });
          }
          before.take(cue);
          startMs = cue.startMs;
        },
      };
    },
  },
];
