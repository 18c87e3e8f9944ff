import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../exit-codes.ts';
import type { CaptionFlags } from './flags.ts';
import { mediaFiles } from './media-folder.ts';
import { namePlaceholders, patternName, unknownPlaceholder } from './name-pattern.ts';

/** A video of the command line. */
export interface Source {
  /** A path or URL. */
  readonly video: string;
  /** Path of its files below `--out`, without extension; undefined for the video's own name. */
  readonly name: string | undefined;
  readonly isUrl: boolean;
}

/** The video that is captioned when none is named. */
const BUNDLED = 'fixtures/media/hello-captions.mp4';

/** Whether the command line names no video, so that the bundled one is captioned. */
export const isBundled = (named: readonly string[], { list }: Pick<CaptionFlags, 'list'>): boolean =>
  named.length === 0 && list === undefined;

/**
 * Returns the videos of the command line: its arguments, then the lines of its list; a folder stands for its media files.
 * @throws {UsageError} for an unreadable list, a folder without media files, and names that do not fit
 */
export async function readSources(
  named: readonly string[],
  flags: Pick<CaptionFlags, 'list' | 'name'>,
): Promise<readonly Source[]> {
  const entries = isBundled(named, flags) ? [bundledVideo()] : [...named, ...readList(flags.list)];
  if (entries.length === 0) throw new UsageError(`The list ${flags.list} names no video.`);
  const sources: Source[] = [];
  for (const entry of entries) sources.push(...(await sourcesOf(entry)));
  return withNames(sources, flags.name);
}

async function sourcesOf(entry: string): Promise<readonly Source[]> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(entry)) {
    return [{ video: entry, name: undefined, isUrl: !/^file:/i.test(entry) }];
  }
  if (!isFolder(entry)) return [{ video: entry, name: undefined, isUrl: false }];
  const files = await mediaFiles(entry).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`The folder ${entry} cannot be read (${error.code}).`);
  });
  if (files.length === 0) throw new UsageError(`There are no media files in the folder ${entry}, or below it.`);
  return files.map((file) => ({
    video: join(entry, file),
    name: file.replace(/\.[A-Za-z0-9]{1,5}$/, ''),
    isUrl: false,
  }));
}

/** Gives every video the name of `--name`: one pattern for all, or a name for each. */
function withNames(sources: readonly Source[], names: readonly string[]): readonly Source[] {
  if (names.length === 0) return sources;
  if (names.length > 1 && names.length !== sources.length) {
    throw new UsageError(
      `--name is given ${names.length} times for ${sources.length} videos. Give it once for each, in their order, or once as a pattern such as {folder}-{base}.`,
    );
  }
  for (const name of names) {
    const unknown = unknownPlaceholder(name);
    if (unknown === null) continue;
    throw new UsageError(`--name has no placeholder ${unknown}; known: ${namePlaceholders.join(', ')}.`);
  }
  return sources.map((source, at) => ({ ...source, name: patternName(names[at] ?? names[0] ?? '', source.video) }));
}

/** A path that cannot be looked at is no folder: its verdict is that of a video, and the others of the run get theirs. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function readList(path: string | undefined): string[] {
  if (path === undefined) return [];
  try {
    const lines = readFileSync(path, 'utf8').split(/\r?\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    throw new UsageError(`The list ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

/** The video in the package: beside the sources, or beside the built programs. */
function bundledVideo(): string {
  let folder = new URL('.', import.meta.url);
  for (let up = 0; up < 6; up += 1, folder = new URL('../', folder)) {
    const path = fileURLToPath(new URL(BUNDLED, folder));
    if (existsSync(path)) return path;
  }
  throw new UsageError('The bundled video is missing. Name a video.');
}
