import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutSound } from '../../media/index.ts';
import type { Effects } from '../effects/types.ts';
import { CaptionError } from '../errors.ts';
import { type HeardPiece, type HeardSegment, joinPieces } from './join.ts';
import { halvesOf, type PieceRule, type Span, spansOf } from './spans.ts';

/** Most pieces at the service at once. */
const PARALLEL = 4;

/** What a service hears in one piece. */
export type PieceHeard = { readonly language: string | null; readonly segments: readonly HeardSegment[] };

/** Result of one piece, for the log: refused pieces are halved, also in a later run. `from`: where its packets begin. */
type PieceOutcome = (PieceHeard & { readonly from: number }) | { readonly refused: string };

/** How a sound is transcribed in pieces. */
export interface PieceWork {
  /** Of the sound. */
  readonly path: string;
  readonly durationSeconds: number;
  readonly rule: PieceRule;
  /** Begins the names of the effects. */
  readonly name: string;
  readonly effects: Effects;
  /** Sends one piece. `language`: what earlier pieces were found to be in, null for the first. */
  readonly send: (path: string, language: string | null) => Promise<PieceHeard>;
  /** Why a failure means that the piece is too long; null for other failures. */
  readonly tooLong: (error: unknown) => string | null;
  readonly report: (fraction: number) => void;
}

/**
 * Transcribes a long sound piece by piece. Each piece is an effect of its own: a run that was stopped pays only for those that
 * are missing. The first piece tells the language of the others.
 */
export async function transcribePieces(work: PieceWork): Promise<PieceHeard> {
  const folder = await mkdtemp(join(tmpdir(), 'caption-harness-'));
  try {
    const spans = spansOf({ from: 0, to: work.durationSeconds }, work.rule);
    const heard: HeardPiece[][] = [];
    let language: string | null = null;
    let done = 0;
    const one = async (at: number) => {
      const found = await transcribeSpan(work, folder, spans[at] as Span, language);
      heard[at] = found.pieces;
      language ??= found.language;
      done += 1;
      work.report(done / spans.length);
    };
    await one(0);
    let next = 1;
    const worker = async () => {
      while (next < spans.length) await one(next++);
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    return { language, segments: joinPieces(heard.flat()) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function transcribeSpan(
  work: PieceWork,
  folder: string,
  span: Span,
  language: string | null,
): Promise<{ readonly language: string | null; readonly pieces: HeardPiece[] }> {
  const outcome = await runSpan(work, folder, span, language);
  if (!('refused' in outcome)) {
    return { language: outcome.language, pieces: [{ from: outcome.from, to: span.to, segments: outcome.segments }] };
  }
  const halves = halvesOf(span, work.rule);
  if (halves === null) throw stillTooLong(span, outcome.refused);
  const found = [];
  let known = language;
  for (const half of halves) {
    const one = await transcribeSpan(work, folder, half, known);
    known ??= one.language;
    found.push(one);
  }
  return { language: known, pieces: found.flatMap(({ pieces }) => pieces) };
}

function runSpan(work: PieceWork, folder: string, { from, to }: Span, language: string | null): Promise<PieceOutcome> {
  const part = `${from.toFixed(3)}-${to.toFixed(3)}`;
  return work.effects.once<PieceOutcome>({
    name: `${work.name}/${part}`,
    intent: { from, to },
    portable: true,
    noLateness: true,
    async do() {
      const copy = join(folder, part);
      const cut = await cutSound(work.path, copy, from, to);
      if (cut === null) return { language, segments: [], from };
      if ('trouble' in cut) {
        const next = 'Take an intact copy, or rewrite it with a video program.';
        throw new CaptionError({ kind: 'video', cause: `The sound ${cut.detail}.`, next });
      }
      try {
        return { ...(await work.send(copy, language)), from: cut.from };
      } catch (error) {
        const refused = work.tooLong(error);
        if (refused === null) throw error;
        return { refused };
      } finally {
        await rm(copy, { force: true });
      }
    },
    find: async () => ({ state: 'not-done' }),
  });
}

const stillTooLong = ({ from, to }: Span, refusal: string): CaptionError =>
  new CaptionError({
    kind: 'refused',
    cause: `The service refuses even ${Math.round(to - from)} seconds of the sound, from second ${Math.round(from)} on: ${refusal}`,
    next: 'Use another transcriber (--transcriber).',
  });
