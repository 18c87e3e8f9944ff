import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveNumber } from '../../../../src/base/derive.ts';
import { facts } from '../../../../src/contracts/workers-ai/facts.ts';
import { hear } from '../../../kernel/media/spoken.ts';
import { inspectVideoFile } from '../../../kernel/media/video-file.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { Heard, Listening } from '../model/listening.ts';

/**
 * Transcribes: the real words of a known recording, else invented speech as long as the file. The same bytes give the
 * same words. Null for bytes without sound, if the switch `undecodable` is `refuse`.
 */
export async function listenTo({ audio, language, translate }: Listening, tenant: Tenant): Promise<Heard | null> {
  const sha256 = createHash('sha256').update(audio).digest('hex');
  const durationSeconds = await durationOf(audio, tenant);
  if (durationSeconds === null) return null;
  const recording = { sha256, url: null, durationSeconds };
  const spoken = translate ? 'en' : language;
  const seed = deriveNumber(tenant.settings.seed, sha256);
  return { durationSeconds, language: spoken ?? 'en', segments: hear(recording, spoken, seed) };
}

/** The length of the audio in seconds; null for bytes without sound. */
async function durationOf(audio: Uint8Array, tenant: Tenant): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'caption-harness-'));
  try {
    const path = join(folder, 'audio');
    await writeFile(path, audio);
    const seen = await inspectVideoFile(path);
    if (!('trouble' in seen) && seen.audioChannels > 0) return Math.round(seen.durationSeconds * 1000) / 1000;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (tenant.switch('workers-ai.undecodable') === 'refuse') return null;
  return Math.max(1, Math.round(audio.length / facts.unknownBytesPerSecond.value));
}
