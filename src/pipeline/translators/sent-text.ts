import { cueGroups, type SentenceGroup, sentenceFile, sentenceGroups } from '../../subtitles/index.ts';
import type { Track } from '../stages/types.ts';

/** What a translator sends of a track. */
export interface SentText {
  /** WebVTT with a cue for each group. */
  readonly vtt: string;
  readonly groups: readonly SentenceGroup[];
}

const made = new WeakMap<Track, SentText>();

/** Returns a track as whole sentences. */
export function sentencesOf(track: Track): SentText {
  let sent = made.get(track);
  if (!sent) {
    const groups = sentenceGroups(track.vtt, track.language);
    sent = { vtt: sentenceFile(groups), groups };
    made.set(track, sent);
  }
  return sent;
}

/** Returns a track cue by cue, as versions before the sentences sent it. */
export const cuesOf = (track: Track): SentText => ({ vtt: track.vtt, groups: cueGroups(track.vtt) });
