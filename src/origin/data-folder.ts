import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, replaceFile } from '../base/durable-files.ts';
import { beginningOf, type FileFormat, foreignFile, headerLine, versionOfLine } from '../base/file-format.ts';

/** Folders of an origin's data. The file `format` in them says so. */
export const dataFormat: FileFormat = {
  name: 'origin-data',
  title: 'data folder',
  version: 1,
  withoutIt: 'name another folder',
};

/** What lies in a folder of version 0.1.0, which had no file `format`, or of one that was never completed. */
const OWN = /^(objects|cache|records|work|state|lock(\..*)?|format\.draft)$/;
/** What file systems and people put into folders that are empty otherwise. */
const NOBODYS = /^(\..*|lost\+found)$/;

/**
 * Makes sure that a folder is for an origin's data: it is not there, is empty, or was used by an origin.
 * @throws {StateFileError} for a folder of other files, which an origin would remove, or of a newer version
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

/** Writes down that a folder is for an origin's data. */
export const markDataFolder = (folder: string): Promise<void> =>
  replaceFile(join(folder, 'format'), `${headerLine(dataFormat)}\n`);
