import { join } from 'node:path';
import { CaptionError } from './errors.ts';
import { checkTranslations, type Job } from './job.ts';
import { option, step } from './next-step.ts';
import type { CaptionOptions } from './options.ts';
import type { KnownFiles } from './source/file-facts.ts';
import { openKnown } from './source/known-video.ts';
import { type OpenVideo, openVideo } from './source/open-video.ts';
import type { Transcriber } from './stages/types.ts';

/** The stages that need a URL, with their options of the command line. */
function urlStages({ transcriber, translator, publishers, to }: CaptionOptions): readonly string[] {
  const stages = [
    { stage: transcriber, option: `--transcriber ${transcriber.id}` },
    ...(translator && to.length > 0 ? [{ stage: translator, option: `--translator ${translator.id}` }] : []),
    ...publishers.map((stage) => ({ stage, option: `--publish ${stage.id}` })),
  ];
  return stages.filter(({ stage }) => stage.needs === 'url').map(({ option }) => option);
}

/** Opens the video and lets every stage check without cost that it can do its part. */
export async function openJobVideo(source: string, job: Job, known?: KnownFiles): Promise<OpenVideo> {
  const { options, spoken, wanted } = job;
  const { state, allowPrivateHosts, host, signal, name, audioTrack, identity, transcriber } = options;
  if (audioTrack !== undefined && !transcriber.takesTrack) throw takesNoTrack(transcriber);
  const folder = join(state, 'media');
  const video = options.video
    ? await openKnown(options.video, urlStages(options), host)
    : await openVideo(source, urlStages(options), {
        ...{ folder, allowPrivateHosts, host, signal, name, known, audioTrack, identity },
        needsSound: options.transcriber.needsSound,
      });
  try {
    options.transcriber.check(video, spoken);
    for (const language of spoken === null ? wanted : [spoken, ...wanted]) {
      for (const publisher of options.publishers) publisher.check(video, language);
    }
    checkTranslations(job, spoken);
    return video;
  } catch (error) {
    await video.close();
    throw error;
  }
}

const takesNoTrack = ({ id, given }: Transcriber): CaptionError =>
  new CaptionError({
    kind: 'options',
    cause: given
      ? 'With captions that exist, no sound is transcribed.'
      : `${id} gets the whole video, and chooses the sound track itself.`,
    next: step`Leave the sound track out${option('--audio-track')}, or use another transcriber${option('--transcriber workers-ai')}.`,
  });
