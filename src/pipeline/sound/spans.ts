import { refuseUnknownOptions } from '../../base/known-options.ts';
import { facts } from '../../contracts/workers-ai/facts.ts';
import { CaptionError } from '../errors.ts';
import { option, step } from '../next-step.ts';

/** A part of a sound, in seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How a long sound is cut for a service, and sent. */
export interface PieceRule {
  /** Seconds of a piece, without what it shares with the next one. */
  readonly seconds: number;
  /** Seconds that a piece shares with the next one, so that no word is cut in both. */
  readonly overlap: number;
  /** Seconds under which a refused piece is not halved any more. */
  readonly least: number;
  /** Bytes over which a piece is halved before it is sent. */
  readonly bytes: number;
  /** Most pieces at the service at once. */
  readonly atOnce: number;
}

/** The pieces for Workers AI. What it takes is not published, and reports conflict; a refused piece is halved. */
export const WORKERS_AI_PIECES: PieceRule = {
  seconds: facts.pieceSeconds.value,
  overlap: facts.pieceOverlapSeconds.value,
  least: facts.pieceLeastSeconds.value,
  bytes: facts.pieceBytes.value,
  atOnce: facts.piecesAtOnce.value,
};

/** What differs from the defaults. */
export type PieceOptions = { readonly [Name in keyof PieceRule]?: PieceRule[Name] | undefined };

/**
 * Fills in the defaults.
 * @throws {CaptionError} for a rule that cuts no pieces: seconds that are not above the overlap, or nothing at once
 */
export function pieceRule(some: PieceOptions): PieceRule {
  refuseUnknownOptions('the pieces of workersAiTranscriber', some, Object.keys(WORKERS_AI_PIECES));
  const given = Object.entries(some).filter(([, value]) => value !== undefined);
  const rule: PieceRule = { ...WORKERS_AI_PIECES, ...Object.fromEntries(given) };
  const problem = !(rule.overlap >= 0 && rule.seconds > rule.overlap && rule.seconds < Number.POSITIVE_INFINITY)
    ? `have ${rule.seconds} s; they need more than the ${rule.overlap} s that they share`
    : !(rule.bytes > 0)
      ? `may have ${rule.bytes} bytes; they need at least one`
      : !(rule.atOnce >= 1)
        ? `are sent ${rule.atOnce} at once; at least one must be`
        : null;
  if (problem === null) return rule;
  throw new CaptionError({
    kind: 'options',
    cause: `The pieces of long sound ${problem}.`,
    next: step`Correct the size or the number of pieces${option('--piece-seconds, --piece-bytes, --pieces-at-once')}.`,
    endsRun: true,
  });
}

type Cutting = Pick<PieceRule, 'seconds' | 'overlap'>;

/** Whether a sound of this many seconds is cut. */
export const isLong = (seconds: number, { seconds: most, overlap }: Cutting): boolean => seconds > most + overlap;

/** The pieces of a span. Every second is in one, and those at a border are in two. */
export function spansOf({ from, to }: Span, { seconds, overlap }: Cutting): Span[] {
  const count = Math.max(1, Math.ceil((to - from - overlap) / seconds));
  return Array.from({ length: count }, (_, at) => ({
    from: from + at * seconds,
    to: at === count - 1 ? to : from + (at + 1) * seconds + overlap,
  }));
}

/** The halves of a refused span. Null if it is too short for that. */
export function halvesOf(span: Span, { overlap, least }: Pick<PieceRule, 'overlap' | 'least'>): Span[] | null {
  const seconds = (span.to - span.from - overlap) / 2;
  return seconds < least ? null : spansOf(span, { seconds, overlap });
}
