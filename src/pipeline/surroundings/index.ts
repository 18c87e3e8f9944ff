export { folderSurroundings } from './folder/index.ts';

export type {
  AccountsRun,
  ClaimWait,
  HeldLog,
  JobClaim,
  JobLogs,
  Surroundings,
} from './types.ts';
