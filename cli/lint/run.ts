import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { localProblem } from '../../src/base/local-problem.ts';
import {
  decodeForLint,
  encodeSubtitleText,
  fixCaptions,
  type LintOptions,
  lintCaptions,
  type SubtitleFormat,
} from '../../src/subtitles/index.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { rulesFrom } from '../rule-options.ts';
import { formatOf, languageOfHeader, languageOfName } from './declared.ts';
import type { LintFlags } from './flags.ts';
import { type LintedFile, lintReporters } from './reporters.ts';

const STANDARD_INPUT = '-';

/** A file to check. */
interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: SubtitleFormat;
  readonly options: LintOptions;
}

/** Carries out the command. @throws {UsageError} for a file that cannot be read or written, an unknown language or encoding */
export async function runLint(names: readonly string[], flags: LintFlags): Promise<void> {
  checkFlags(flags);
  const rules = rulesFrom(flags);
  const files: LintedFile[] = [];
  // All files are read before one is written.
  const inputs: Input[] = [];
  for (const name of names) {
    const bytes = name === STANDARD_INPUT ? await buffer(process.stdin) : readInput(name);
    const language = flags.language ?? languageOfName(basename(name)) ?? languageOfHeader(bytes);
    const options = { ...rules, file: name === STANDARD_INPUT ? '<stdin>' : name, language, encoding: flags.encoding };
    inputs.push({ name, bytes, format: flags.format ?? formatOf(name, bytes), options });
  }
  for (const input of inputs) files.push(flags.fix ? fix(input) : check(input));
  // The repaired text of standard input takes standard output.
  const output = flags.fix && names.includes(STANDARD_INPUT) ? process.stderr : process.stdout;
  output.write(lintReporters[flags.reporter](files));
  const hasError = files.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  if (hasError) process.exitCode = exitCodes.failed;
}

function check({ bytes, format, options }: Input): LintedFile {
  const { cues, findings } = lintCaptions(bytes, format, options);
  return { file: options.file ?? '', cues, findings, fixed: 0 };
}

/** Repairs a file and writes it as UTF-8 if that changed it. */
function fix(input: Input): LintedFile {
  const { name, bytes, format, options } = input;
  const decoded = decodeForLint(bytes, format, options);
  if (decoded.content === undefined) {
    if (name === STANDARD_INPUT) process.stdout.write(bytes);
    return check(input);
  }
  const { content, fixed, findings } = fixCaptions(decoded.content, format, options);
  const repaired = fixed + decoded.findings.length;
  const written = repaired === 0 ? bytes : encodeSubtitleText(content, 'utf-8');
  if (name === STANDARD_INPUT) process.stdout.write(written);
  else if (repaired > 0) writeOutput(name, written);
  return { file: options.file ?? '', cues: lintCaptions(content, format, options).cues, findings, fixed: repaired };
}

function checkFlags({ language, encoding }: LintFlags): void {
  try {
    if (language !== undefined) Intl.getCanonicalLocales(language);
  } catch {
    throw new UsageError(`--language takes a language tag such as es or pt-BR, got "${language}".`);
  }
  try {
    if (encoding !== undefined) new TextDecoder(encoding);
  } catch {
    throw new UsageError(`--encoding takes a label such as windows-1252 or utf-16le, got "${encoding}".`);
  }
}

function readInput(name: string): Uint8Array {
  try {
    return readFileSync(name);
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${localProblem(error) ?? String(error)}.`);
  }
}

function writeOutput(name: string, bytes: Uint8Array): void {
  try {
    writeFileSync(name, bytes);
  } catch (error) {
    throw new UsageError(`${name} cannot be written: ${localProblem(error) ?? String(error)}.`);
  }
}
