import { parse as parsePlussub } from '@plussub/srt-vtt-parser';
import { parseText } from 'media-captions';
import SrtParser2 from 'srt-parser-2';
import { parseSync, stringifySync } from 'subtitle';

const SrtParser = SrtParser2.default ?? SrtParser2;

/** The parsers to compare with: what each does with a whole file, and how many cues that gave. */
export const PEERS = [
  {
    name: 'subtitle parse',
    formats: ['srt', 'vtt'],
    run: (text) => parseSync(text).filter((node) => node.type === 'cue').length,
  },
  {
    name: 'subtitle parse+stringify',
    formats: ['srt', 'vtt'],
    run: (text, format) => {
      const nodes = parseSync(text);
      stringifySync(nodes, { format: format === 'vtt' ? 'WebVTT' : 'SRT' });
      return nodes.filter((node) => node.type === 'cue').length;
    },
  },
  { name: 'srt-parser-2 parse', formats: ['srt'], run: (text) => new SrtParser().fromSrt(text).length },
  {
    name: 'srt-parser-2 parse+stringify',
    formats: ['srt'],
    run: (text) => {
      const parser = new SrtParser();
      const cues = parser.fromSrt(text);
      parser.toSrt(cues);
      return cues.length;
    },
  },
  { name: '@plussub/srt-vtt-parser parse', formats: ['srt', 'vtt'], run: (text) => parsePlussub(text).entries.length },
  {
    name: 'media-captions parse',
    formats: ['srt', 'vtt'],
    run: async (text, format) => (await parseText(text, { type: format })).cues.length,
  },
];
