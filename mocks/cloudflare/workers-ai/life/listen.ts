import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveNumber } from '../../../../src/base/derive.ts';
import { facts } from '../../../../src/contracts/workers-ai/facts.ts';
import { type FailureId, failures } from '../../../../src/contracts/workers-ai/failures.ts';
import { languageOf } from '../../../kernel/language/scripts.ts';
import { heardInFile } from '../../../kernel/media/heard-file.ts';
import { failureAt, type SeededSound, seededSound } from '../../../kernel/media/seeded-sound.ts';
import { hearSeeded } from '../../../kernel/media/seeded-speech.ts';
import { packetsOf, soundDigest } from '../../../kernel/media/sound-digest.ts';
import { hear } from '../../../kernel/media/spoken.ts';
import { inspectVideoFile } from '../../../kernel/media/video-file.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { Heard, Listening } from '../model/listening.ts';

/**
 * Transcribes: the real words of a known recording, else invented speech as long as the file. The same sound gives the
 * same words, also in a file that was written at another time or in another container. Refuses bytes without sound, if the switch `undecodable` is `refuse`, and sounds that a seed lets fail.
 */
export async function listenTo(
  { audio, language, isUsual, translate }: Listening,
  tenant: Tenant,
): Promise<Heard | { readonly failure: FailureId }> {
  const sha256 = createHash('sha256').update(audio).digest('hex');
  const read = await readAudio(audio, sha256, tenant);
  if (read === null) return { failure: 'audio-undecodable' };
  const { durationSeconds, sound, digest } = read;
  const recording = { sha256, url: null, durationSeconds };
  const spoken = translate ? 'en' : language;
  const seed = deriveNumber(tenant.settings.seed, digest ?? sha256);
  if (sound) {
    const failure = failureAt('workers-ai', sound, { isOwn: isFailureId, usual: 'audio-undecodable' });
    if (failure !== null) return { failure };
    const wanted = isUsual && !translate ? null : spoken;
    return {
      durationSeconds,
      language: wanted ?? shortCode(sound.language),
      segments: hearSeeded(sound, { language: wanted, seed, seeded: tenant.translations }),
    };
  }
  return { durationSeconds, language: spoken ?? 'en', segments: hear(recording, spoken, seed) };
}

/** Whisper reports languages by codes of two letters, where there is one. */
function shortCode(code: string): string {
  const [base = code] = code.toLowerCase().split(/[-_]/);
  return base.length === 2 ? base : (languageOf(base).code.split('-')[0] ?? base);
}

const isFailureId = (id: string): id is FailureId => Object.hasOwn(failures, id);

interface ReadAudio {
  readonly durationSeconds: number;
  /** What the tenant's seeds say of it, or null. */
  readonly sound: SeededSound | null;
  /** See `soundDigest`; null for bytes that were not read as media. */
  readonly digest: string | null;
}

/** The length of the audio in seconds, and what seeds say of it; null for bytes without sound. */
async function readAudio(audio: Uint8Array, sha256: string, tenant: Tenant): Promise<ReadAudio | null> {
  const names = { sha256, url: null };
  const folder = await mkdtemp(join(tmpdir(), 'caption-harness-'));
  try {
    const path = join(folder, 'audio');
    await writeFile(path, audio);
    const seen = await inspectVideoFile(path);
    if (!('trouble' in seen) && seen.audioChannels > 0) {
      const durationSeconds = Math.round(seen.durationSeconds * 1000) / 1000;
      const packets = packetsOf(path);
      const sound = await heardInFile(tenant, { ...names, path, durationSeconds, packets });
      return { durationSeconds, sound, digest: soundDigest(await packets()) };
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (tenant.switch('workers-ai.undecodable') === 'refuse') return null;
  const durationSeconds = Math.max(1, Math.round(audio.length / facts.unknownBytesPerSecond.value));
  return { durationSeconds, sound: seededSound(tenant, names, durationSeconds), digest: null };
}
