import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isClientError } from '../../clients/http.ts';
import { type CutSound, cutSound } from '../../media/index.ts';
import { CaptionError } from '../errors.ts';
import type { HeardPart, PieceHeard, PieceWork } from './piece-work.ts';
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
 * @param folder for the file of the piece
 * @param language that of the whole, null while it is unknown
 */
export async function transcribeSpan(
  work: PieceWork,
  folder: string,
  span: Span,
  language: string | null,
): Promise<HeardPart[]> {
  const outcome = await runSpan(work, folder, span, language);
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
      : [part, ...(await transcribeSpan(work, folder, { from: rest, to: span.to }, language))];
  }
  const halves = halvesOf(span, work.rule);
  if (halves === null) throw stillTooLong(span, outcome.refused);
  const parts: HeardPart[] = [];
  for (const half of halves) parts.push(...(await transcribeSpan(work, folder, half, language)));
  return parts;
}

function runSpan(work: PieceWork, folder: string, span: Span, language: string | null): Promise<PieceOutcome> {
  const { effects, rule } = work;
  const part = `${span.from.toFixed(3)}-${span.to.toFixed(3)}`;
  const name = `${work.name}/${part}`;
  const copy = join(folder, part);
  const intent = { ...span, lost: lostBefore(effects.log.record(name)) };
  let cut: Piece = null;
  return effects.once<PieceOutcome>({
    name,
    intent,
    portable: true,
    noLateness: true,
    keepsIntent: true,
    // Before the intent: an intent without outcome is then a piece that was sent.
    async prepare() {
      cut = checked(await cutSound(work.path, copy, span.from, span.to));
    },
    async do() {
      if (cut === null) return { language: null, segments: [], from: span.from };
      try {
        const { size } = await stat(copy);
        if (size > rule.bytes && halvesOf(span, rule) !== null) return { refused: `${size} bytes are too many` };
        const { from, to, rest } = cut;
        const heard = await work.send(copy, language);
        return { ...heard, from, to, rest, ...(intent.lost > 0 ? { lost: intent.lost } : {}) };
      } catch (error) {
        if (isClientError(error) && error.chargePossible) intent.lost += 1;
        const refused = work.tooLong(error);
        if (refused === null) throw error;
        return { refused };
      } finally {
        await rm(copy, { force: true });
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

/** A piece that was cut; null for a span without sound. */
type Piece = Exclude<CutSound, { readonly trouble: unknown }>;

function checked(cut: CutSound): Piece {
  if (cut === null || !('trouble' in cut)) return cut;
  const next = 'Take an intact copy, or rewrite it with a video program.';
  throw new CaptionError({ kind: 'video', cause: `The sound ${cut.detail}.`, next });
}

const stillTooLong = ({ from, to }: Span, refusal: string): CaptionError =>
  new CaptionError({
    kind: 'refused',
    cause: `The service refuses even ${Math.round(to - from)} seconds of the sound, from second ${Math.round(from)} on: ${refusal}`,
    next: 'Use another transcriber (--transcriber).',
  });
