import { convertSubtitles, serializeCues } from '../../src/subtitles/index.ts';
import type { SubtitleReader } from '../kernel/world/seeds/planter.ts';
import type { SeedFiles } from './seed-files.ts';
import { formatOf, readSubtitles } from './subtitle-text.ts';

/** Reads subtitles as WebVTT, whatever form a seed gives them in. */
export const subtitleReader = (files: SeedFiles): SubtitleReader => ({
  async vtt({ content, file, cues }, member) {
    if (cues !== undefined) {
      const rows = cues.map(({ start, end, text }, at) => ({
        id: String(at + 1),
        startMs: Math.round(start * 1000),
        endMs: Math.round(end * 1000),
        settings: '',
        text: escapeText(text),
      }));
      return serializeCues(rows, 'vtt');
    }
    const text =
      content ?? (file === undefined ? null : ((await readSubtitles(files, file, `${member}.file`))?.content ?? null));
    if (text === null) return null;
    return formatOf(text) === 'vtt' ? text : convertSubtitles(text, 'srt', 'vtt').content;
  },
});

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
