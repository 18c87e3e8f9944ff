/** The conformance suite for programs: the runner, its reporters, and the checks as cases for any test framework. @module */
export * from '../conformance/index.ts';
export { assertHeld, assertVerified, ConformanceError, reasonToSkip } from './testing/assert.ts';
export {
  type ConformanceCase,
  type ConformanceSuite,
  conformanceSuite,
  type SuiteOptions,
  type SuiteTarget,
} from './testing/suite.ts';
