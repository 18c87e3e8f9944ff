import { type CueLayout, cuesFromSpeech, type SpeechSegment, serializeCues } from '../subtitles/index.ts';

/** Recognised speech as a WebVTT file with readable cues. */
export const readableVtt = (segments: readonly SpeechSegment[], layout: Partial<CueLayout> = {}): string =>
  serializeCues(cuesFromSpeech(segments, { ...layout, format: 'vtt' }), 'vtt');
