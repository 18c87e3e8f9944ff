import type { z } from 'zod';
import type { WholeJournal } from '../../../../src/contracts/control/journal.ts';

/** A journal entry with its tenant's name. */
export type Entry = z.infer<typeof WholeJournal>['entries'][number];

/** How an entry ended: the colour and the first word of its chip. */
export type Tone = 'ok' | 'warn' | 'bad' | 'idle';

/** The tone of an entry: refusals warn, faults and defects are bad. */
export function toneOf({ outcome, status }: Pick<Entry, 'outcome' | 'status'>): Tone {
  if (outcome !== 'answered' || status === null || status >= 500) return 'bad';
  if (status >= 400) return 'warn';
  return 'ok';
}

/** The text of an entry's answer, such as `402 credits-short`, `fault: reset`. */
export function answerOf(entry: Pick<Entry, 'outcome' | 'status' | 'rule' | 'operation'>): string {
  const { outcome, status, rule, operation } = entry;
  const shown = rule === null || rule === operation ? '' : ` ${rule}`;
  if (outcome === 'answered') return `${status ?? 'no answer'}${shown}`;
  return `${status === null ? '' : `${status} `}${outcome}`;
}

/** The time of day of an entry, in UTC with milliseconds. */
export const clockTime = (time: string): string => time.slice(11, 23);
