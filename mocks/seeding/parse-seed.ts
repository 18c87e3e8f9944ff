import { parseDocument } from 'yaml';
import { SeedError } from '../../src/contracts/seed/problem.ts';

/** The value of a seed's text: YAML, of which JSON is a part. @throws {SeedError} with every line that cannot be read */
export function parseSeed(text: string, source?: string): unknown {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ linePos, message }) => ({
      path: `line ${linePos?.[0].line ?? 1}`,
      text: `expected YAML or JSON, got: ${message.split('\n')[0]}`,
    }));
    throw new SeedError(problems, source);
  }
  // An empty file plants nothing.
  return document.toJS() ?? {};
}
