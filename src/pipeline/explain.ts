import { StateFileError } from '../base/file-format.ts';
import { localProblem } from '../base/local-problem.ts';
import { type ClientError, isClientError } from '../clients/http.ts';
import { CaptionError, type CaptionErrorKind } from './errors.ts';
import { type NextStep, option, step } from './next-step.ts';

const LATER = 'What was finished is kept; run again later to continue.';
const AGAIN = 'What was finished is kept; correct it and run again to continue.';

/** Kind and next step by the kind of a client's error. Others are refusals. */
const MEANINGS: Readonly<Record<string, readonly [CaptionErrorKind, string | NextStep]>> = {
  key: ['refused', step`Check the credentials${option('--credential')}. ${AGAIN}`],
  permission: ['refused', `Give the credentials write permission. ${AGAIN}`],
  route: ['refused', step`Check the account id${option('--credential')} and the base URL${option('--url')}. ${AGAIN}`],
  'feature-disabled': ['refused', `Have the feature enabled for the account. ${AGAIN}`],
  'insufficient-credits': ['credits', 'Add credits; what was finished is kept, run again to continue.'],
  language: [
    'language',
    step`Leave the language out${option('--to')}, or use another service for it${option('--translator, --transcriber')}.`,
  ],
  'too-large': ['refused', 'Take a smaller file or make room in the account.'],
  'rate-limit': ['unavailable', LATER],
  'queue-full': ['unavailable', LATER],
  server: ['unavailable', LATER],
  connection: ['unavailable', step`Check the connection and the base URL${option('--url')}. ${LATER}`],
  timeout: ['unavailable', LATER],
  protocol: ['unavailable', step`Check the base URL${option('--url')}. ${LATER}`],
  'not-ready': ['unavailable', LATER],
  'outcome-unknown': ['unavailable', 'Run again: the next run first looks for the outcome of the request.'],
  'task-failed': ['job-failed', AGAIN],
  'video-failed': ['job-failed', AGAIN],
  aborted: ['cancelled', 'What was finished is kept; run again to continue.'],
};

/** Kinds of refusals that are about the account, not about one video. */
const ABOUT_THE_ACCOUNT: ReadonlySet<string> = new Set([
  'key',
  'permission',
  'route',
  'feature-disabled',
  'insufficient-credits',
]);

/** Converts a failure to one sentence for the cause and one for the next step. Keeps the error of a defect of this program. */
export function explain(error: unknown): unknown {
  if (error instanceof CaptionError) return error;
  if (isClientError(error)) return explainClient(error);
  if (error instanceof AggregateError && error.errors.length > 0) return explain(error.errors[0]);
  if (error instanceof StateFileError) {
    const { reason, next } = error;
    return new CaptionError({ kind: 'local', cause: reason, next, error });
  }
  const local = localProblem(error);
  if (local === null) return error;
  return new CaptionError({
    kind: 'local',
    cause: `Captioning stopped, because ${local}.`,
    next: 'Correct that, then run again; what was finished is kept.',
    error,
  });
}

function explainClient(error: ClientError): CaptionError {
  const [kind, next] = MEANINGS[error.kind] ?? ['refused', AGAIN];
  const endsRun = kind === 'cancelled' || ABOUT_THE_ACCOUNT.has(error.kind);
  return new CaptionError({ kind, cause: oneSentence(error.message), next, error, endsRun });
}

/** Returns a message as one line with a full stop. */
function oneSentence(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
