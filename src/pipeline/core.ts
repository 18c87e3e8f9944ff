/**
 * The pipeline without its surroundings: it reads no file, starts no process and opens no socket, so it runs in a Worker. A test holds
 * that: of Node's modules it reaches only those that workerd has (`node:buffer`, `node:crypto`, `node:events`).
 * @module
 */
export { createLedger, foldLedger, type LedgerEntry } from './accounts/ledger.ts';
export { accountNotices } from './accounts/notices.ts';
export { readPaymentKey } from './accounts/payment-key.ts';
export { type AccountLedger, type OpenAccounts, SETTLE_MS } from './accounts/types.ts';
export { beginJobLog, readJobLog } from './effects/begin-log.ts';
export { CaptionError } from './errors.ts';
export { explain } from './explain.ts';
export { jobKey, readJob } from './job.ts';
export { captionLanguage, isSameLanguage } from './languages/languages.ts';
export type { CaptionOptions, CaptionResult } from './options.ts';
export { createProviderPacers } from './pace/pacer.ts';
export type { ProgressEvent } from './progress.ts';
export { type CaptionStore, storePublisher } from './publishers/store.ts';
export { runJob } from './run-job.ts';
export type { SoundSource } from './sound/sound-source.ts';
export { givenTitle, safeTitle } from './source/title.ts';
export type { Video } from './stages/types.ts';
export type { AccountsRun, ClaimWait, HeldLog, Surroundings } from './surroundings/types.ts';
export { jobIsHeld } from './surroundings/waiting.ts';
export { givenTranscriber } from './transcribers/given.ts';
export { whisperTranscriber } from './transcribers/whisper.ts';
export { translatePlusTranslator } from './translators/translateplus.ts';
