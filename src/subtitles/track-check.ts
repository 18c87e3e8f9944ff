import { scanSubtitles } from './scan.ts';

/**
 * Why a text is not a usable WebVTT track; null for one that is. `signature`: it does not begin with WEBVTT; `no-cues`: it has none;
 * `times`: the cue at this position, from 0, does not end after its start.
 */
export type TrackFault =
  | { readonly kind: 'signature' | 'no-cues' }
  | { readonly kind: 'times'; readonly cue: number }
  | null;

/** Checks that a text is a track that players show. */
export function checkTrack(vtt: string): TrackFault {
  const { cues, signatureOk } = scanSubtitles(vtt, 'vtt');
  if (!signatureOk) return { kind: 'signature' };
  if (cues.length === 0) return { kind: 'no-cues' };
  const cue = cues.findIndex(({ startMs, endMs }) => endMs <= startMs);
  return cue < 0 ? null : { kind: 'times', cue };
}
