import { rememberSome } from '../../../src/base/remember-some.ts';
import { type Cue, serializeCues } from '../../../src/subtitles/index.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { Outcome } from '../model/task-row.ts';
import { wrapCue } from './wrap-cue.ts';

/** The subtitle file of a transcription: numbered cues, a blank line at the end. */
export function vttOf(tenant: Tenant, outcome: Outcome & { kind: 'speech' }): string {
  return areWrapped(tenant) ? wrappedFile(outcome) : plainFile(outcome);
}

/** Whether the cues of a tenant's files have lines of limited length. */
export const areWrapped = (tenant: Tenant): boolean => tenant.switch('gcore-ai.cueLines') === 'wrapped';

// Clients ask for a finished task again and again.
const plainFile = rememberSome((outcome: Outcome & { kind: 'speech' }) => fileOf(cuesOf(outcome)));
const wrappedFile = rememberSome((outcome: Outcome & { kind: 'speech' }) =>
  fileOf(cuesOf(outcome).map((cue) => ({ ...cue, text: wrapCue(cue.text) }))),
);

const fileOf = (cues: readonly Cue[]): string => `${serializeCues(cues, 'vtt')}\n`;

/** The cues of a transcription, numbered from 1. */
export function cuesOf({ times, text }: Outcome & { kind: 'speech' }): Cue[] {
  if (times.length === 0) return [];
  return text.split('\n').map((line, position) => ({
    id: String(position + 1),
    startMs: times[2 * position] ?? 0,
    endMs: times[2 * position + 1] ?? 0,
    settings: '',
    text: line,
  }));
}
