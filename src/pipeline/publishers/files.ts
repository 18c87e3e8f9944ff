import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { deriveHex } from '../../base/derive.ts';
import { makeFolder, replaceFile } from '../../base/durable-files.ts';
import { convertSubtitles, type SubtitleFormat } from '../../subtitles/index.ts';
import type { Publisher } from '../stages/types.ts';

/** Options of the files publisher. */
export interface FilesOptions {
  /** Created if it does not exist. */
  readonly folder: string;
  /** Default: only WebVTT. */
  readonly formats?: readonly SubtitleFormat[];
}

/**
 * Writes tracks as `<title>.<language>.vtt` (and `.srt`). A file appears complete or not at all.
 * @example filesPublisher({ folder: 'captions', formats: ['vtt', 'srt'] })
 */
export function filesPublisher({ folder, formats = ['vtt'] }: FilesOptions): Publisher {
  return {
    id: 'files',
    needs: 'nothing',
    check() {},
    async publish(video, { language, vtt }, { effects }) {
      const files = formats.map((format) => ({
        path: resolve(folder, `${video.title}.${language}.${format}`),
        text: convertSubtitles(vtt, 'vtt', format).content,
      }));
      const outcome = {
        place: files.map(({ path }) => path).join(', '),
        ids: Object.fromEntries(formats.map((format, at) => [format, files[at]?.path ?? ''])),
      };
      return effects.once({
        name: `publish/files/${deriveHex(12, resolve(folder), formats.join(), video.title)}/${language}/${deriveHex(12, vtt)}`,
        noLateness: true,
        async do() {
          for (const { path, text } of files) await writeWhole(path, text);
          return outcome;
        },
        async find() {
          const there = await Promise.all(files.map(({ path }) => readFile(path, 'utf8').catch(() => null)));
          const same = files.every(({ text }, at) => there[at] === text);
          return same ? { state: 'done', outcome } : { state: 'not-done' };
        },
      });
    },
  };
}

async function writeWhole(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  await replaceFile(path, text, `${path}.${process.pid}.part`);
}
