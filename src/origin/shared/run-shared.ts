import { type RunControl, type UploadParts, uploadRun } from '../videos/run-upload.ts';
import { uploadFolder } from '../videos/types.ts';
import { uploadFiles } from './upload-files.ts';

/** Carries out the job of an upload whose files are in the store that all processes share. */
export async function runShared(id: string, control: RunControl, parts: Omit<UploadParts, 'prepare'>): Promise<void> {
  const { store, workFolder } = parts;
  const files = uploadFiles(store, workFolder);
  const prepare: UploadParts['prepare'] = async (record, signal) => {
    // Languages are added from the captions in the store.
    if (!record.adding) await files.fetch(record, signal);
  };
  await uploadRun({ ...parts, prepare })(id, control);
  await dropSound(id, parts);
}

/** Deletes the sound of an upload that is done: it is of no use any more. */
export async function dropSound(id: string, { records, store }: Pick<UploadParts, 'records' | 'store'>): Promise<void> {
  const record = records.get(id);
  if (record?.state === 'done' && record.hasAudio) await store.deleteAll(uploadFolder(id));
}
