import type { SpeechSegment } from '../subtitles/index.ts';
import { CaptionError } from './errors.ts';
import { captionsName, transcriptName } from './job.ts';
import { captionLanguage } from './languages/languages.ts';
import { readableVtt } from './readable.ts';
import type { Run } from './run.ts';
import type { Track, Video } from './stages/types.ts';

/**
 * The captions in the spoken language: transcribed and laid out once, then kept in the log.
 * @throws {CaptionError} when nobody speaks, or nobody can tell which language
 */
export async function transcribe({ job, video, effects, progress, accounts }: Run): Promise<Track> {
  const { options, spoken } = job;
  const part = progress.part('transcribe', 1);
  try {
    const { language, vtt } = await effects.remember(captionsName(job), async () => {
      // Published captions may take the place of what was heard, so that another layout could not be made from it later.
      const heard = await effects.remember(transcriptName(job), async () => {
        const tools = { effects, accounts, report: part.report };
        const { language, segments } = await options.transcriber.transcribe(video, spoken, tools);
        if (segments.length === 0) throw noSpeech(video);
        if (language === null) throw noLanguage(video);
        return { language: captionLanguage(language), segments: segments.map(plain) };
      });
      return { language: heard.language, vtt: readableVtt(heard.segments, options.layout) };
    });
    part.end('done');
    return { language, vtt, original: true };
  } catch (error) {
    part.end('failed');
    throw error;
  }
}

/** As the log writes it: without what is undefined. */
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
    next: 'There is nothing to caption; name the spoken language if there is speech after all.',
  });

const noLanguage = (video: Video): CaptionError =>
  new CaptionError({
    kind: 'language',
    cause: `The transcriber did not tell which language is spoken in ${video.title}.`,
    next: 'Name the language.',
  });
