import { show } from '../../../model/show.ts';
import type { Stream } from './stream.ts';

/** The line that the copy on the video CDN has after the first one; whether the API adds it is undocumented. */
const TIMESTAMP_MAP = /^([^\r\n]*)\r?\n?X-TIMESTAMP-MAP=[^\r\n]*/;

/** Demands that the file of a track is one of these, byte for byte except for a line X-TIMESTAMP-MAP. */
export async function expectFile(stream: Stream, video: string, language: string, ...allowed: readonly string[]) {
  const { answer } = await stream.do('getCaptionVtt', { video, language });
  const file = answer.text();
  const fits = allowed.some((text) => text === file || text === file.replace(TIMESTAMP_MAP, '$1'));
  answer.verify(fits, `the file ${show(allowed[0], 80)} byte for byte`, show(file));
}
