import type { StartOptions } from '../mocks/start.ts';

/** Tracing as the environment asks for it; problems go to standard error. */
export const tracingFrom = (variables: NodeJS.ProcessEnv): NonNullable<StartOptions['tracing']> => ({
  variables,
  onProblem: (problem) => void process.stderr.write(`tracing: ${problem}\n`),
});
