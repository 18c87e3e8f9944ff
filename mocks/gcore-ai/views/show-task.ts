import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { rememberSome } from '../../../src/base/remember-some.ts';
import { categories } from '../../../src/contracts/gcore-ai/categories.ts';
import { formatTimestamp } from '../../../src/subtitles/timestamps.ts';
import { rememberBody } from '../../kernel/http/fixed-body.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { clientIdOf } from '../model/account.ts';
import type { Outcome, TaskRow } from '../model/task-row.ts';
import { areWrapped, cuesOf, vttOf } from './transcript-file.ts';

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

/** A task as GET shows it. Clients ask for one task again and again. */
export function showTaskWithResult(tenant: Tenant, row: TaskRow): JsonObject {
  const { request, status, progress, startedAt, completedAt, outcome } = row;
  const facts = [row.id, request, status, progress, startedAt, completedAt, outcome, tenant.name, areWrapped(tenant)];
  return shownTask(row, facts, () => ({
    ...showTask(tenant, row),
    result: outcome && showOutcome(tenant, row, outcome),
  }));
}

const shownTask = rememberBody();

const isoTime = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

function showOutcome(tenant: Tenant, row: TaskRow, outcome: Outcome): JsonValue {
  if (outcome.kind === 'error') return { error: outcome.error };
  if (outcome.kind === 'found') {
    const { flag } = categories[row.request.category ?? 'nsfw'];
    const labels = [...new Set(outcome.frames.map(({ label }) => label))];
    const frames = outcome.frames.map((frame) => ({ ...frame }));
    return { [flag]: frames.length > 0, detection_results: labels, frames };
  }
  const { cues, text } = speechOf(outcome);
  return {
    speech_detected: cues.length > 0,
    subtitles: cues.map((cue) => ({ ...cue })),
    vttContent: vttOf(tenant, outcome),
    concatenated_text: text,
    languages: outcome.languages,
  };
}

// Clients ask for a finished task again and again.
const speechOf = rememberSome((outcome: Outcome & { kind: 'speech' }) => {
  const cues = cuesOf(outcome).map(({ startMs, endMs, text }) => ({
    start_time: formatTimestamp(startMs, 'vtt'),
    end_time: formatTimestamp(endMs, 'vtt'),
    text,
  }));
  return { cues, text: cues.map(({ text }) => text).join(' ') };
});
