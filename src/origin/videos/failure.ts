import { CaptionError } from '../../pipeline/index.ts';
import { StoreError } from '../store/store-error.ts';

/** Why a job failed: kind of a CaptionError, `local`, `store` or `defect`, and sentences on cause and next step. */
export interface JobFailure {
  readonly kind: string;
  readonly reason: string;
  readonly next: string;
}

/** Returns the failure of a job for its uploader. @param onDefect receives what is a defect of this program */
export function failureOf(error: unknown, onDefect: (error: unknown) => void): JobFailure {
  if (error instanceof CaptionError) {
    const { kind, reason, plainNext: next } = error;
    return { kind, reason, next };
  }
  if (error instanceof StoreError) {
    const next = 'Retry when the store answers again: what was paid for is kept.';
    return { kind: 'store', reason: error.message, next };
  }
  const { code } = Object(error) as Partial<NodeJS.ErrnoException>;
  if (code === 'ENOSPC') {
    return { kind: 'local', reason: 'There is no space left in the store of videos.', next: 'Make room, then retry.' };
  }
  if (code === 'ENOENT') {
    const reason = 'The uploaded file is missing.';
    return { kind: 'local', reason, next: 'Restore it from a copy and retry, or upload the video again.' };
  }
  onDefect(error);
  return {
    kind: 'defect',
    reason: 'Captioning stopped by a failure of this program or its storage.',
    next: 'See its log, then retry.',
  };
}
