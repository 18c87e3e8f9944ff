import { hearSeeded } from '../../../kernel/media/seeded-speech.ts';
import { type HeardSegment, hear } from '../../../kernel/media/spoken.ts';
import type { DueEffect } from '../../../kernel/world/due-queue.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { World } from '../../../kernel/world/world.ts';
import { type StoredMedia, type StoredVideo, stateOf, type Track } from '../model/state.ts';
import { generatedFile } from './generated-file.ts';
import { moveTrack, trackState } from './track-moves.ts';

/** The effect that ends a generation. */
export const GENERATE_EFFECT = 'cloudflare-stream.generate';

/** Ends a generation. A track that was replaced, deleted or generated again meanwhile does not change. */
export const endGeneration =
  (world: World) =>
  (tenant: Tenant, { data }: DueEffect): void => {
    const { uid, key, job, fails } = data as { uid: string; key: string; job: number; fails?: true };
    const video = stateOf(tenant).videos[uid];
    if (!video?.media) return;
    const track: Track | undefined = video.captions[key];
    const status = video.media.audio === 'speech' && fails === undefined ? 'ready' : 'error';
    const content = status === 'ready' ? generatedText(tenant, video, key) : null;
    const result: Track = { language: track?.language ?? key, generated: true, status, content, job };
    if (track?.job === job) moveTrack({ world, tenant }, video, key, { cause: 'generated', to: status, track: result });
    else moveTrack({ world, tenant }, video, key, { cause: 'late-result', to: trackState(track), track: null });
  };

/** The generated captions of a video in a language, as a WebVTT file; empty without media. */
export const generatedText = (tenant: Tenant, { media }: StoredVideo, language: string): string =>
  media === null ? generatedFile([]) : generatedFile(heardIn(tenant, media, language));

/** The sentences of a video's sound in a language. */
function heardIn(tenant: Tenant, media: StoredMedia, language: string): readonly HeardSegment[] {
  const { seed } = tenant.settings;
  const seeded = tenant.translations;
  return media.heard ? hearSeeded(media.heard, { language, seed, seeded }) : hear(media, language, seed);
}
