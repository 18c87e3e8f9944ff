export { folderSurroundings } from './folder/index.ts';
export { type OpenSurroundings, openSurroundings, surroundingsOf } from './of.ts';
export type { AccountsRun, ClaimWait, HeldLog, JobClaim, JobLogs, Surroundings } from './types.ts';
export { claimWait, jobIsHeld } from './waiting.ts';
