import { CaptionError } from './errors.ts';
import { captionsName } from './job.ts';
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
      const heard = await options.transcriber.transcribe(video, spoken, { effects, accounts, report: part.report });
      if (heard.segments.length === 0) throw noSpeech(video);
      if (heard.language === null) throw noLanguage(video);
      return { language: captionLanguage(heard.language), vtt: readableVtt(heard.segments, options.layout) };
    });
    part.end('done');
    return { language, vtt, original: true };
  } catch (error) {
    part.end('failed');
    throw error;
  }
}

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
