import { createScanner } from '../../../../subtitles/scan.ts';
import { formatTimestamp } from '../../../../subtitles/timestamps.ts';

/** A cue of the editor. An edit makes a new object; what no edit touched keeps its bytes. */
export interface EditorCue {
  /** Names the cue as long as the page is open. */
  readonly key: number;
  /** What stands before it and belongs to no cue: blank lines, notes. */
  readonly lead: string;
  /** The cue as it stands in the file; null after an edit. */
  readonly source: string | null;
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly settings: string;
  /** WebVTT text with its markup. */
  readonly payload: string;
}

/** A WebVTT file of which only cues change. */
export interface TrackFile {
  readonly cues: readonly EditorCue[];
  /** What stands behind the last cue. */
  readonly tail: string;
}

let keys = 0;

/** Returns a name for a new cue. */
export const nextKey = (): number => ++keys;

/** Reads a WebVTT file. Written again without an edit it has the same bytes. */
export function readTrack(vtt: string): TrackFile {
  const scanner = createScanner(vtt, 'vtt');
  const cues: EditorCue[] = [];
  let at = 0;
  while (scanner.next()) {
    const from = scanner.segmentCount > 0 ? (scanner.segments[0] as number) : scanner.settingsTo;
    const to = scanner.segmentCount > 0 ? (scanner.segments[1] as number) : from;
    cues.push({
      key: nextKey(),
      lead: vtt.slice(at, scanner.idFrom),
      source: vtt.slice(scanner.idFrom, to),
      id: vtt.slice(scanner.idFrom, scanner.idTo),
      startMs: scanner.startMs,
      endMs: scanner.endMs,
      settings: vtt.slice(scanner.settingsFrom, scanner.settingsTo),
      payload: vtt.slice(from, to).replaceAll(/\r\n?/g, '\n'),
    });
    at = to;
  }
  return { cues, tail: vtt.slice(at) };
}

/** Writes a file. */
export function writeTrack({ cues, tail }: TrackFile): string {
  const blocks = cues.map((cue, at) => {
    const lead =
      at === 0 ? cue.lead || 'WEBVTT\n\n' : /\n\s*\n|\r\r/.test(cue.lead) ? cue.lead : `${cue.lead.trimEnd()}\n\n`;
    return lead + (cue.source ?? written(cue));
  });
  return blocks.join('') + (tail === '' ? '\n' : tail);
}

function written({ id, startMs, endMs, settings, payload }: EditorCue): string {
  const times = `${formatTimestamp(startMs, 'vtt')} --> ${formatTimestamp(endMs, 'vtt')}`;
  const lines = payload
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.replaceAll('-->', '--&gt;'));
  return [...(id === '' ? [] : [id]), settings === '' ? times : `${times} ${settings}`, ...lines].join('\n');
}
