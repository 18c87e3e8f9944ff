import type { RequestHandler } from 'express';
import { lintAside } from '../subtitles/work/index.ts';
import { type TrackParts, trackOf } from './change-track.ts';
import { notFound } from './http/errors.ts';
import { readText } from './store/types.ts';
import { limitsOf } from './videos/limits-of.ts';
import { staleIn } from './videos/made-from.ts';
import { trackKey } from './videos/types.ts';

/** Answers with the findings of lint on a track as it stands now, and with the limits that it is held to. */
export function showFindings(parts: TrackParts): RequestHandler {
  return async (request, response) => {
    const { id, language } = trackOf(parts, request);
    const object = await parts.store.open(trackKey(id, language, 'vtt'));
    if (!object) throw notFound('track');
    const vtt = await readText(object);
    const { rules } = parts;
    const { findings: found, count } =
      rules === null ? { findings: [], count: 0 } : await lintAside(vtt, { ...rules, language });
    const findings = found.map(({ file: _file, edits: _edits, ...finding }) => finding);
    const limits = rules === null ? null : { profile: rules.profile ?? 'netflix', ...limitsOf(rules, language) };
    response.set('Cache-Control', 'no-store').json({ findings, count, limits });
  };
}

/** Answers with the cues of a translation whose part of the original has changed since. */
export function showStale(parts: TrackParts): RequestHandler {
  return async (request, response) => {
    const { record, language } = trackOf(parts, request);
    const stale = await staleIn(record, language, parts.store);
    response.set('Cache-Control', 'no-store').json({ stale: stale.slice(0, MOST_STALE), count: stale.length });
  };
}

/** Cues that are listed at most, as with findings. */
const MOST_STALE = 1_000;
