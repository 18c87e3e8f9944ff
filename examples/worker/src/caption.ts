import { createTranslatePlusClient } from '../../../src/clients/translateplus.ts';
import { type AiBinding, workersAiFromBinding } from '../../../src/clients/workers-ai-binding.ts';
import { trackKey, type VideoRecord, videoKey } from '../../../src/origin/videos/types.ts';
import {
  CaptionError,
  type CaptionOptions,
  type CaptionResult,
  explain,
  givenTranscriber,
  jobKey,
  type ProgressEvent,
  readJob,
  runJob,
  storePublisher,
  translatePlusTranslator,
  type Video,
  whisperTranscriber,
} from '../../../src/pipeline/core.ts';
import type { Env } from './env.ts';
import { objectSound } from './sound.ts';
import { workerSurroundings } from './surroundings.ts';
import { trackStore } from './tracks.ts';

/** A part of a job. */
export interface Part {
  readonly record: VideoRecord;
  /** Languages to translate into. */
  readonly to: readonly string[];
  /** Whether tracks are published, or the speech is only heard. */
  readonly publishes: boolean;
  /** The instance of the Workflow. */
  readonly run: string;
  readonly onProgress: (event: ProgressEvent) => void;
}

/** Key of the separate sound of a video. */
export const audioKey = (id: string): string => `videos/${id}/audio`;

/**
 * Runs a part of a job by the pipeline. What an earlier part or a run that crashed has paid for is in the log, and is not paid again.
 * @throws {CaptionError} with cause and next step
 */
export async function caption(env: Env, part: Part): Promise<CaptionResult> {
  const { record, run } = part;
  const surroundings = workerSurroundings(env, run);
  const options = await optionsOf(env, part);
  const job = readJob(options);
  const accounts = surroundings.openAccounts({ clock: job.clock, wait: {} });
  try {
    const video = videoOf(record);
    return await runJob({ source: record.title, video, job, surroundings, accounts, begun: new Set() });
  } catch (error) {
    throw explain(error);
  } finally {
    await accounts.close();
  }
}

async function optionsOf(env: Env, { record, to, publishes, onProgress }: Part): Promise<CaptionOptions> {
  const { id, spoken, payAgain = false } = record;
  return {
    to,
    spoken: isAddition(record) ? undefined : (spoken ?? undefined),
    transcriber: isAddition(record) ? await givenOf(env, record) : whisperOf(env, record),
    translator: translatorOf(env),
    publishers: publishes ? [storePublisher(trackStore(env, id))] : [],
    state: '',
    payAgain,
    onProgress,
  };
}

/** Whether a job adds languages to a captioned video. */
export const isAddition = ({ adding = [] }: VideoRecord): boolean => adding.length > 0;

/** Listens to nothing: an addition is made from the original as it is stored now, with all edits. */
async function givenOf({ MEDIA }: Env, { id, language, tracks }: VideoRecord) {
  const original = tracks.find((track) => track.original)?.language ?? language ?? 'und';
  const vtt = await (await MEDIA.get(trackKey(id, original, 'vtt')))?.text();
  if (vtt !== undefined) return givenTranscriber({ vtt, language: original, isPublished: true });
  const cause = 'The store no longer has the original captions.';
  throw new CaptionError({ kind: 'local', cause, next: 'Upload the video again.' });
}

const whisperOf = (env: Env, record: VideoRecord) =>
  whisperTranscriber({
    client: workersAiFromBinding(env.AI as unknown as AiBinding),
    pieces: env.PIECE_SECONDS ? { seconds: Number(env.PIECE_SECONDS) } : {},
    soundOf: () => objectSound(env.MEDIA, soundKey(record), record.durationSeconds),
  });

/** Returns the translator; undefined without its key. */
export function translatorOf({ TRANSLATEPLUS_API_KEY: apiKey, TRANSLATEPLUS_BASE_URL: baseUrl }: Env) {
  if (!apiKey) return undefined;
  const client = createTranslatePlusClient({ apiKey, ...(baseUrl ? { baseUrl } : {}), env: {} });
  return translatePlusTranslator(client, baseUrl ?? 'translateplus');
}

/** Key of what is transcribed. */
export const soundKey = (record: VideoRecord): string => (record.hasAudio ? audioKey(record.id) : videoKey(record));

/** Key of the job of a video, and of its log. */
export const jobKeyOf = (record: VideoRecord): string => jobKey(videoOf(record));

const noFile = (): Promise<never> =>
  Promise.reject(
    new CaptionError({
      kind: 'options',
      cause: 'A Worker has no files.',
      next: 'Take a transcriber that gets sound (Workers AI).',
    }),
  );

/** The video of a job. Each upload is a job of its own. */
const videoOf = ({ id, title, durationSeconds }: VideoRecord): Video => ({
  title,
  name: title,
  identity: `upload ${id}`,
  isFile: false,
  url: null,
  file: noFile,
  sound: noFile,
  soundTrack: () => null,
  soundKey: null,
  durationSeconds,
  media: null,
});
