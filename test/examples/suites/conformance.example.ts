// A vitest suite against any server: CONFORM_URL names it, otherwise the mocks are tested.
import { readFileSync } from 'node:fs';
import { parseBaseline } from 'caption-harness/conformance';
import { conformanceTests } from 'caption-harness/vitest';

const { CONFORM_URL, GREP = 'translateplus/health/*', BASELINE } = process.env;

conformanceTests({
  grep: GREP,
  ...(CONFORM_URL ? { target: { baseUrls: { translateplus: CONFORM_URL } } } : {}),
  ...(BASELINE ? { baseline: parseBaseline(JSON.parse(readFileSync(BASELINE, 'utf8'))) } : {}),
});
