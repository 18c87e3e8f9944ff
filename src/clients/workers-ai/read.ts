import { readResult } from '../cloudflare/result.ts';
import { type HttpAnswer, type Reader, readerOf } from '../http.ts';
import { sentencesOf } from './sentences.ts';
import type { RecognisedSegment, RecognisedWord, Transcription } from './types.ts';

/** Reads the answer of any of the three models: turbo has `segments`, the others have `words` at the top. */
export function readTranscription(answer: HttpAnswer): Transcription {
  const result = readResult(answer);
  const said = result.text('text');
  const info = result.part('transcription_info');
  const segments =
    result.member('segments') == null
      ? sentencesOf(wordsOf(answer, result), said)
      : result.list('segments', (one, place) => segmentOf(answer, readerOf(answer, one, place)));
  return {
    text: said.trim(),
    segments: segments.filter((segment) => segment.text !== ''),
    language: info.optionalText('language'),
    languageProbability: info.optionalNumber('language_probability'),
    durationSeconds: info.optionalNumber('duration'),
    wordCount: result.optionalNumber('word_count'),
    vtt: result.optionalText('vtt'),
  };
}

const segmentOf = (answer: HttpAnswer, segment: Reader): RecognisedSegment => ({
  ...timesOf(segment),
  text: segment.text('text').trim(),
  words: wordsOf(answer, segment),
  ...(isSilence(segment) ? { noSpeech: true } : {}),
});

/**
 * Whether a model takes a segment for silence: probably no speech, and not sure of its words. The figures are whisper's own defaults
 * (`no_speech_threshold`, `log_prob_threshold`); assumed, because Cloudflare names the settings without their defaults.
 */
function isSilence(segment: Reader): boolean {
  const { no_speech_prob: silence, avg_logprob: certainty } = segment.raw;
  return typeof silence === 'number' && typeof certainty === 'number' && silence > 0.6 && certainty < -1;
}

const wordsOf = (answer: HttpAnswer, from: Reader): RecognisedWord[] =>
  from.list('words', (one, place) => {
    const word = readerOf(answer, one, place);
    return { word: word.text('word'), ...timesOf(word) };
  });

function timesOf(reader: Reader): { start: number | null; end: number | null } {
  const [start, end] = [reader.optionalNumber('start'), reader.optionalNumber('end')];
  return { start, end: start === null || end === null ? end : Math.max(start, end) };
}
