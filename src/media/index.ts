import { stat } from 'node:fs/promises';
import type { Job } from './job.ts';
import { Pool } from './pool.ts';
import {
  type CutSound,
  type Extraction,
  type Inspection,
  type MediaTrouble,
  type SoundPackets,
  trouble,
} from './types.ts';

export { CONTAINER_BYTES, type Container, containerOf, containers } from './container.ts';
export type {
  CutSound,
  Extraction,
  Inspection,
  MediaFacts,
  MediaTrouble,
  MediaTroubleKind,
  SoundPackets,
  SoundTrack,
} from './types.ts';

/** Most files read at once: each takes up to 180 MB and its own size, at most 1 GB. */
const inspections = new Pool(2);
/** Copies sound from one film at a time, because the disk is the bottleneck. */
const copies = new Pool(1);

/**
 * Reads the facts of a file from its content, not its name. A child process reads it with limits on memory and time, so
 * that a hostile file harms no other work.
 * @throws when the file cannot be opened, or no process can be started
 */
export async function inspectMedia(path: string): Promise<Inspection> {
  return (await carryOut(inspections, { task: 'inspect', path })) as Inspection;
}

/**
 * Copies a sound track of a film to a separate file without encoding it again, in a child process.
 * @param copy path of the new file; an earlier run may have created it
 * @param track its number from 1; null for the main one
 * @returns `copy`, or, for the main track, `path` itself when the file has no picture, or its sound cannot be copied
 * @throws when files cannot be opened or written, or no process can be started
 */
export async function extractSound(path: string, copy: string, track: number | null = null): Promise<Extraction> {
  return (await carryOut(copies, { task: 'sound', path, copy, track })) as Extraction;
}

/**
 * Copies a span of a file's sound to a separate file, at the borders of packets, in a child process. Times in seconds.
 * @returns where the piece begins and ends; null for a span without sound
 * @throws when files cannot be opened or written, or no process can be started
 */
export async function cutSound(path: string, copy: string, from: number, to: number): Promise<CutSound> {
  return (await carryOut(copies, { task: 'piece', path, copy, from, to })) as CutSound;
}

/**
 * Hashes the encoded packets of a file's sound, by which a piece of it is found again. Reads the whole file, in a child process.
 * @param track number of the sound track, from 1; null for the main one
 * @throws when the file cannot be opened, or no process can be started
 */
export async function hashPackets(path: string, track: number | null = null): Promise<SoundPackets> {
  return (await carryOut(copies, { task: 'packets', path, track })) as SoundPackets;
}

async function carryOut(pool: Pool, job: Job): Promise<unknown | MediaTrouble> {
  const { size } = await stat(job.path);
  const outcome = await pool.run(job, size);
  switch (outcome.kind) {
    case 'done':
      return outcome.result;
    case 'died':
      return trouble('too-costly', 'takes more memory or time to read than a file of its size may');
    case 'failed':
      throw Object.assign(new Error(outcome.message), outcome.code === null ? {} : { code: outcome.code });
    case 'not-started':
      throw new Error(`The process that reads media cannot be started: ${outcome.message}`);
  }
}
