import type { CaptionError } from '../../src/pipeline/index.ts';
import { exitCodes } from '../exit-codes.ts';
import type { CaptionFlags } from './flags.ts';

/** The options for the next step. */
const HINTS: Partial<Record<CaptionError['kind'], string>> = {
  'lost-answer': '--resume --pay-again',
  cancelled: '--resume',
  unavailable: '--resume',
  credits: '--resume',
  'job-failed': '--resume',
};

/** Returns the options for the next step after a failure of a kind; empty without. */
export const hintFor = (kind: CaptionError['kind']): string => (HINTS[kind] === undefined ? '' : `(${HINTS[kind]})`);

/** Returns a failure as one line with the cause and the next step, without a line end. */
export function failureLine(error: CaptionError, video?: string): string {
  const isNamed = video === undefined || error.about === video;
  return ['error:', ...(isNamed ? [] : [`${video}:`]), error.message, hintFor(error.kind)].join(' ').trimEnd();
}

/** Reports a failure of the whole command, and sets the exit code. */
export function fail(error: CaptionError, flags: Pick<CaptionFlags, 'json'>): void {
  if (flags.json) process.stdout.write(`${JSON.stringify({ error: failureJson(error) })}\n`);
  else process.stderr.write(`${failureLine(error)}\n`);
  process.exitCode = codeOf(error);
}

/** The members of a failure in JSON. */
export const failureJson = ({ kind, reason, next }: CaptionError) => ({ kind, reason, next });

/** Exit code of a failure. */
export function codeOf({ kind }: CaptionError): number {
  if (kind === 'cancelled') return exitCodes.interrupted;
  return kind === 'options' || kind === 'language' ? exitCodes.usage : exitCodes.failed;
}
