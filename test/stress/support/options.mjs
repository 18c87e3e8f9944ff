import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const BUILT = fileURLToPath(new URL('../../../dist/bin/caption-harness.js', import.meta.url));

/**
 * Reads the options of a stress script: numbers with their defaults, and `--program FILE`, the bundled `caption-harness`
 * (default: that of `npm run build`). Ends with 2 for an unknown option or a value that is not a whole number from 0.
 */
export function readOptions(defaults) {
  const options = Object.fromEntries([...Object.keys(defaults), 'program'].map((name) => [name, { type: 'string' }]));
  let values;
  try {
    ({ values } = parseArgs({ options }));
  } catch (error) {
    stopUsage(error.message);
  }
  const numbers = Object.entries(defaults).map(([name, value]) => {
    const given = values[name] === undefined ? value : Number(values[name]);
    if (!Number.isSafeInteger(given) || given < 0) stopUsage(`--${name} is a whole number from 0, not ${values[name]}`);
    return [name, given];
  });
  return { ...Object.fromEntries(numbers), program: values.program ?? BUILT };
}

function stopUsage(problem) {
  console.error(problem);
  process.exit(2);
}
