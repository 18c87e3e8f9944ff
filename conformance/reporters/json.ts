import type { Output, Reporter } from './reporter.ts';

/** Writes the report as one JSON document with a final newline, and nothing else. */
export function jsonReporter(output: Output): Reporter {
  return { finish: (report) => output.write(`${JSON.stringify(report, null, 2)}\n`) };
}
