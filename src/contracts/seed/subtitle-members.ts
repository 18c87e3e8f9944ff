import { z } from 'zod';
import { SeedCue } from './heard.ts';
import type { SeedProblem } from './problem.ts';

/** The members by which a seed gives a subtitle file; at most one of them. */
export const subtitleMembers = {
  content: z.string().min(1).optional().describe('The WebVTT or SRT file itself'),
  file: z.string().min(1).optional().describe('Path of an SRT or WebVTT file, relative to the seed file'),
  cues: z.array(SeedCue).optional(),
};

/** A subtitle file, as a seed gives it. */
export type SubtitleSeed = z.infer<z.ZodObject<typeof subtitleMembers>>;

/** Why a subtitle file is given ambiguously; none if at most one member gives it. */
export function subtitleProblems(given: SubtitleSeed, path: string): SeedProblem[] {
  const named = (['content', 'file', 'cues'] as const).filter((name) => given[name] !== undefined);
  return named.length < 2
    ? []
    : [{ path, text: `expected one of content, file and cues, got ${named.join(' and ')}.` }];
}
