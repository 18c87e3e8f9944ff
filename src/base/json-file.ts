import { crc32 } from 'node:zlib';
import { checkVersion, damagedFile, type FileFormat } from './file-format.ts';
import { isJsonObject, type JsonValue } from './json.ts';

/** Content of a file with one JSON value. */
export interface JsonFile {
  /** 0: a file without a header, which contains only the content. */
  readonly version: number;
  readonly content: JsonValue;
}

/** A JSON value as a file: its format, its version, the CRC-32 of the content as JSON in hex, and the content. */
export const jsonFileText = ({ name, version }: FileFormat, content: JsonValue): string =>
  `${JSON.stringify({ format: `caption-harness ${name}`, version, sum: checksum(content), content })}\n`;

/**
 * Reads a file of one JSON value.
 * @throws {StateFileError} when it is damaged, of another kind, or of a newer version
 */
export function readJsonFile(text: string, path: string, format: FileFormat): JsonFile {
  if (text === '') throw damagedFile(path, format, 'it is empty');
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    throw damagedFile(path, format, 'it is not JSON, or was cut');
  }
  if (!isJsonObject(value) || !('format' in value)) return { version: 0, content: value };
  const { format: found, version: number, sum, content = null } = value;
  const name = typeof found === 'string' ? found.replace(/^caption-harness /, '') : found;
  const version = checkVersion({ name, version: number }, path, format);
  if (sum !== checksum(content)) throw damagedFile(path, format, 'its checksum does not match its content');
  return { version, content };
}

const checksum = (content: JsonValue): string => crc32(JSON.stringify(content)).toString(16).padStart(8, '0');
