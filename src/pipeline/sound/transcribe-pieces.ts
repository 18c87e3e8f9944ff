import { type HeardSegment, joinPieces } from './join.ts';
import { toldLanguage, wholeLanguage } from './piece-language.ts';
import type { HeardPart, PieceWork } from './piece-work.ts';
import { transcribeSpan } from './send-piece.ts';
import { type Span, spansOf } from './spans.ts';

/** What was heard in a long sound. */
export interface WholeHeard {
  /** As the service writes it; null if it does not tell. */
  readonly language: string | null;
  readonly segments: readonly HeardSegment[];
  /** The pieces, in order. */
  readonly parts: readonly HeardPart[];
}

/**
 * Transcribes a long sound piece by piece. Each piece is an effect of its own: a run that was stopped pays only for those that
 * are missing. Pieces are sent one after the other until one has enough speech to tell the language; then several at once, with that
 * language. What earlier runs have heard counts in the same way, so that a resumed job sends the same.
 */
export async function transcribePieces(work: PieceWork): Promise<WholeHeard> {
  const cutter = await work.sound.cutter();
  try {
    const spans = spansOf({ from: 0, to: work.durationSeconds }, work.rule);
    const heard: HeardPart[][] = [];
    let [next, done] = [0, 0];
    let told: string | null = null;
    const sendNext = async () => {
      const at = next++;
      heard[at] = await transcribeSpan(work, cutter, spans[at] as Span, told);
      done += 1;
      work.report(done / spans.length);
    };
    while (work.tellsLanguage && told === null && next < spans.length) {
      await sendNext();
      told = toldLanguage(heard.flat());
    }
    if (told !== null) work.onLanguage(told);
    const failures: unknown[] = [];
    const worker = async () => {
      // After a failure no piece is begun, and the answers of those that were sent are kept.
      while (failures.length === 0 && next < spans.length) await sendNext().catch((error) => failures.push(error));
    };
    await Promise.all(Array.from({ length: work.rule.atOnce }, worker));
    if (failures.length > 0) throw failures[0];
    const parts = heard.flat();
    return { language: wholeLanguage(parts), segments: joinPieces(parts), parts };
  } finally {
    await cutter.close();
  }
}
