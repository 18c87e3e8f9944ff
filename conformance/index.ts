/** The conformance suite as functions, for the command line and for users' own suites. */

export { type Baseline, parseBaseline } from './model/baseline.ts';
export { type Check, sectionOf } from './model/check.ts';
export type { CheckNames } from './model/check-names.ts';
export { type CheckCase, checksOf, type DeclareCheck, type WithSteps } from './model/checks-of.ts';
export {
  type Capabilities,
  capabilityProblems,
  type Offer,
  type ProviderCapabilities,
} from './model/config/capabilities.ts';
export { type Config, parseConfig } from './model/config/config.ts';
export type { Answer } from './model/context/answer.ts';
export type { CheckContext, CheckRequest } from './model/context/context.ts';
export { exitCode, REPORT_SCHEMA_VERSION, type Report, type Summary } from './model/report.ts';
export { freezeRequirements, requirementSetText } from './model/requirements/freeze.ts';
export { type FormerChecks, type FrozenChecks, frozenChecks } from './model/requirements/frozen-checks.ts';
export {
  type FrozenRequirement,
  parseRequirementSet,
  type RequirementSet,
  requirementSetName,
} from './model/requirements/requirement-set.ts';
export {
  type BaselineProblem,
  type CheckResult,
  deviates,
  type ExchangeExcerpt,
  failsRun,
  type KnownFailure,
  type Level,
  type ReasonKind,
  type Status,
  statuses,
} from './model/result.ts';
export type { Arrangement, Credential, Session, Target } from './model/target.ts';
export {
  combineMutants,
  type DeclareMutant,
  findMutants,
  type Mutant,
  type MutantCase,
  type MutantFamily,
  mutantFamilies,
  mutants,
  mutantsOf,
} from './mutants/index.ts';
export { allChecks } from './providers/checks.ts';
export * from './reporters/index.ts';
export {
  type ConformanceRun,
  inRunningOrder,
  openRun,
  type RunEvent,
  type RunOptions,
  runConformance,
} from './run/runner.ts';
export { idMatches, type Selection, selectChecks } from './run/select.ts';
export {
  type MutantVerdict,
  measurePower,
  type PowerOptions,
  type PowerReport,
  powerHolds,
} from './studies/power/power.ts';
export { type MockTargetOptions, mockTarget } from './targets/mock.ts';
export { type UrlTargetOptions, urlTarget } from './targets/url.ts';
