import { deriveHex } from '../../base/derive.ts';
import { withoutStop } from '../../base/trailing.ts';
import type { GcoreClient, Task, TranscriptionInput, TranscriptionResult } from '../../clients/gcore-ai.ts';
import { isClientError } from '../../clients/http.ts';
import { type Cue, parseCues, plainText } from '../../subtitles/index.ts';
import { CaptionError } from '../errors.ts';
import { cueDifference } from '../stages/difference.ts';
import { type Look, settled } from '../stages/settle.ts';
import type { StageTools } from '../stages/types.ts';

/** Most new tasks for the same work: after FAILURE the remedy is a new one, and results are kept for a month. */
const MOST_TASKS = 5;

/**
 * Lets Gcore transcribe, and optionally translate, once. Finds the task by its `client_entity_data`. Replaces a task of an
 * earlier run that failed, was cancelled or is gone; Gcore charges nothing for it.
 * @param name names the work within the job
 */
export async function runGcoreTask(
  client: GcoreClient,
  name: string,
  input: TranscriptionInput,
  tools: StageTools,
): Promise<TranscriptionResult> {
  const { effects } = tools;
  for (let number = 1; ; number += 1) {
    const clientEntityData = `caption-harness ${effects.key} ${deriveHex(12, name)} ${number}`;
    const made = await effects.once<{ taskId: string; run: number }>({
      name: `${name}/task-${number}`,
      intent: { clientEntityData },
      do: async () => {
        const { taskId } = await client.createTask({ ...input, clientEntityData }, { signal: effects.signal });
        return { taskId, run: effects.run };
      },
      async find() {
        const { tasks } = await client.listTasks({ search: clientEntityData }, { signal: effects.signal });
        const task = tasks.find(({ data }) => data.clientEntityData === clientEntityData);
        return task ? { state: 'done', outcome: { taskId: task.taskId, run: effects.run - 1 } } : { state: 'not-done' };
      },
    });
    const end = await settled(`Gcore's task ${made.taskId}`, tools, () => look(client, made.taskId, effects.signal));
    const { result } = end;
    const fault = result?.type === 'transcription' ? contradiction(result) : null;
    if (result?.type === 'transcription' && fault === null) return result;
    if (made.run === effects.run || number === MOST_TASKS) throw failure(made.taskId, end, fault);
  }
}

/** Allowed difference in milliseconds between the file and the list of a result. */
const ROUNDING_MS = 50;

/** Compares the three copies of a result's content. Returns the difference; null when they agree. */
function contradiction({ cues, vtt, text }: TranscriptionResult): string | null {
  if (letters(text) !== letters(cues.map((cue) => cue.text).join(''))) return 'text differs from its list';
  const fault = cueDifference(cues, parseCues(vtt, 'vtt').map(plainCue), { toleranceMs: ROUNDING_MS });
  return fault === null ? null : `file ${fault}`;
}

/** Removes spaces and punctuation, which differ between the copies. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

const plainCue = ({ text, ...times }: Cue): Cue => ({ ...times, text: plainText(text, 'vtt') });

type End = Pick<Task, 'status' | 'result'>;

async function look(client: GcoreClient, taskId: string, signal: AbortSignal | undefined): Promise<Look<End>> {
  try {
    const task = await client.getTask(taskId, { signal });
    if (task.final) return { final: task };
    return { fraction: task.progress / 100, doing: `task ${task.status.toLowerCase()}` };
  } catch (error) {
    if (isClientError(error) && error.kind === 'not-found') return { final: { status: 'gone', result: null } };
    throw error;
  }
}

function failure(taskId: string, { status, result }: End, fault: string | null): CaptionError {
  if (result?.type === 'failure') {
    return new CaptionError({
      kind: 'job-failed',
      cause: `Gcore could not transcribe the video: ${withoutStop(result.error)}.`,
      next: 'Check that the address leads to an MP4 file that opens without a login, then run again.',
    });
  }
  if (fault !== null) {
    return new CaptionError({
      kind: 'job-failed',
      cause: `The result of Gcore's task ${taskId} contradicts itself: its ${fault}.`,
      next: 'Run again to start a new one.',
    });
  }
  const what = status === 'REVOKED' ? 'was cancelled' : status === 'gone' ? 'does not exist any more' : 'has no result';
  return new CaptionError({
    kind: 'job-failed',
    cause: `Gcore's task ${taskId} ${what}.`,
    next: 'Run again to start a new one.',
  });
}
