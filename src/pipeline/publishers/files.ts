import { readdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { deriveHex } from '../../base/derive.ts';
import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';
import { convertSubtitles, type SubtitleFormat } from '../../subtitles/index.ts';
import { foldedName } from '../source/title.ts';
import type { Publisher } from '../stages/types.ts';
import { checkFree, isThere, writeOutput } from './output-file.ts';
import { checkWritable } from './writable.ts';

/** Options of the files publisher. */
export interface FilesOptions {
  /** Created if it does not exist. */
  readonly folder: string;
  /** Default: only WebVTT. */
  readonly formats?: readonly SubtitleFormat[];
  /** Whether to replace files of other videos. Default: false: an error before anything is paid. */
  readonly overwrite?: boolean | undefined;
}

const optionNames: OptionNames<FilesOptions> = {
  folder: true,
  formats: true,
  overwrite: true,
};

/**
 * Writes tracks as `<name>.<language>.vtt` (and `.srt`). A file appears complete or not at all. Does not replace a file of
 * another video, as far as the state folder knows it.
 * @example filesPublisher({ folder: 'captions', formats: ['vtt', 'srt'] })
 */
export function filesPublisher(options: FilesOptions): Publisher {
  refuseUnknownOptions('filesPublisher', options, optionNames);
  const { folder, formats = ['vtt'], overwrite = false } = options;
  const checked = new Map<string, Promise<void>>();
  const pathOf = (name: string, language: string, format: string) => resolve(folder, `${name}.${language}.${format}`);

  /** Paths that a job may write: of every language while the spoken one is unknown. */
  const pathsOf = async (name: string, languages: readonly string[], complete: boolean): Promise<string[]> => {
    const known = languages.flatMap((language) => formats.map((format) => pathOf(name, language, format)));
    if (complete) return known;
    const place = dirname(resolve(folder, name));
    const start = `${foldedName(basename(name))}.`;
    const there = (await readdir(place).catch(() => [])).filter((file) => {
      const [language = '', format = '', ...more] = foldedName(file).slice(start.length).split('.');
      const fits = foldedName(file).startsWith(start) && more.length === 0;
      return fits && /^[a-z0-9-]{2,}$/.test(language) && formats.some((one) => one === format);
    });
    return [...known, ...there.map((file) => resolve(place, file))];
  };

  return {
    id: 'files',
    needs: 'nothing',
    check() {},
    placeOf: (name) => foldedName(resolve(folder, name)),
    async look({ name }, { languages, complete }, { outputs, key }) {
      const place = dirname(resolve(folder, name));
      const look = checked.get(place) ?? checkWritable(place);
      checked.set(place, look);
      await look;
      for (const path of await pathsOf(name, languages, complete)) {
        await checkFree(path, overwrite ? null : key, outputs);
      }
    },
    async publish(video, { language, vtt }, { effects, outputs, source, notice }) {
      const files = formats.map((format) => ({
        path: pathOf(video.name, language, format),
        text: convertSubtitles(vtt, 'vtt', format).content,
      }));
      const outcome = {
        place: files.map(({ path }) => path).join(', '),
        ids: Object.fromEntries(formats.map((format, at) => [format, files[at]?.path ?? ''])),
      };
      const writer = { outputs, key: effects.key, source, overwrite, notice };
      return effects.once({
        name: `publish/files/${deriveHex(12, resolve(folder), formats.join(), video.name)}/${language}/${deriveHex(12, vtt)}`,
        noLateness: true,
        async do() {
          for (const { path, text } of files) await writeOutput(path, text, writer);
          return outcome;
        },
        async find() {
          return (await isThere(files, writer)) ? { state: 'done', outcome } : { state: 'not-done' };
        },
        holds: () => isThere(files, writer),
      });
    },
  };
}
