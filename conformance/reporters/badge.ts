import { exitCode, type Report } from '../model/report.ts';
import { type Badge, badgeColours, badgeJson, badgeSvg } from './badge-form.ts';
import type { Output, Reporter } from './reporter.ts';

/** Writes the JSON of an endpoint badge of shields.io: how many judged checks hold, and the requirements if they are frozen. */
export const badgeReporter = (output: Output): Reporter => ({
  finish: (report) => output.write(badgeJson(reportBadge(report))),
});

/** Writes the same badge as one SVG file. */
export const svgReporter = (output: Output): Reporter => ({
  finish: (report) => output.write(badgeSvg(reportBadge(report))),
});

/** The badge of a run. What a baseline expects is named, and does not make it red. */
export function reportBadge({ summary, requirements }: Pick<Report, 'summary' | 'requirements'>): Badge {
  const { passed, warned, failed, untestable, known, stale, errors } = summary;
  const label = requirements?.join(', ') ?? 'conform';
  const badge = (message: string, colour: Badge['colour']): Badge => ({ label, message, colour });
  const judged = passed + warned + failed + untestable;
  const bad = failed + untestable - known;
  if (bad > 0) return badge(`${bad} of ${judged} fail`, badgeColours.red);
  if (stale > 0) return badge('stale baseline', badgeColours.red);
  if (errors > 0) return badge('broken run', badgeColours.none);
  if (exitCode({ summary }) !== 0) return badge('nothing verified', badgeColours.none);
  if (known > 0) return badge(`${judged - known} of ${judged} hold, ${known} known`, badgeColours.yellow);
  return badge(`${judged} of ${judged} hold`, badgeColours.green);
}
