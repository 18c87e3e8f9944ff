import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, replaceFile } from '../base/durable-files.ts';
import { beginningOf, type FileFormat, foreignFile, headerLine, versionOfLine } from '../base/file-format.ts';

/** Folders of an origin's data. The file `format` in them says so. */
const dataFormat: FileFormat = {
  name: 'origin-data',
  title: 'data folder',
  version: 1,
  withoutIt: 'name another folder',
};

/** Names in a folder of version 0.1.0, which had no file `format`, or in an incomplete folder. */
const OWN = /^(objects|cache|records|uploads|work|state|lock(\..*)?|format\.draft)$/;
/** Names that file systems and users put into empty folders. */
const NOBODYS = /^(\..*|lost\+found)$/;

/**
 * Checks that a folder is usable for an origin's data: missing, empty, or used by an origin before.
 * @throws {StateFileError} for a folder with other files, which an origin would remove, or of a newer version
 */
export async function checkDataFolder(folder: string): Promise<void> {
  await makeFolder(folder);
  const marker = join(folder, 'format');
  const text = await readFile(marker).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) {
    if (versionOfLine(text.toString('utf8').trimEnd(), folder, dataFormat) !== null) return;
    throw foreignFile(folder, dataFormat, `of its file "format", ${beginningOf(text)}`);
  }
  const other = (await readdir(folder)).find((name) => !OWN.test(name) && !NOBODYS.test(name));
  if (other !== undefined) throw foreignFile(folder, dataFormat, `it holds ${JSON.stringify(other)}`);
}

/** Marks a folder as an origin's data. */
export const markDataFolder = (folder: string): Promise<void> =>
  replaceFile(join(folder, 'format'), `${headerLine(dataFormat)}\n`);
