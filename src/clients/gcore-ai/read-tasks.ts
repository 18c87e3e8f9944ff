import { isFinal, type TaskStatus } from '../../contracts/gcore-ai/task-status.ts';
import { type HttpAnswer, type Reader, readerOf, readObject, textIn } from '../http.ts';
import type { Task, TaskData, TaskPage, TaskResult, TaskSummary, TranscriptionCue } from './task-types.ts';

/** Reads `{"task_id"}`. */
export const readTaskId = (answer: HttpAnswer): { taskId: string } => {
  const reader = readObject(answer);
  const taskId = reader.text('task_id');
  return taskId === '' ? reader.fail('"task_id" to name the task', taskId) : { taskId };
};

/** Reads a single task. */
export function readTask(answer: HttpAnswer): Task {
  const reader = readObject(answer);
  const result = reader.optionalObject('result');
  return { ...summaryOf(reader), result: result && resultOf(answer, result) };
}

/** Reads one page of tasks; `next` and `previous` are query strings such as `page=2`, not URLs. */
export function readTaskPage(answer: HttpAnswer): TaskPage {
  const reader = readObject(answer);
  if (!reader.has('results')) reader.fail('"results" to be an array', undefined);
  return {
    count: reader.optionalNumber('count'),
    tasks: reader.list('results', (one, place) => summaryOf(readerOf(answer, one, place))),
    nextPage: pageIn(reader.optionalText('next')),
    previousPage: pageIn(reader.optionalText('previous')),
  };
}

/** Reads `{"supported"}`. */
export const readSupported = (answer: HttpAnswer): boolean => readObject(answer).flag('supported');

/** The page number in `page=2`, `?limit=1&page=2` or a whole URL. */
export function pageIn(fragment: string | null): number | null {
  const digits = /(?:^|[?&])page=(\d{1,9})(?:&|#|$)/.exec(fragment ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function summaryOf(reader: Reader): TaskSummary {
  const time = reader.optionalObject('processing_time');
  const status = statusOf(reader.text('status'));
  return {
    taskId: reader.text('task_id'),
    status,
    final: isFinal(status),
    progress: reader.optionalNumber('progress') ?? 0,
    startedAt: time?.optionalText('started_at') ?? null,
    completedAt: time?.optionalText('completed_at') ?? null,
    totalSeconds: time?.optionalNumber('total_time_sec') ?? null,
    data: dataOf(reader.optionalObject('task_data')),
  };
}

/** Reads a status. The guides of 2024 spell REVOKED as REVOKE. */
const statusOf = (status: string): TaskStatus | (string & {}) => (status === 'REVOKE' ? 'REVOKED' : status);

function dataOf(reader: Reader | null): TaskData {
  const text = (name: string) => reader?.optionalText(name) ?? null;
  return {
    url: text('url'),
    taskName: text('task_name'),
    category: text('category'),
    audioLanguage: text('audio_language'),
    subtitlesLanguage: text('subtitles_language'),
    clientUserId: text('client_user_id'),
    clientEntityData: text('client_entity_data'),
    clientId: reader?.optionalNumber('client_id') ?? null,
  };
}

const MODERATION_FLAGS = ['nsfw_detected', 'nudity_detected', 'sport_detected', 'porn_detected'] as const;

function resultOf(answer: HttpAnswer, reader: Reader): TaskResult {
  if (reader.has('error')) return { type: 'failure', error: reader.text('error') };
  const flag = MODERATION_FLAGS.find((name) => reader.has(name));
  if (flag !== undefined) {
    return {
      type: 'moderation',
      detected: reader.flag(flag),
      labels: reader.list('detection_results', textIn(answer)),
      frames: reader.list('frames', (one, place) => {
        const frame = readerOf(answer, one, place);
        // The spelling with a hyphen was in use until 2026-06-29.
        const frameNumber = frame.number(frame.has('frame-number') ? 'frame-number' : 'frame_number');
        return { label: frame.text('label'), frameNumber, confidence: frame.number('confidence') };
      }),
    };
  }
  const cues = reader.list('subtitles', (one, place) => cueOf(readerOf(answer, one, place)));
  if (!reader.has('speech_detected') && !reader.has('vttContent')) {
    reader.fail('"result" to be a transcription, moderation or failure', {});
  }
  return {
    type: 'transcription',
    // Required today; the samples of the guide are older than this member.
    speechDetected: reader.has('speech_detected') ? reader.flag('speech_detected') : cues.length > 0,
    cues,
    vtt: reader.optionalText('vttContent') ?? '',
    text: reader.optionalText('concatenated_text') ?? '',
    languages: reader.list('languages', textIn(answer)),
  };
}

function cueOf(reader: Reader): TranscriptionCue {
  const time = (name: string): number => {
    const text = reader.text(name);
    return millisecondsOf(text) ?? reader.fail(`"${name}" to be HH:MM:SS.mmm`, text);
  };
  return { startMs: time('start_time'), endMs: time('end_time'), text: reader.text('text') };
}

/** Converts `HH:MM:SS.mmm` to milliseconds; null for anything else. The fraction may be short, or follow a comma. */
export function millisecondsOf(time: string): number | null {
  const [, hours, minutes, seconds, fraction = ''] = /^(\d{1,6}):(\d\d):(\d\d)(?:[.,](\d{1,3}))?$/.exec(time) ?? [];
  if (hours === undefined) return null;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
}
