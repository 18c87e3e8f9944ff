import { VttScanner } from '../vtt-scanner.ts';
import { parseCueSettings } from './cue-settings.ts';
import { parseRegion } from './regions.ts';
import type { VttCue, VttRegion } from './types.ts';

const REGION = /^REGION[\t\f ]*$/;

/** The W3C parser's preprocessing of a part of the file: no NUL, and LF as the only line end. */
const preprocess = (text: string): string => text.replaceAll('\0', '\ufffd').replace(/\r\n?/g, '\n');

/** Returns the cues of a WebVTT file with their settings, in file order. */
export function parseVttCues(content: string): VttCue[] {
  const regions = new Map<string, VttRegion>();
  let hasCue = false;
  const scanner = new VttScanner(content, ({ titleFrom, titleTo, bodyFrom, bodyTo }) => {
    if (hasCue || !REGION.test(content.slice(titleFrom, titleTo))) return;
    const region = parseRegion(preprocess(content.slice(bodyFrom, bodyTo)));
    regions.set(region.id, region);
  });
  const cues: VttCue[] = [];
  while (scanner.next()) {
    hasCue = true;
    const { startMs, endMs, segments, segmentCount } = scanner;
    const settings = preprocess(content.slice(scanner.settingsFrom, scanner.settingsTo));
    cues.push({
      id: preprocess(content.slice(scanner.idFrom, scanner.idTo)),
      startMs,
      endMs,
      settings,
      text: segmentCount === 0 ? '' : preprocess(content.slice(segments[0], segments[1])),
      startTime: startMs / 1000,
      endTime: endMs / 1000,
      ...parseCueSettings(settings, regions),
    });
  }
  return cues;
}
