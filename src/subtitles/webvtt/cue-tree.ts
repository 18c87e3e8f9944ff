import { VttTime } from '../vtt-time.ts';
import { type CueToken, cueTokens } from './cue-tokens.ts';
import type { CueNode, CueTagName, CueTree } from './cue-tree-types.ts';

const TAGS: readonly CueTagName[] = ['c', 'i', 'b', 'u', 'ruby', 'rt', 'v', 'lang'];

/** A node while its tree grows: the root (without a name) or an object. */
interface OpenNode {
  readonly name?: CueTagName;
  readonly children: CueNode[];
  readonly language?: string;
  readonly parent?: OpenNode;
}

function open(current: OpenNode, token: Extract<CueToken, { kind: 'start' }>): OpenNode {
  const name = TAGS.find((tag) => tag === token.name);
  if (!name || (name === 'rt' && current.name !== 'ruby')) return current;
  const language = name === 'lang' ? token.annotation : current.language;
  const children: CueNode[] = [];
  const inherited = language === undefined ? {} : { language };
  const value = name === 'v' || name === 'lang' ? { value: token.annotation } : {};
  current.children.push({ type: 'object', name, classes: token.classes, ...value, ...inherited, children });
  return { name, children, ...inherited, parent: current };
}

function close(current: OpenNode, name: string): OpenNode {
  if (current.name !== undefined && current.name === name) return current.parent ?? current;
  return current.name === 'rt' && name === 'ruby' ? (current.parent?.parent ?? current) : current;
}

/** The payload as the file parser hands it on: no NUL, LF as the only line end, ended by the first empty line. */
function payloadOf(text: string): string {
  const payload = text.replaceAll('\0', '\ufffd').replace(/\r\n?/g, '\n');
  const end = payload.startsWith('\n') ? 0 : payload.indexOf('\n\n');
  return (end < 0 ? payload : payload.slice(0, end)).replace(/\n$/, '');
}

/**
 * Returns the tree of a cue's text as the standard's "WebVTT cue text parsing rules" build it. Never throws: tags that are
 * not known or not in their place are left out.
 *
 * @param text the payload of one cue, as in a file: an empty line ends it, and NUL is read as U+FFFD
 * @param options `language`: the BCP 47 tag of the track, which applies outside `<lang>`
 */
export function cueTree(text: string, { language }: { readonly language?: string } = {}): CueTree {
  const root: OpenNode = { children: [], ...(language !== undefined && { language }) };
  const time = new VttTime();
  let current = root;
  for (const token of cueTokens(payloadOf(text))) {
    if (token.kind === 'text') current.children.push({ type: 'text', value: token.text });
    else if (token.kind === 'start') current = open(current, token);
    else if (token.kind === 'end') current = close(current, token.name);
    else if (time.read(token.text, 0, token.text.length) === token.text.length) {
      current.children.push({ type: 'timestamp', value: time.milliseconds / 1000 });
    }
  }
  return { children: root.children };
}
