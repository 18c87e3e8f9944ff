import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deriveHex } from '../../../base/derive.ts';
import { makeFolder, replaceFile } from '../../../base/durable-files.ts';
import type { FileFormat } from '../../../base/file-format.ts';
import { jsonFileText, readJsonFile } from '../../../base/json-file.ts';
import type { OutputRecord, Outputs } from '../../outputs/types.ts';
import { uniqueDraft } from '../../outputs/unique-draft.ts';
import { foldedName } from '../../source/title.ts';

/** Files `outputs/<output>.json`. */
const outputFormat: FileFormat = {
  name: 'output-record',
  title: 'record of an output file',
  version: 1,
  withoutIt: 'remove it: the output file then counts as written by another program',
};

/** Returns the records of a state folder. Several processes may use them at once. */
export function stateOutputs(state: string): Outputs {
  const folder = join(state, 'outputs');
  const fileOf = (path: string) => join(folder, `${deriveHex(24, 'output', foldedName(path))}.json`);
  return {
    async find(path) {
      const file = fileOf(path);
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return text === null ? null : (readJsonFile(text, file, outputFormat).content as unknown as OutputRecord);
    },
    async keep({ path, key, video, sha256 }) {
      const file = fileOf(path);
      await makeFolder(folder);
      await replaceFile(file, jsonFileText(outputFormat, { path, key, video, sha256 }), uniqueDraft(file));
    },
  };
}
