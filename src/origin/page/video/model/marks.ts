import { type Limits, type Measure, measure } from './measure.ts';
import type { EditorCue } from './track-file.ts';

/** A finding of lint, as the API gives it. */
export interface Finding {
  /** From 1; null for the whole file. */
  readonly cue: number | null;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly hint: string;
}

/** A stale cue, as the API gives it. */
export interface Stale {
  /** From 0. */
  readonly cue: number;
  readonly before: string;
  readonly now: string;
}

/** What the server says of a track as it was saved last. */
export interface Reports {
  readonly limits: Limits | null;
  /** By cue of the saved track. */
  readonly findings: ReadonlyMap<EditorCue, readonly Finding[]>;
  /** Findings, and stale cues. */
  readonly counts: { readonly findings: number; readonly stale: number };
  readonly stale: ReadonlyMap<EditorCue, Stale>;
}

/** No reports yet. */
export const noReports: Reports = {
  limits: null,
  findings: new Map(),
  counts: { findings: 0, stale: 0 },
  stale: new Map(),
};

/** Orders the answers of the API by the cues that they are about. */
export function reportsOf(
  cues: readonly EditorCue[],
  found: { readonly findings: readonly Finding[]; readonly count: number; readonly limits: Limits | null },
  stale: { readonly stale: readonly Stale[]; readonly count: number },
): Reports {
  const findings = new Map<EditorCue, Finding[]>();
  for (const finding of found.findings) {
    const cue = finding.cue === null ? undefined : cues[finding.cue - 1];
    if (cue) findings.set(cue, [...(findings.get(cue) ?? []), finding]);
  }
  const byCue = new Map(
    stale.stale.flatMap((one) => {
      const cue = cues[one.cue];
      return cue ? [[cue, one] as const] : [];
    }),
  );
  return { limits: found.limits, findings, counts: { findings: found.count, stale: stale.count }, stale: byCue };
}

/** Rules whose breaches the page measures itself, at once. */
const MEASURED = ['speed/characters', 'layout/line-length', 'layout/lines', 'time/min-duration', 'time/max-duration'];

/** What is said of a cue. */
export interface Marks extends Measure {
  /** Findings that the page cannot measure. */
  readonly findings: readonly Finding[];
  readonly stale: Stale | null;
}

const measured = new WeakMap<EditorCue, { readonly limits: Limits | null; readonly measure: Measure }>();

/** Returns the marks of a cue. */
export function marksOf(cue: EditorCue, { limits, findings, stale }: Reports): Marks {
  let known = measured.get(cue);
  if (known?.limits !== limits) {
    known = { limits, measure: measure(cue, limits) };
    measured.set(cue, known);
  }
  const others = (findings.get(cue) ?? []).filter(({ rule }) => !MEASURED.includes(rule));
  return { ...known.measure, findings: others, stale: stale.get(cue) ?? null };
}

/** Position of the next cue that has a mark, after a position, from the beginning after the last; -1: none has. */
export function nextMarked(cues: readonly EditorCue[], reports: Reports, after: number): number {
  for (let step = 1; step <= cues.length; step++) {
    const at = (after + step) % cues.length;
    const { over, findings, stale } = marksOf(cues[at] as EditorCue, reports);
    if (over.length > 0 || findings.length > 0 || stale !== null) return at;
  }
  return -1;
}
