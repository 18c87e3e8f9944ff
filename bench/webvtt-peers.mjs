import { createRequire } from 'node:module';
import { parse as parsePlussub } from '@plussub/srt-vtt-parser';
import { parseText, tokenizeVTTCue } from 'media-captions';
import nodeWebVtt from 'node-webvtt';
import { parseSync } from 'subtitle';

const require = createRequire(import.meta.url);
const { WebVTTParser } = require('webvtt-parser');
const w3c = new WebVTTParser(require('webvtt-parser/html-entities.json'));

// vtt.js looks at the browser's name.
globalThis.navigator ??= { userAgent: '' };

const DIRECTIONS = { 'vertical growing left': 'rl', 'vertical growing right': 'lr' };

function w3cCues(content) {
  const { cues, errors } = w3c.parse(content, 'metadata');
  // It goes on after a bad signature, and says so.
  if (errors.some(({ message }) => /^No valid signature/.test(message))) return [];
  return cues.map((cue) => ({
    ...cue,
    vertical: DIRECTIONS[cue.direction] ?? (cue.direction === 'horizontal' ? '' : cue.direction),
    line: cue.linePosition,
    position: cue.textPosition,
    align: cue.alignment,
    region: cue.region ?? null,
  }));
}

/** Both builds of vtt.js have one interface, and expect a window that holds VTTCue and VTTRegion. */
function vttJs(name) {
  const { WebVTT, VTTCue, VTTRegion } = require(name);
  return (content) => {
    const cues = [];
    const parser = new WebVTT.Parser({ VTTCue, VTTRegion }, WebVTT.StringDecoder());
    parser.oncue = (cue) => cues.push(cue);
    parser.parse(content);
    parser.flush();
    return cues;
  };
}

/** The tree of webvtt-parser in the form of `cueTree`. */
const w3cTree = ({ children }) =>
  children.map((node) =>
    node.type === 'object'
      ? { ...node, classes: node.classes.filter(Boolean), value: node.value ?? '', children: w3cTree(node) }
      : node,
  );

/** The tokens of media-captions in the form of `cueTree`. */
const tokenTree = (tokens) =>
  tokens.map((token) => {
    if (token.type === 'text') return { type: 'text', value: token.data };
    if (token.type === 'timestamp') return { type: 'timestamp', value: token.time };
    return {
      type: 'object',
      name: token.type,
      classes: token.class ? token.class.split(' ') : [],
      value: token.voice ?? token.lang ?? '',
      children: tokenTree(token.children),
    };
  });

/** WebVTT parsers of npm: what each makes of a file, in the vocabulary of VTTCue, and of a cue's text, as far as it does. */
export const PEERS = [
  {
    name: 'webvtt-parser 2.2.0',
    cues: w3cCues,
    tree: (file) => ({ children: w3cTree(w3c.parse(file, 'metadata').cues[0].tree) }),
  },
  {
    name: 'media-captions 1.0.4',
    cues: async (content) => (await parseText(content, { type: 'vtt' })).cues,
    tree: async (file) => ({ children: tokenTree(tokenizeVTTCue((await parseText(file, { type: 'vtt' })).cues[0])) }),
  },
  { name: 'videojs-vtt.js 0.15.5', cues: vttJs('videojs-vtt.js') },
  { name: 'vtt.js 0.13.0', cues: vttJs('vtt.js') },
  {
    name: 'node-webvtt 1.9.4',
    cues: (content) =>
      nodeWebVtt
        .parse(content, { strict: false, meta: true })
        .cues.map(({ identifier, start, end, text }) => ({ id: identifier, startTime: start, endTime: end, text })),
  },
  {
    name: 'subtitle 4.2.2',
    cues: (content) =>
      parseSync(content)
        .filter(({ type }) => type === 'cue')
        .map(({ data }) => ({ startTime: data.start / 1000, endTime: data.end / 1000, text: data.text })),
  },
  {
    name: '@plussub/srt-vtt-parser 2.0.5',
    cues: (content) =>
      parsePlussub(content).entries.map(({ id, from, to, text }) => ({
        id,
        startTime: from / 1000,
        endTime: to / 1000,
        text,
      })),
  },
];
