import type { Cue } from '../types.ts';
import { layOutSpeech } from './lay-out-speech.ts';
import type { CueLayout } from './layout.ts';
import type { SpeechSegment } from './types.ts';

/**
 * Returns the cues of recognised speech, without what `layOutSpeech` reports on them.
 * @param options values that replace those of `DEFAULT_LAYOUT`
 * @throws {LayoutError} for a layout that no cue can follow
 */
export const cuesFromSpeech = (segments: readonly SpeechSegment[], options: Partial<CueLayout> = {}): Cue[] => [
  ...layOutSpeech(segments, options).cues,
];
