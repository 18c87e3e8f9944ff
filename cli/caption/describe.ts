import { englishName } from '../../src/base/english-name.ts';
import type { CaptionResult, CaptionTrack } from '../../src/pipeline/index.ts';
import { count } from './numbers.ts';

/** Describes where each track of a video was published. */
export function describeResult({ title, language, cues, tracks, spent, notices }: CaptionResult): string {
  const width = Math.max(...tracks.map((track) => track.language.length));
  const lines = tracks.flatMap((track) => [
    ...track.published.map(({ place }, at) => `  ${(at === 0 ? track.language : '').padEnd(width)}  ${place}`),
    ...lintLine(track).map((line) => `  ${''.padEnd(width)}  ${line}`),
  ]);
  const head = `${title}: ${count(cues, 'cue')} in ${englishName(language) ?? language}, ${count(tracks.length, 'track')}, ${describeSpent(spent)}`;
  return [head, ...lines, ...notices.map((notice) => `  ${notice}`), ''].join('\n');
}

/** Numbers of the findings of a track. */
export const countFindings = (
  findings: CaptionTrack['findings'],
): { readonly errors: number; readonly warnings: number } => ({
  errors: findings.filter(({ severity }) => severity === 'error').length,
  warnings: findings.filter(({ severity }) => severity === 'warning').length,
});

/** `lint: 1 error, 2 warnings (speed/characters 2, layout/lines 1)`; nothing without findings. */
function lintLine({ findings }: CaptionTrack): string[] {
  const { errors, warnings } = countFindings(findings);
  if (errors + warnings === 0) return [];
  const rules = new Map<string, number>();
  for (const { rule, severity } of findings) if (severity !== 'info') rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const named = [...rules].sort(([, one], [, other]) => other - one).map(([rule, times]) => `${rule} ${times}`);
  const more = named.length > 3 ? `, ${named.length - 3} more` : '';
  return [`lint: ${count(errors, 'error')}, ${count(warnings, 'warning')} (${named.slice(0, 3).join(', ')}${more})`];
}

/** Describes a cost: `7 credits spent`. */
export const describeSpent = ({ amount, unit }: CaptionResult['spent']): string =>
  amount === 0 ? 'nothing spent' : `${count(amount, unit.replace(/s$/, ''))} spent`;
