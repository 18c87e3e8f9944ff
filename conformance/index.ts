/** The conformance suite as functions: what the command line does, and what users' own suites can do. */
export { type Baseline, type BaselineProblem, type KnownFailure, parseBaseline } from './baseline.ts';
export { type Check, defineCheck, type Level, sectionOf } from './check.ts';
export { allChecks } from './checks/index.ts';
export { type Capabilities, capabilityProblems, type Offer, type ProviderCapabilities } from './config/capabilities.ts';
export { type Config, parseConfig } from './config/config.ts';
export type { Answer } from './context/answer.ts';
export type { CheckContext, CheckRequest } from './context/context.ts';
export {
  combineMutants,
  findMutants,
  type Mutant,
  type MutantFamily,
  mutantFamilies,
  mutants,
} from './mutants/index.ts';
export { type MutantVerdict, measurePower, type PowerOptions, type PowerReport, powerHolds } from './power.ts';
export {
  type CheckResult,
  deviates,
  type ExchangeExcerpt,
  exitCode,
  failsRun,
  REPORT_SCHEMA_VERSION,
  type ReasonKind,
  type Report,
  type Status,
  type Summary,
  statuses,
} from './report.ts';
export * from './reporters/index.ts';
export {
  type ConformanceRun,
  inRunningOrder,
  openRun,
  type RunEvent,
  type RunOptions,
  runConformance,
} from './runner.ts';
export { idMatches, type Selection, selectChecks } from './select.ts';
export type { Arrangement, Credential, Session, Target } from './target.ts';
export { type MockTargetOptions, mockTarget } from './targets/mock.ts';
export { type UrlTargetOptions, urlTarget } from './targets/url.ts';
