import { composePayloads } from './compose.ts';
import { MetadataDetector } from './metadata.ts';
import { createScanner } from './scan.ts';
import { Structure } from './structure.ts';
import { TextRuns } from './text-runs.ts';
import type { Substitution, SubtitleFormat, SubtitleWarning, SubtitleWarningKind, Translate } from './types.ts';

const MESSAGES: Record<SubtitleWarningKind, string> = {
  'empty-replacement': 'The translation has no visible text; the source text was kept.',
  'run-count': 'The translation must have one string for each text run; the source text was kept.',
  'unsafe-replacement': 'The translation would change the structure of the file; the source text was kept.',
  'reparse-mismatch': 'The finished file would not parse to the same cues; the whole source was kept.',
  'unterminated-tag': 'A "<" without ">" hides the rest of this cue; that part was kept as it is.',
  metadata: 'The payload is data, not language; it was kept as it is.',
};

/**
 * Replaces the text of every billable cue and copies everything outside the text runs. With a translator that returns
 * its argument, the result equals the input byte for byte, for any input.
 *
 * For any return value of the translator, the result has the same cues, ids, times, settings, markup and billable count.
 * A cue for which that is impossible keeps its source text, and `warnings` lists it.
 *
 * @param translate called once for each billable cue that has a letter outside its markup, in file order. Its
 * errors pass through.
 * @example
 * substituteText('1\n00:00:01,000 --> 00:00:02,000\n<i>Hello</i>\n', 'srt', (runs) => runs.map((run) => `${run}!`));
 */
export function substituteText(content: string, format: SubtitleFormat, translate: Translate): Substitution {
  const scanner = createScanner(content, format);
  const { segments } = scanner;
  const runs = new TextRuns(content, format);
  const metadata = new MetadataDetector(content);
  const structure = new Structure(format);
  const warnings: SubtitleWarning[] = [];
  const warn = (cue: number, kind: SubtitleWarningKind): void => {
    warnings.push({ kind, cue, message: MESSAGES[kind] });
  };
  const parts: string[] = [];
  let copied = 0;
  /** How much longer the output is than the source up to here. */
  let shift = 0;
  let billable = 0;

  for (let cue = 0; scanner.next(); cue++) {
    structure.add(scanner, shift);
    if (!scanner.billable) continue;
    billable++;
    if (format === 'vtt' && metadata.isMetadata(segments[0] as number, segments[1] as number)) {
      warn(cue, 'metadata');
      continue;
    }
    runs.clear();
    for (let bound = 0; bound < scanner.segmentCount * 2; bound += 2) {
      runs.add(segments[bound] as number, segments[bound + 1] as number);
    }
    if (runs.unterminated) warn(cue, 'unterminated-tag');
    if (runs.count === 0) continue;

    // The translator gets a copy, so that a translator which writes into its argument is noticed too.
    const texts: unknown = translate(runs.texts.slice(0, runs.count), { index: cue });
    if (!isTextList(texts, runs.count)) {
      warn(cue, 'run-count');
      continue;
    }
    if (isUnchanged(texts, runs)) continue;
    const payloads = composePayloads(content, format, scanner, runs, texts);
    if (typeof payloads === 'string') {
      warn(cue, payloads);
      continue;
    }
    payloads.forEach((payload, segment) => {
      if (payload === undefined) return;
      parts.push(content.slice(copied, segments[segment * 2]), payload);
      copied = segments[segment * 2 + 1] as number;
      shift += payload.length - (copied - (segments[segment * 2] as number));
    });
  }

  if (parts.length > 0) parts.push(content.slice(copied));
  const output = parts.length > 0 ? parts.join('') : content;
  // Each payload was checked separately; parsing the whole file again guards against what that check may have missed.
  const different = structure.firstDifference(output);
  if (different >= 0) {
    warn(different, 'reparse-mismatch');
    return { content, billable, warnings };
  }
  return { content: output, billable, warnings };
}

/** Checks every index, so that a hole in the array is noticed. */
function isTextList(value: unknown, count: number): value is readonly string[] {
  if (!Array.isArray(value) || value.length !== count) return false;
  for (let run = 0; run < count; run++) if (typeof value[run] !== 'string') return false;
  return true;
}

function isUnchanged(texts: readonly string[], runs: TextRuns): boolean {
  for (let run = 0; run < runs.count; run++) if (texts[run] !== runs.texts[run]) return false;
  return true;
}
