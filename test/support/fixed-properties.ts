import fc from 'fast-check';

/**
 * Property tests try the same values in every run, so that a red run can be repeated. Runs with more values (`PROPERTY_RUNS`, nightly)
 * try other values each time; fast-check prints their seed, and `PROPERTY_SEED` repeats it.
 */
const { PROPERTY_RUNS, PROPERTY_SEED } = process.env;
const seed = PROPERTY_SEED ?? (PROPERTY_RUNS === undefined ? '1' : undefined);
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
