// The same for Jest, as an ES module (NODE_OPTIONS=--experimental-vm-modules). Jest cannot skip a test that has begun, so the
// checks run first and each result becomes a test, skipped ones visibly. `test` and `expect` are Jest's globals.
import {
  allChecks,
  assertHeld,
  assertVerified,
  mockTarget,
  reasonToSkip,
  runConformance,
  urlTarget,
} from 'caption-harness/conformance';

const { CONFORM_URL, GREP = 'translateplus/health/*' } = process.env;
const target = CONFORM_URL ? urlTarget({ baseUrls: { translateplus: CONFORM_URL } }) : await mockTarget();
const report = await runConformance({ target, checks: allChecks, grep: GREP });
await target.close();

for (const result of report.checks) {
  const register = reasonToSkip(result) === null ? test : test.skip;
  register(`${result.id}: ${result.title}`, () => assertHeld(result));
}
test('the run as a whole', () => assertVerified(report));
