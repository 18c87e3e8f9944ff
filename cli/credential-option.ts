import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import { UsageError } from './exit-codes.ts';

const FORMS = 'provider.name=env:VARIABLE, provider.name=@file or provider.name=value';

/** The form of a credential's name. Any other text may be the credential itself, so messages do not repeat it. */
const NAME = /^[a-z-]{1,32}\.[A-Za-z]{1,32}$/;

/** Returns the repeatable option `--credential`: its value is a table by `provider.name`. */
export const credentialOption = (description: string): Option =>
  new Option(
    '--credential <provider.name=value>',
    `${description}; the values env:VARIABLE and @file keep it out of the process list`,
  )
    .argParser((text: string, before?: Readonly<Record<string, string>>) => collectCredential(text, before))
    .default({}, 'none');

/**
 * Adds one credential to those seen before. Its value is what the variable after `env:` holds, the first line of the file
 * after `@`, the text after `literal:`, or else the value as it is written.
 * @throws {UsageError} naming the variable or file that is missing. The message holds no value, unlike an error of
 * commander.
 */
export function collectCredential(
  text: string,
  before: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Record<string, string> {
  const at = text.indexOf('=');
  const name = text.slice(0, Math.max(0, at));
  if (!NAME.test(name)) throw new UsageError(`--credential expects ${FORMS}; the given one does not have this form.`);
  return { ...before, [name]: resolved(name, text.slice(at + 1), environment) };
}

function resolved(name: string, written: string, environment: Readonly<Record<string, string | undefined>>): string {
  if (written.startsWith('literal:')) return written.slice('literal:'.length);
  if (written.startsWith('@')) return credentialInFile(name, written.slice(1));
  if (!written.startsWith('env:')) return written;
  const variable = written.slice('env:'.length);
  const value = environment[variable]?.trim() ?? '';
  if (value === '') throw new UsageError(`--credential ${name}: the environment variable "${variable}" is not set.`);
  return value;
}

/** The first line of a file, without the space around it. @throws {UsageError} when there is none */
export function credentialInFile(name: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`credential ${name}: the file "${file}" cannot be read: ${reasonOf(error)}.`);
  }
  const [line = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  if (line.trim() === '') throw new UsageError(`credential ${name}: the first line of the file "${file}" is empty.`);
  return line.trim();
}

/** The code says enough: messages of the file system repeat the path. */
const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown reason';
