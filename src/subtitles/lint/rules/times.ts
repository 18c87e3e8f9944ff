import { cite } from '../../profiles/citation.ts';
import type { LintRule } from '../rule.ts';

const seconds = (ms: number): string => `${ms / 1000} s`;

/** Rules on the times of cues. */
export const timeRules: readonly LintRule[] = [
  {
    id: 'time/end',
    title: 'A cue ends after it starts.',
    level: 'error',
    citation: cite('documented', 'WEBVTT'),
    start: ({ report }) => ({
      cue(cue) {
        if (cue.endMs > cue.startMs) return;
        report(cue, {
          message: `The cue ends at ${seconds(cue.endMs)} and starts at ${seconds(cue.startMs)}: it is never shown.`,
          hint: 'Give it an end after its start.',
        });
      },
    }),
  },
  {
    id: 'time/order',
    title: 'Cues stand in the order of their starts.',
    level: 'error',
    citation: cite('documented', 'WEBVTT'),
    start: ({ report }) => ({
      cue(cue) {
        if (cue.startMs >= cue.previousStartMs) return;
        report(cue, {
          message: `The cue starts at ${seconds(cue.startMs)}, before the one above it (${seconds(cue.previousStartMs)}).`,
          hint: 'Sort the cues by their starts.',
        });
      },
    }),
  },
  {
    id: 'time/overlap',
    title: 'No two cues are shown at the same time.',
    level: 'warning',
    citation: cite('assumed', 'FCC', 'OURS'),
    start: ({ report }) => ({
      cue(cue) {
        if (cue.startMs >= cue.previousEndMs || cue.startMs < cue.previousStartMs) return;
        report(cue, {
          message: `The cue starts ${cue.previousEndMs - cue.startMs} ms before an earlier one ends.`,
          hint: 'End the earlier cue before this one starts, or join the two.',
        });
      },
    }),
  },
  {
    id: 'time/min-duration',
    title: 'A cue is shown for the shortest time of the profile, or longer.',
    row: 'minDurationMs',
    start: ({ rows, report }) => {
      const least = rows.minDurationMs?.value ?? 0;
      return {
        cue(cue) {
          const duration = cue.endMs - cue.startMs;
          if (duration >= least || duration <= 0) return;
          report(cue, {
            message: `The cue is shown for ${seconds(duration)}; the shortest time is ${seconds(least)}.`,
            hint: 'Show it longer, or join it with a neighbour.',
          });
        },
      };
    },
  },
  {
    id: 'time/max-duration',
    title: 'A cue is shown for the longest time of the profile, or shorter.',
    row: 'maxDurationMs',
    start: ({ rows, report }) => {
      const most = rows.maxDurationMs?.value ?? 0;
      return {
        cue(cue) {
          const duration = cue.endMs - cue.startMs;
          if (duration <= most) return;
          report(cue, {
            message: `The cue is shown for ${seconds(duration)}; the longest time is ${seconds(most)}.`,
            hint: 'Split it, or end it earlier.',
          });
        },
      };
    },
  },
];
