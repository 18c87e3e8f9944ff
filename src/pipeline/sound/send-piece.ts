import { isClientError } from '../../clients/http.ts';
import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';
import type { HeardPart, PieceHeard, PieceWork } from './piece-work.ts';
import type { SoundCutter, SoundPiece } from './sound-source.ts';
import { halvesOf, type Span } from './spans.ts';

/**
 * Result of one piece, for the log: refused pieces are halved, also in a later run. `rest`: where the sound goes on after a gap.
 * Logs of older versions lack `to`, `rest` and the probability.
 */
type PieceOutcome =
  | (Partial<PieceHeard> & {
      readonly segments: PieceHeard['segments'];
      readonly from: number;
      readonly to?: number;
      readonly rest?: number | null;
      readonly lost?: number;
    })
  | { readonly refused: string };

/**
 * Transcribes a span: as one piece, as halves if that is too long, and what follows a gap as another piece.
 * @param language that of the whole, null while it is unknown
 */
export async function transcribeSpan(
  work: PieceWork,
  cutter: SoundCutter,
  span: Span,
  language: string | null,
): Promise<HeardPart[]> {
  const outcome = await runSpan(work, cutter, span, language);
  if (!('refused' in outcome)) {
    const {
      language: found = null,
      languageProbability = null,
      segments,
      from,
      to = span.to,
      rest,
      lost = 0,
    } = outcome;
    const part = { language: found, languageProbability, segments, from, to, lost };
    return rest == null
      ? [part]
      : [part, ...(await transcribeSpan(work, cutter, { from: rest, to: span.to }, language))];
  }
  const halves = halvesOf(span, work.rule);
  if (halves === null) throw stillTooLong(span, outcome.refused);
  const parts: HeardPart[] = [];
  for (const half of halves) parts.push(...(await transcribeSpan(work, cutter, half, language)));
  return parts;
}

function runSpan(work: PieceWork, cutter: SoundCutter, span: Span, language: string | null): Promise<PieceOutcome> {
  const { effects, rule } = work;
  const part = `${span.from.toFixed(3)}-${span.to.toFixed(3)}`;
  const name = `${work.name}/${part}`;
  const intent = { ...span, lost: lostBefore(effects.log.record(name)) };
  let cut: SoundPiece | null = null;
  return effects.once<PieceOutcome>({
    name,
    intent,
    portable: true,
    noLateness: true,
    keepsIntent: true,
    // Before the intent: an intent without outcome is then a piece that was sent.
    async prepare() {
      cut = await cutter.cut(span);
    },
    async do() {
      if (cut === null) return { language: null, segments: [], from: span.from };
      try {
        const { audio, from, to, rest } = cut;
        if (audio.size > rule.bytes && halvesOf(span, rule) !== null)
          return { refused: `${audio.size} bytes are too many` };
        const heard = await work.send(audio, language);
        return { ...heard, from, to, rest, ...(intent.lost > 0 ? { lost: intent.lost } : {}) };
      } catch (error) {
        if (isClientError(error) && error.chargePossible) intent.lost += 1;
        const refused = work.tooLong(error);
        if (refused === null) throw error;
        return { refused };
      } finally {
        await cut.release();
      }
    },
    // The service keeps no list of what it did.
    find: async () => ({ state: 'not-done' }),
  });
}

/** Requests for a piece whose answers earlier runs have lost: the last one was stopped while it waited for an answer. */
function lostBefore(record: ReturnType<PieceWork['effects']['log']['record']>): number {
  if (record?.state !== 'open') return 0;
  const { lost } = Object(record.intent) as { readonly lost?: number };
  return (lost ?? 0) + 1;
}

const stillTooLong = ({ from, to }: Span, refusal: string): CaptionError =>
  new CaptionError({
    kind: 'refused',
    cause: `The service refuses even ${Math.round(to - from)} seconds of the sound, from second ${Math.round(from)} on: ${refusal}`,
    next: step`Use another transcriber${option('--transcriber')}.`,
  });
