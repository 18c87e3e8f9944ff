/** The measurement of the suite's power, in jobs that processes can share. */
export { powerMarkdown } from './document.ts';
export { checkedProviders, type PowerJob, type PowerResult, powerJobs, runPowerJob } from './jobs.ts';
export { type MutantVerdict, verdictHolds } from './judge.ts';
export { type MergedPower, mergePower } from './merge.ts';
export { powerPage } from './page.ts';
export { type PowerProblem, powerProblems } from './problems.ts';
export { POWER_SCHEMA_VERSION, type PowerDocument, powerDocument } from './report.ts';
export { openPowerWorkers, type PowerWorkers, serveAsPowerWorker, WorkerError, type WorkerProgram } from './workers.ts';
