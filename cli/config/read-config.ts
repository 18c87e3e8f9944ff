import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../../conformance/index.ts';
import { parseJsonText } from '../../src/base/json-text.ts';
import { whyUnusable } from '../../src/base/local-problem.ts';
import { UsageError } from '../exit-codes.ts';
import { CONFIG_ENDINGS } from './find-config.ts';

/** What this Node offers to read a file of code. Replaced in tests. */
export interface CodeReader {
  /** True if this Node imports TypeScript by leaving out its types. */
  readonly stripsTypes: boolean;
  readonly load: (url: string) => Promise<Readonly<Record<string, unknown>>>;
}

const thisNode: CodeReader = {
  stripsTypes: Boolean((process.features as { readonly typescript?: unknown }).typescript),
  load: (url) => import(/* @vite-ignore */ url) as Promise<Record<string, unknown>>,
};

/** Reads what a config file contains, by its ending, whatever its form. @throws {UsageError} when it cannot be read */
export async function readValue(file: string, code: CodeReader = thisNode): Promise<unknown> {
  const ending = extname(file).slice(1);
  const read = readers[ending as keyof typeof readers];
  if (read === undefined)
    throw new UsageError(`${file} cannot be read. Config files end in ${CONFIG_ENDINGS.join(', ')}.`);
  // An empty YAML file sets nothing.
  return (await read(file, code)) ?? {};
}

/**
 * Reads a config file.
 * @throws {UsageError} when it cannot be read, or has a member that does not exist or another form
 */
export async function readConfig(file: string, code: CodeReader = thisNode): Promise<Config> {
  const value = await readValue(file, code);
  const { parseConfig } = await import('../../conformance/model/config/config.ts');
  try {
    return parseConfig(value);
  } catch (error) {
    throw new UsageError(`${file} does not have the expected form:\n${reason(error)}`);
  }
}

type Read = (file: string, code: CodeReader) => unknown;

const importCode: Read = async (file, { load }) => {
  readText(file);
  let module: Readonly<Record<string, unknown>>;
  try {
    module = await load(pathToFileURL(file).href);
  } catch (error) {
    throw new UsageError(`${file} cannot be imported: ${reason(error)}`);
  }
  if (module.default === undefined)
    throw new UsageError(`${file} has no default export: export default defineConfig({ ... }).`);
  return module.default;
};

const importTypes: Read = (file, code) => {
  if (code.stripsTypes) return importCode(file, code);
  throw new UsageError(
    `${file} is TypeScript, which this Node (${process.version}) cannot import. Use Node 22.18 or newer, or write it as .mjs, .json or .yaml.`,
  );
};

const readYaml: Read = async (file) => {
  const text = readText(file);
  return (await import('./parse-yaml.ts')).parseYaml(text, file);
};

const readJson: Read = (file) => jsonIn(file);

const readers: Readonly<Record<(typeof CONFIG_ENDINGS)[number], Read>> = {
  ts: importTypes,
  mts: importTypes,
  js: importCode,
  mjs: importCode,
  json: readJson,
  yaml: readYaml,
  yml: readYaml,
};

/** The value in a file of JSON. @throws {UsageError} when it cannot be read */
export function jsonIn(file: string): unknown {
  const text = readText(file);
  try {
    return parseJsonText(text);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${reason(error)}`);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${whyUnusable(error)}.`);
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
