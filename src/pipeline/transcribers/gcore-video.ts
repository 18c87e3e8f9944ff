import { withoutStop } from '../../base/trailing.ts';
import type { GcoreClient, Subtitle } from '../../clients/gcore-ai.ts';
import { facts } from '../../contracts/gcore-ai/facts.ts';
import { CaptionError } from '../errors.ts';
import { gcoreVideo } from '../hosted/gcore-video.ts';
import { languageTag, providerLanguage } from '../languages/languages.ts';
import { option, step } from '../next-step.ts';
import { segmentsOfVtt } from '../stages/segments.ts';
import { type Look, settled } from '../stages/settle.ts';
import type { StageTools, Transcriber } from '../stages/types.ts';

/** Ending of the names of generated subtitles (documented). */
export const GENERATED = facts.generatedSuffix.value;

/**
 * Hosts the video at Gcore and uses the captions that Gcore generates by itself.
 * @example gcoreVideoTranscriber(createGcoreClient({ apiKey }))
 */
export function gcoreVideoTranscriber(client: GcoreClient): Transcriber {
  const codeOf = (spoken: string | null) => (spoken === null ? 'auto' : providerLanguage('gcore-ai', spoken, 'spoken'));
  return {
    id: 'gcore-video',
    needs: 'url',
    check(_video, spoken) {
      codeOf(spoken);
    },
    probe: (call) => client.listTasks({ limit: 1 }, call),
    async transcribe(video, spoken, tools) {
      const code = codeOf(spoken);
      const { id, transcribes } = await gcoreVideo(client, video, code, tools);
      if (transcribes === 'disable') await requestCaptions(client, id, code, tools);
      const since = tools.effects.now();
      const subtitle = await settled(`Gcore's captions of video ${id}`, tools, () => look(client, id, since, tools));
      if (subtitle === null) return { language: spoken, segments: [] };
      const language = spoken ?? (subtitle.language === null ? null : languageTag('gcore-ai', subtitle.language));
      return { language, segments: segmentsOfVtt(subtitle.vtt ?? '') };
    },
  };
}

/** Longest time until a task appears (assumed). With AI off, Gcore silently does not transcribe a new video. */
const START_LIMIT_MS = 30 * 60 * 1000;

const neverBegun = (videoId: number): CaptionError =>
  new CaptionError({
    kind: 'refused',
    cause: `Gcore did not begin to caption video ${videoId}.`,
    next: step`Have AI enabled for the account, or use another transcriber${option('--transcriber')}.`,
    endsRun: true,
  });

const isGenerated = ({ name, vtt }: Subtitle): boolean => vtt === null || (name?.endsWith(GENERATED) ?? false);

/** Requests captions of a video that was created without them. */
async function requestCaptions(
  client: GcoreClient,
  videoId: number,
  code: string,
  { effects }: StageTools,
): Promise<void> {
  const call = { signal: effects.signal };
  await effects.once<{ id: number }>({
    name: `transcribe/gcore-video/${code}/wish`,
    intent: { videoId },
    do: async () => ({ id: (await client.createSubtitle(videoId, { autoTranscribeAudioLanguage: code }, call)).id }),
    async find() {
      const made = (await client.listSubtitles(videoId, call)).find(isGenerated);
      return made ? { state: 'done', outcome: { id: made.id } } : { state: 'not-done' };
    },
  });
}

/** Returns the finished captions; null without speech. Only the AI task reports failure and silence. */
async function look(
  client: GcoreClient,
  videoId: number,
  since: number,
  { effects }: StageTools,
): Promise<Look<Subtitle | null>> {
  const call = { signal: effects.signal };
  const made = (await client.listSubtitles(videoId, call)).find((one) => isGenerated(one) && one.vtt !== null);
  if (made) return { final: made };
  const { tasks } = await client.listTasks({ search: String(videoId), limit: 50 }, call);
  const task = tasks.find(({ data }) => data.clientEntityData === String(videoId) && data.subtitlesLanguage === null);
  if (!task && effects.now() - since > START_LIMIT_MS) throw neverBegun(videoId);
  if (!task?.final) return { fraction: task ? task.progress / 100 : null, doing: 'captions in the making' };
  if (task.status === 'SUCCESS') {
    const { result } = await client.getTask(task.taskId, call);
    if (result?.type === 'transcription' && !result.speechDetected) return { final: null };
    return { fraction: 1, doing: 'captions being attached' };
  }
  const { result } = await client.getTask(task.taskId, call);
  throw new CaptionError({
    kind: 'job-failed',
    cause: `Gcore could not caption video ${videoId}: ${result?.type === 'failure' ? withoutStop(result.error) : `its task was ${task.status.toLowerCase()}`}.`,
    next: step`Check the video, or use the transcriber gcore-ai${option('--transcriber gcore-ai')}.`,
  });
}
