import { basename, dirname, resolve } from 'node:path';
import { systemClock } from '../../base/clock.ts';
import { deriveHex } from '../../base/derive.ts';
import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';
import { emptyJobLog } from '../effects/begin-log.ts';
import { createEffects } from '../effects/effects.ts';
import { allowManyListeners, throwIfCancelled } from '../effects/patience.ts';
import { CaptionError } from '../errors.ts';
import { explain } from '../explain.ts';
import { captionLanguage, isSameLanguage } from '../languages/languages.ts';
import { option, step } from '../next-step.ts';
import type { CaptionOptions } from '../options.ts';
import { checkWritable } from '../publishers/writable.ts';
import type { CaptionFile, Translator } from '../stages/types.ts';
import { openSurroundings, surroundingsOf } from '../surroundings/of.ts';
import { claimWait } from '../surroundings/waiting.ts';
import { checkOutputs } from './check-outputs.ts';
import { translateAll } from './translate-all.ts';

/** Options for translating a caption file. */
export interface TranslateFileOptions
  extends Pick<
    CaptionOptions,
    'state' | 'surroundings' | 'servers' | 'clock' | 'signal' | 'earlier' | 'payAgain' | 'onWaiting'
  > {
  /** BCP 47 tags. */
  readonly to: readonly string[];
  readonly translator: Translator;
  /** Folder of the new files. Default: that of the source. */
  readonly folder?: string | undefined;
  /** Whether to replace files that another program wrote. Default: false. */
  readonly overwrite?: boolean | undefined;
}

const optionNames: OptionNames<TranslateFileOptions> = {
  state: true,
  surroundings: true,
  servers: true,
  clock: true,
  signal: true,
  earlier: true,
  payAgain: true,
  onWaiting: true,
  to: true,
  translator: true,
  folder: true,
  overwrite: true,
};

/** A translated caption file. */
export interface TranslatedFile {
  readonly file: string;
  /** BCP 47 tag of the source. */
  readonly language: string;
  /** In the requested order. */
  readonly translations: readonly { readonly language: string; readonly path: string }[];
  readonly spent: { readonly amount: number; readonly unit: string };
  /** Sentences on something that the user should know. */
  readonly notices: readonly string[];
}

/** The files that a translation will write. */
export interface PlannedFiles {
  readonly file: CaptionFile;
  readonly files: TranslatedFile['translations'];
  /** Key of the job. */
  readonly key: string;
  /** What an earlier run has not paid. */
  readonly price: { readonly amount: number; readonly unit: string };
}

/**
 * Reads the languages of a translation and names its files: `film.en.srt` becomes `film.es.srt`. Looks without cost that they
 * can be written.
 * @throws {CaptionError} for an unknown language, a translator that needs a video, and files of another program
 */
export async function planFileTranslation(
  path: string,
  given: CaptionFile,
  options: TranslateFileOptions,
): Promise<PlannedFiles> {
  refuseUnknownOptions('planFileTranslation', options, optionNames);
  const { to, translator, servers = 'live', earlier, folder = dirname(path), overwrite = false } = options;
  const { jobs, outputs } = surroundingsOf(options);
  if (!translator.files) {
    throw new CaptionError({
      kind: 'options',
      cause: `The translator ${translator.id} translates videos only, not caption files.`,
      next: step`Use another translator${option('--translator translateplus')}.`,
      endsRun: true,
    });
  }
  const file = { ...given, language: captionLanguage(given.language) };
  const targets = [...new Set(to.map(captionLanguage))].filter((target) => !isSameLanguage(target, file.language));
  for (const target of targets) translator.check(file.language, target);
  const files = targets.map((language) => ({
    language,
    path: resolve(folder, fileName(path, file.language, language)),
  }));
  const key = deriveHex(24, 'file translation', file.format, file.content);
  await checkWritable(folder);
  await checkOutputs(files, {
    source: resolve(path),
    key: overwrite ? null : key,
    outputs,
  });
  const log = earlier === 'restart' ? emptyJobLog(jobs.placeOf(key), true) : await jobs.peek(key, servers);
  const isDone = (name: string) => log.record(name)?.state === 'done';
  const costs = targets.map((target) => translator.files?.cost(file, target, { isDone }) ?? 0);
  return {
    file,
    files,
    key,
    price: { amount: costs.reduce((sum, cost) => sum + cost, 0), unit: translator.files.unit },
  };
}

/** `film.en.srt` and `film.srt` become `film.es.srt`. */
function fileName(path: string, from: string, to: string): string {
  const [, stem = '', extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(basename(path)) ?? [];
  const own = `.${from}`.toLowerCase();
  const base = stem.toLowerCase().endsWith(own) ? stem.slice(0, -own.length) : stem;
  return `${base}.${to}${extension === '' ? '.srt' : extension}`;
}

/**
 * Translates a caption file into several languages, and writes a file for each beside it. Only texts change, all other bytes
 * stay. Survives crashes, and pays once, like the captions of a video.
 * @throws {CaptionError}
 * @example
 * await translateFile('film.en.srt', { content, format: 'srt', language: 'en' }, { to: ['es'], translator, state: '.state' });
 */
export async function translateFile(
  path: string,
  given: CaptionFile,
  options: TranslateFileOptions,
): Promise<TranslatedFile> {
  refuseUnknownOptions('translateFile', options, optionNames);
  allowManyListeners(options.signal);
  const { surroundings, accounts } = await openSurroundings(options);
  try {
    const plan = await planFileTranslation(path, given, options);
    await options.translator.enter?.(accounts);
    const wait = claimWait(options, `that is translating ${path}`);
    const { servers = 'live', earlier } = options;
    const { jobs, outputs } = surroundings;
    const log = await jobs.claim(plan.key, { servers, earlier, wait });
    try {
      const notices: string[] = [];
      const { signal, payAgain, clock } = options;
      const effects = createEffects({ log, key: plan.key, clock: clock ?? systemClock, signal, payAgain });
      const notice = (text: string) => void notices.push(text);
      const tools = { effects, accounts, outputs, source: resolve(path), notice, report: () => {} };
      await options.translator.open?.(tools);
      const amount = await translateAll(plan, options.translator.files, {
        overwrite: options.overwrite ?? false,
        tools,
      });
      await log.finish();
      const unit = options.translator.files?.unit ?? 'credits';
      const language = plan.file.language;
      const all = [...notices, ...(await accounts.notices())];
      return { file: path, language, translations: plan.files, spent: { amount, unit }, notices: all };
    } finally {
      await log.close();
    }
  } catch (error) {
    if (!(error instanceof CaptionError)) throwIfCancelled(options.signal);
    throw explain(error);
  } finally {
    await accounts.close();
  }
}
