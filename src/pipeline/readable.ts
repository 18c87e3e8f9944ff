import { type CueLayout, cuesFromSpeech, type SpeechSegment, serializeCues } from '../subtitles/index.ts';

/** Converts recognised speech to a WebVTT file with readable cues. */
export const readableVtt = (segments: readonly SpeechSegment[], layout: Partial<CueLayout> = {}): string =>
  serializeCues(cuesFromSpeech(segments, { ...layout, format: 'vtt' }), 'vtt');
