import type { Tenant } from '../../kernel/world/tenant.ts';
import type { Media } from '../model/media.ts';
import type { RenditionRow } from '../model/video-row.ts';

/**
 * The renditions: the name, the height of the picture and kbit/s (documented: hls-and-mp4 and samples; 468 lines are
 * "480p").
 */
const LADDER = [
  { name: 'vod1080p', height: 1080, bitrate: 4200 },
  { name: 'vod720p', height: 720, bitrate: 1566 },
  { name: 'vod480p', height: 468, bitrate: 800 },
  { name: 'vod360p', height: 360, bitrate: 450 },
  { name: 'vod240p', height: 240, bitrate: 200 },
] as const;

/** The renditions of a source: not higher than the source, and always the lowest. */
export function renditionsFor(tenant: Tenant, media: Media): RenditionRow[] {
  const { width, height, durationSeconds } = media;
  const lowest = LADDER.at(-1);
  return LADDER.filter((row) => row.height <= height || row === lowest).map((row) => {
    const id = 25_000_000 + tenant.count('gcore-rendition');
    return {
      id,
      name: row.name,
      width: height > 0 ? Math.max(2, 2 * Math.round((row.height * width) / height / 2)) : 0,
      height: row.height,
      bytes: Math.round((row.bitrate * 1000 * durationSeconds) / 8),
      file: `qid${id % 10_000}v1_h264_${row.bitrate}_${row.height}.mp4`,
      progress: 0,
      status: 'processing' as const,
    };
  });
}
