import { z } from 'zod';
import { damagedFile, type FileFormat } from '../../base/file-format.ts';
import type { JsonValue } from '../../base/json.ts';
import { jsonFileText, readJsonFile } from '../../base/json-file.ts';
import type { VideoRecord } from './types.ts';

/** Files `records/<id>.json`. */
export const recordFormat: FileFormat = {
  name: 'video-record',
  title: 'record',
  version: 1,
  withoutIt: 'remove it to forget the video',
};

const Stage = z.object({
  state: z.enum(['waiting', 'working', 'done', 'failed', 'skipped']),
  fraction: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  language: z.string().exactOptional(),
  seconds: z.number().exactOptional(),
});

const Schema: z.ZodType<VideoRecord> = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  title: z.string(),
  created: z.number().min(-8.64e15).max(8.64e15),
  bytes: z.number(),
  durationSeconds: z.number(),
  extension: z.string().regex(/^[a-z0-9]+$/),
  to: z.array(z.string()),
  spoken: z.string().nullable(),
  hasAudio: z.boolean(),
  state: z.enum(['queued', 'working', 'done', 'failed', 'deleting']),
  stages: z.object({ store: Stage, transcribe: Stage, translate: Stage, publish: Stage }),
  language: z.string().nullable(),
  tracks: z.array(z.object({ language: z.string(), original: z.boolean() })),
  adding: z.array(z.string()).exactOptional(),
  jobKey: z
    .string()
    .regex(/^[0-9a-f]{24}$/)
    .exactOptional(),
  error: z.object({ kind: z.string(), message: z.string(), next: z.string() }).nullable(),
  hasPoster: z.boolean().exactOptional(),
  spent: z.object({ amount: z.number(), unit: z.string() }).exactOptional(),
  payAgain: z.boolean().exactOptional(),
});

/** Returns the text of a record's file. */
export const recordText = (record: VideoRecord): string => jsonFileText(recordFormat, record as unknown as JsonValue);

/**
 * Reads a record's file.
 * @param id the id in the file's name
 * @throws {StateFileError} when it is damaged, of another kind, or of a newer version
 */
export function readRecord(text: string, path: string, id: string): VideoRecord {
  const { content } = readJsonFile(text, path, recordFormat);
  const { data, error } = Schema.safeParse(content);
  if (!data) {
    const [issue] = error.issues;
    throw damagedFile(path, recordFormat, `${issue?.path.join('.') || 'it'}: ${issue?.message}`);
  }
  if (data.id !== id) throw damagedFile(path, recordFormat, `it is the record of another video (${data.id})`);
  return data;
}
