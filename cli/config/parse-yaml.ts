import { parseDocument } from 'yaml';
import { UsageError } from '../exit-codes.ts';

/** The value of a YAML text; null for an empty one. @throws {UsageError} with the place of the first problem */
export function parseYaml(text: string, file: string): unknown {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw new UsageError(`${file} is not YAML: ${error.message.split('\n')[0]}`);
  return document.toJS();
}
