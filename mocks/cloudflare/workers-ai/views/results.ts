import type { SpokenWord } from '../../../../fixtures/transcripts/types.ts';
import type { JsonObject } from '../../../../src/base/json.ts';
import type { HeardSegment } from '../../../kernel/media/spoken.ts';
import type { Heard } from '../model/listening.ts';

/** The figures of a recogniser for each segment: values of clear speech (assumed). */
const CONFIDENCE = { temperature: 0, avg_logprob: -0.25, compression_ratio: 1.4, no_speech_prob: 0.01 } as const;

/** The result of whisper and whisper-tiny-en. */
export function classicResult({ segments }: Pick<Heard, 'segments'>): JsonObject {
  const words = segments.flatMap((segment) => segment.words.map(wordView));
  return { text: wholeText(segments), word_count: words.length, words, vtt: vttOf(segments.map(cueOf)) };
}

/** The result of whisper-large-v3-turbo: words with a leading space, and a `vtt` with a cue for each (observed). */
export function turboResult(heard: Heard, vadFilter: boolean): JsonObject {
  const { durationSeconds, language, segments } = heard;
  const spaced = segments.map((segment) => ({ ...segment, words: segment.words.map(withSpace) }));
  const spoken = spokenSeconds(segments);
  const words = spaced.flatMap((segment) => segment.words);
  return {
    transcription_info: {
      language,
      language_probability: 1,
      duration: durationSeconds,
      duration_after_vad: vadFilter ? Math.round(spoken * 1000) / 1000 : durationSeconds,
    },
    text: wholeText(segments),
    word_count: words.length,
    segments: spaced.map((segment) => ({
      start: segment.start,
      end: segment.end,
      text: segment.text,
      ...CONFIDENCE,
      words: segment.words.map(wordView),
    })),
    vtt: vttOf(words.map(({ word, start, end }) => ({ text: word, start, end }))),
  };
}

/** Seconds in which somebody speaks, whether one person or several. */
function spokenSeconds(segments: readonly HeardSegment[]): number {
  let heard = 0;
  return segments.reduce((sum, { start, end }) => {
    const added = Math.max(0, end - Math.max(start, heard));
    heard = Math.max(heard, end);
    return sum + added;
  }, 0);
}

const wordView = ({ word, start, end }: SpokenWord): JsonObject => ({ word, start, end });
const withSpace = (word: SpokenWord): SpokenWord => ({ ...word, word: ` ${word.word}` });
const cueOf = ({ text, start, end }: HeardSegment) => ({ text, start, end });
const wholeText = (segments: readonly HeardSegment[]): string => segments.map(({ text }) => text).join(' ');

function vttOf(cues: readonly { text: string; start: number; end: number }[]): string {
  const blocks = cues.map(({ text, start, end }) => `${timestamp(start)} --> ${timestamp(end)}\n${text}\n`);
  return `WEBVTT\n\n${blocks.join('\n')}`;
}

/** MM:SS.mmm (observed), with hours if minutes are not enough. */
function timestamp(seconds: number): string {
  const text = new Date(Math.round(seconds * 1000)).toISOString().slice(11, -1);
  return text.startsWith('00:') ? text.slice(3) : text;
}
