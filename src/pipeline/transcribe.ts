import { layOutSpeech, type SpeechNotice, type SpeechSegment, serializeCues } from '../subtitles/index.ts';
import { CaptionError } from './errors.ts';
import { captionsName, transcriptName } from './job.ts';
import { captionLanguage } from './languages/languages.ts';
import { option, step } from './next-step.ts';
import type { Run } from './run.ts';
import { soundTrackNotice } from './sound-track-notice.ts';
import type { Track, Video } from './stages/types.ts';
import { trackLayout } from './track-layout.ts';

/** The captions in the spoken language, and what is remarkable in the speech. */
export interface Transcribed {
  readonly track: Track;
  readonly speech: readonly SpeechNotice[];
}

/** What the log keeps of a transcript; `vtt` for captions that need no layout. */
type Heard = {
  readonly language: string;
  readonly segments: readonly ReturnType<typeof plain>[];
  readonly durationSeconds: number | null;
  readonly vtt?: string;
};

/** What the log keeps of the captions. Logs of older versions lack the notices. */
type Logged = { readonly language: string; readonly vtt: string; readonly speech?: readonly SpeechNotice[] };

/**
 * Returns the captions in the spoken language. Transcribes and lays out once, then keeps the result in the log.
 * @throws {CaptionError} without speech, or without a known language
 */
export async function transcribe({ job, video, effects, progress, tools }: Run): Promise<Transcribed> {
  const { options, spoken } = job;
  const part = progress.part('transcribe', 1);
  try {
    const { language, vtt, speech } = await effects.remember(captionsName(job), async (): Promise<Logged> => {
      // Keep the transcript: published captions may replace it at the service, and another layout needs it later.
      const heard = await effects.remember(transcriptName(job), async (): Promise<Heard> => {
        const {
          language,
          segments,
          vtt,
          durationSeconds = null,
        } = await options.transcriber.transcribe(video, spoken, tools(part.report));
        for (const text of soundTrackNotice(video, options.transcriber)) tools().notice(text);
        if (segments.length === 0 && vtt === undefined) throw noSpeech(video);
        if (language === null) throw noLanguage(video);
        if (vtt !== undefined) return { language: captionLanguage(language), segments: [], durationSeconds, vtt };
        return { language: captionLanguage(language), segments: segments.map(plain), durationSeconds };
      });
      if (heard.vtt !== undefined) return { language: heard.language, vtt: heard.vtt, speech: [] };
      const layout = { ...trackLayout(options, heard.language), language: heard.language };
      // A recogniser may know of more sound than the container declares.
      const seconds = Math.max(video.durationSeconds ?? 0, heard.durationSeconds ?? 0);
      const mediaMs = seconds > 0 ? Math.round(seconds * 1000) : null;
      const { cues, notices } = layOutSpeech(heard.segments, { ...layout, mediaMs, format: 'vtt' });
      return { language: heard.language, vtt: serializeCues(cues, 'vtt'), speech: notices };
    });
    part.end('done');
    return { track: { language, vtt, original: true }, speech: speech ?? [] };
  } catch (error) {
    part.end('failed');
    throw error;
  }
}

/** Returns the form of the log: without undefined members; null for a time that is no number. */
const plain = ({ start, end, text, words, speaker, noSpeech }: SpeechSegment) => ({
  start: start ?? null,
  end: end ?? null,
  text,
  ...(words ? { words: words.map(({ word, start, end }) => ({ word, start: start ?? null, end: end ?? null })) } : {}),
  ...(speaker === undefined ? {} : { speaker }),
  ...(noSpeech ? { noSpeech } : {}),
});

const noSpeech = (video: Video): CaptionError =>
  new CaptionError({
    kind: 'no-speech',
    cause: `No speech was found in ${video.title}.`,
    next: step`There is nothing to caption. If the video has speech, name the spoken language${option('--from')}.`,
  });

const noLanguage = (video: Video): CaptionError =>
  new CaptionError({
    kind: 'language',
    cause: `The transcriber did not report the language spoken in ${video.title}.`,
    next: step`Name the language${option('--from')}.`,
  });
