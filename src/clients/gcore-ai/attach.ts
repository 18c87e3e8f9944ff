import { languageOf } from '../../contracts/gcore-ai/language-rules.ts';
import type { CallOptions } from '../http.ts';
import type { GcoreClient } from './types.ts';
import type { Subtitle, SubtitleFile } from './video-types.ts';

/** The methods of a client that attaching needs. */
type SubtitleAccess = Pick<GcoreClient, 'listSubtitles' | 'createSubtitle' | 'updateSubtitle'>;

/** Replaces the subtitle of the same language and name, else adds one. Does nothing if the file is already there. */
export async function attach(
  access: SubtitleAccess,
  videoId: number,
  file: SubtitleFile,
  options: CallOptions,
): Promise<Subtitle> {
  const present = await access.listSubtitles(videoId, options);
  const alike = present.filter(({ language }) => language !== null && codeOf(language) === codeOf(file.language));
  // A service may give a name to what was sent without one.
  const there = alike.find(({ name, vtt }) => vtt === file.vtt && (file.name === undefined || name === file.name));
  if (there) return there;
  const older = alike.find(({ name }) => (name ?? undefined) === file.name);
  if (!older) return access.createSubtitle(videoId, file, options);
  return { ...(await access.updateSubtitle(videoId, older.id, { vtt: file.vtt }, options)), id: older.id };
}

/** Whether two codes name the same language: `deu` and `ger` are equal, and the service may answer with the other form. */
const codeOf = (language: string): string => languageOf(language)?.code ?? language;
