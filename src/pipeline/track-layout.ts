import { type CueLayout, cueLayoutOf, rowsFor } from '../subtitles/index.ts';
import type { CaptionOptions } from './options.ts';

/** Returns the layout of a track: the limits of the rules for its language, then those that the caller gave. */
export const trackLayout = (
  { rules = {}, layout }: Pick<CaptionOptions, 'rules' | 'layout'>,
  language: string,
): Partial<Omit<CueLayout, 'format'>> => ({ ...cueLayoutOf(rowsFor(rules, language)), ...layout });
