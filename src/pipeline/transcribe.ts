import type { SpeechSegment } from '../subtitles/index.ts';
import { CaptionError } from './errors.ts';
import { captionsName, transcriptName } from './job.ts';
import { captionLanguage } from './languages/languages.ts';
import { readableVtt } from './readable.ts';
import type { Run } from './run.ts';
import type { Track, Video } from './stages/types.ts';
import { trackLayout } from './track-layout.ts';

/**
 * Returns the captions in the spoken language. Transcribes and lays out once, then keeps the result in the log.
 * @throws {CaptionError} without speech, or without a known language
 */
export async function transcribe({ job, video, effects, progress, accounts }: Run): Promise<Track> {
  const { options, spoken } = job;
  const part = progress.part('transcribe', 1);
  try {
    const { language, vtt } = await effects.remember(captionsName(job), async () => {
      // Keep the transcript: published captions may replace it at the service, and another layout needs it later.
      const heard = await effects.remember(transcriptName(job), async () => {
        const tools = { effects, accounts, report: part.report };
        const { language, segments } = await options.transcriber.transcribe(video, spoken, tools);
        if (segments.length === 0) throw noSpeech(video);
        if (language === null) throw noLanguage(video);
        return { language: captionLanguage(language), segments: segments.map(plain) };
      });
      return { language: heard.language, vtt: readableVtt(heard.segments, trackLayout(options, heard.language)) };
    });
    part.end('done');
    return { language, vtt, original: true };
  } catch (error) {
    part.end('failed');
    throw error;
  }
}

/** Returns the form of the log: without undefined members. */
const plain = ({ start, end, text, words }: SpeechSegment) => ({
  start,
  end,
  text,
  ...(words ? { words: words.map((word) => ({ ...word })) } : {}),
});

const noSpeech = (video: Video): CaptionError =>
  new CaptionError({
    kind: 'no-speech',
    cause: `No speech was found in ${video.title}.`,
    next: 'There is nothing to caption. If the video has speech, name the spoken language.',
  });

const noLanguage = (video: Video): CaptionError =>
  new CaptionError({
    kind: 'language',
    cause: `The transcriber did not report the language spoken in ${video.title}.`,
    next: 'Name the language.',
  });
