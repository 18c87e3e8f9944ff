/** The measurement of the suite's power, in jobs that processes can share. */
export { powerMarkdown } from './document.ts';
export { checkedProviders, type PowerJob, type PowerResult, powerJobs } from './jobs.ts';
export type { MutantVerdict } from './judge.ts';
export { type MergedPower, mergePower } from './merge.ts';
export { powerPage } from './page.ts';
export { powerProblems } from './problems.ts';
export { type PowerDocument, powerDocument } from './report.ts';
export { runPowerJob } from './run-job.ts';
export { runJobs } from './run-jobs.ts';
export { openPowerWorkers, serveAsPowerWorker, WorkerError } from './workers.ts';
