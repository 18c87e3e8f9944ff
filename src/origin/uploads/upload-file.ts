import { z } from 'zod';
import { damagedFile, type FileFormat } from '../../base/file-format.ts';
import { jsonFileText, readJsonFile } from '../../base/json-file.ts';

/** What is stored of an unfinished upload besides its bytes. */
export interface UploadFacts {
  /** 32 random hex digits; also the id of the video. */
  readonly id: string;
  /** Bytes of the whole file. */
  readonly length: number;
  readonly title: string;
  readonly to: readonly string[];
  readonly spoken: string | null;
}

/** Files `uploads/<id>/upload.json`. */
const uploadFormat: FileFormat = {
  name: 'upload',
  title: 'upload',
  version: 1,
  withoutIt: 'remove its folder to forget the upload',
};

const Schema = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  length: z.int().min(1),
  title: z.string(),
  to: z.array(z.string()),
  spoken: z.string().nullable(),
});

/** Returns the text of an upload's file. */
export const uploadText = ({ id, length, title, to, spoken }: UploadFacts): string =>
  jsonFileText(uploadFormat, { id, length, title, to: [...to], spoken });

/**
 * Reads an upload's file.
 * @throws {StateFileError} when it is damaged, of another kind, or of a newer version
 */
export function readUpload(text: string, path: string, id: string): UploadFacts {
  const { data } = Schema.safeParse(readJsonFile(text, path, uploadFormat).content);
  if (data?.id !== id) throw damagedFile(path, uploadFormat, 'it is not the file of this upload');
  return data;
}
