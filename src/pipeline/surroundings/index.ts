export { folderSurroundings } from './folder/index.ts';
export { openSurroundings, surroundingsOf } from './of.ts';
export type {
  AccountsRun,
  ClaimWait,
  HeldLog,
  JobClaim,
  JobLogs,
  OpenSurroundings,
  Surroundings,
} from './types.ts';
export { claimWait, jobIsHeld } from './waiting.ts';
