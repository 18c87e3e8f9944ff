// The same for node:test: node --test node-test.example.mjs
import { after, test } from 'node:test';
import { assertHeld, assertVerified, conformanceSuite, reasonToSkip } from 'caption-harness/conformance';

const { CONFORM_URL, GREP = 'translateplus/health/*' } = process.env;
const suite = conformanceSuite({
  grep: GREP,
  ...(CONFORM_URL ? { target: { baseUrls: { translateplus: CONFORM_URL } } } : {}),
});

for (const { name, run } of suite.cases) {
  test(name, async (t) => {
    const result = await run();
    assertHeld(result);
    const reason = reasonToSkip(result);
    if (reason !== null) t.skip(reason);
  });
}
test('the run as a whole', () => assertVerified(suite.report()));
after(() => suite.close());
