import type { GcoreSeed } from '../../../src/contracts/gcore-ai/seed.ts';
import { processingErrors } from '../../../src/contracts/gcore-ai/task-errors.ts';
import { isFinal, type TaskStatus } from '../../../src/contracts/gcore-ai/task-status.ts';
import { parseCues, plainText } from '../../../src/subtitles/index.ts';
import type { Plant, SubtitleReader } from '../../kernel/world/seeds/planter.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';
import { tasksOf } from '../model/state.ts';
import type { Outcome, TaskRequest } from '../model/task-row.ts';
import { planStep } from './create-task.ts';
import { unreadMedia } from './find-media.ts';
import { moderate } from './moderate.ts';
import { transcribe } from './transcribe.ts';

type TaskSeed = NonNullable<GcoreSeed['tasks']>[number];

/** The steps that an unfinished task has behind it: all but a new one read their source next. */
const STEPS_DONE: Readonly<Partial<Record<TaskStatus, number>>> = { RECEIVED: 0, PENDING: 1, STARTED: 1, RETRY: 1 };

/** Reads the result of a task, and returns what plants it. */
export async function prepareTask(
  world: World,
  seed: TaskSeed,
  member: string,
  reader: SubtitleReader,
): Promise<Plant> {
  const vtt = seed.result === undefined ? null : await reader.vtt(seed.result, `${member}.result`);
  return (tenant) => plantTask(world, tenant, seed, vtt);
}

function plantTask(world: World, tenant: Tenant, seed: TaskSeed, vtt: string | null): void {
  const { status = 'SUCCESS' } = seed;
  const now = tenant.now();
  const time = (text: string | undefined, usual: number | null) => (text === undefined ? usual : Date.parse(text));
  const final = isFinal(status);
  const createdAt = time(seed.created, now) ?? now;
  const tasks = tasksOf(tenant);
  const row = {
    id: seed.id ?? tenant.nextUuid('gcore-task'),
    sequence: tasks.count,
    createdAt,
    status,
    progress: seed.progress ?? (status === 'SUCCESS' ? 100 : status === 'STARTED' ? 1 : 0),
    startedAt: time(seed.started, final || status === 'STARTED' || status === 'RETRY' ? createdAt : null),
    completedAt: final ? time(seed.completed, now) : null,
    request: requestOf(seed),
    step: STEPS_DONE[status] ?? 0,
    media: null,
    outcome: outcomeOf(world, tenant, seed, vtt),
    attach: null,
  };
  tasks.add(row);
  if (!final) planStep(tenant, row);
}

function requestOf(seed: TaskSeed): TaskRequest {
  const {
    url,
    task = 'transcription',
    audio_language,
    subtitles_language,
    category,
    client_user_id,
    client_entity_data,
  } = seed;
  const given = { audio_language, subtitles_language, category, client_user_id, client_entity_data };
  const members = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { url, task_name: task, ...members };
}

/** The stated result, else what is heard or found at the URL. Unfinished and cancelled tasks have none. */
function outcomeOf(world: World, tenant: Tenant, seed: TaskSeed, vtt: string | null): Outcome | null {
  const { status = 'SUCCESS', result, url } = seed;
  if (status === 'FAILURE') {
    const text = processingErrors[result?.error ?? 'internal-failure'].text;
    return { kind: 'error', error: text.replace('{url}', url) };
  }
  if (status !== 'SUCCESS') return null;
  const request = requestOf(seed);
  if (vtt !== null) return speechOf(vtt, result?.languages ?? [seed.audio_language ?? 'eng']);
  const media = unreadMedia(tenant, url, new URL(url), request.task_name === 'transcription' ? 'speech' : 'moderation');
  return request.task_name === 'transcription' ? transcribe(world, tenant, request, media) : moderate(request, media);
}

function speechOf(vtt: string, languages: readonly string[]): Outcome {
  const cues = parseCues(vtt, 'vtt');
  return {
    kind: 'speech',
    times: cues.flatMap(({ startMs, endMs }) => [startMs, endMs]),
    text: cues.map(({ text }) => plainText(text, 'vtt').replace(/\s+/g, ' ')).join('\n'),
    languages,
  };
}
