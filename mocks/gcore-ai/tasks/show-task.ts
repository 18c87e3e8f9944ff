import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { categories } from '../../../src/contracts/gcore-ai/categories.ts';
import { type Cue, serializeCues } from '../../../src/subtitles/index.ts';
import { formatTimestamp } from '../../../src/subtitles/timestamps.ts';
import type { Tenant } from '../../world/tenant.ts';
import { clientIdOf } from '../state.ts';
import type { Outcome, TaskRow } from './task-row.ts';
import { wrapCue } from './wrap-cue.ts';

/** A task as the list shows it. */
export function showTask(tenant: Tenant, row: TaskRow): JsonObject {
  const { startedAt, completedAt } = row;
  const total = startedAt === null || completedAt === null ? null : (completedAt - startedAt) / 1000;
  return {
    task_id: row.id,
    task_data: { ...row.request, client_id: clientIdOf(tenant) },
    progress: row.progress,
    status: row.status,
    processing_time: { started_at: isoTime(startedAt), completed_at: isoTime(completedAt), total_time_sec: total },
  };
}

/** A task by itself. */
export const showTaskWithResult = (tenant: Tenant, row: TaskRow): JsonObject => ({
  ...showTask(tenant, row),
  result: row.outcome && showOutcome(tenant, row, row.outcome),
});

const isoTime = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

function showOutcome(tenant: Tenant, row: TaskRow, outcome: Outcome): JsonValue {
  if (outcome.kind === 'error') return { error: outcome.error };
  if (outcome.kind === 'found') {
    const { flag } = categories[row.request.category ?? 'nsfw'];
    const labels = [...new Set(outcome.frames.map(({ label }) => label))];
    const frames = outcome.frames.map((frame) => ({ ...frame }));
    return { [flag]: frames.length > 0, detection_results: labels, frames };
  }
  const cues = cuesOf(outcome);
  return {
    speech_detected: cues.length > 0,
    subtitles: cues.map(({ startMs, endMs, text }) => ({
      start_time: formatTimestamp(startMs, 'vtt'),
      end_time: formatTimestamp(endMs, 'vtt'),
      text,
    })),
    vttContent: vttOf(tenant, outcome),
    concatenated_text: cues.map(({ text }) => text).join(' '),
    languages: outcome.languages,
  };
}

/** The subtitle file of a transcription: numbered cues, a blank line at the end. */
export function vttOf(tenant: Tenant, outcome: Outcome & { kind: 'speech' }): string {
  const wrapped = tenant.switch('gcore-ai.cueLines') === 'wrapped';
  const cues = cuesOf(outcome).map((cue) => (wrapped ? { ...cue, text: wrapCue(cue.text) } : cue));
  return `${serializeCues(cues, 'vtt')}\n`;
}

function cuesOf({ times, text }: Outcome & { kind: 'speech' }): Cue[] {
  if (times.length === 0) return [];
  return text.split('\n').map((line, position) => ({
    id: String(position + 1),
    startMs: times[2 * position] ?? 0,
    endMs: times[2 * position + 1] ?? 0,
    settings: '',
    text: line,
  }));
}
