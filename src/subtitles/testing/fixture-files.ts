import { readFileSync } from 'node:fs';
import type { SubtitleFormat } from '../types.ts';

const FOLDER = new URL('../../../fixtures/subtitles/', import.meta.url);

/** A cue of the oracle files; its fields depend on the format. */
export interface ExpectedCue {
  readonly id?: string;
  readonly index?: string | null;
  readonly start_ms: number;
  readonly end_ms: number;
  readonly settings?: string;
  readonly text?: string;
  readonly from?: number;
  readonly to?: number;
  readonly segments?: readonly { readonly from: number; readonly to: number; readonly text: string }[];
}

/** The expected content of a fixture, by hand or by an independent parser (see `fixtures/subtitles/ORIGINS.md`). */
interface ExpectedFile {
  readonly encoding: string;
  readonly signature_ok?: boolean;
  readonly cue_count: number;
  readonly billable: number;
  readonly cues?: readonly ExpectedCue[];
  readonly text_sha256?: string;
}

/** A subtitle file of `fixtures/subtitles` with its oracle. */
export interface FixtureFile {
  readonly path: string;
  readonly format: SubtitleFormat;
  readonly bytes: Uint8Array;
  /** The text, decoded as for the oracle: WebVTT and unknown bytes as UTF-8 with replacement, a byte order mark kept. */
  readonly content: string;
  readonly expected: ExpectedFile;
}

/** Returns all subtitle fixtures, SRT first. */
export function fixtureFiles(): FixtureFile[] {
  return (['srt', 'vtt'] as const).flatMap((format) => {
    const oracle = JSON.parse(readFileSync(new URL(`expected/${format}.json`, FOLDER), 'utf8')) as Record<
      string,
      ExpectedFile
    >;
    return Object.entries(oracle).map(([path, expected]) => {
      const bytes = readFileSync(new URL(path, FOLDER));
      const isUtf16 = format === 'srt' && expected.encoding.startsWith('utf-16');
      const content = new TextDecoder(isUtf16 ? expected.encoding : 'utf-8', { ignoreBOM: true }).decode(bytes);
      return { path, format, bytes, content, expected };
    });
  });
}
