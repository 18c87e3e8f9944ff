import { decodeReferences } from '../references.ts';

/** A token of a cue's text. */
export type CueToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'start'; readonly name: string; readonly classes: readonly string[]; readonly annotation: string }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'timestamp'; readonly text: string };

/** A start tag without its brackets: name, classes, and an annotation behind white space. */
const START_TAG = /^([^\t\n\f .]*)((?:\.[^\t\n\f ]*)?)(?:[\t\n\f ](.*))?$/s;

function startTag(content: string): CueToken {
  const [, name = '', classes = '', annotation = ''] = START_TAG.exec(content) ?? [];
  return {
    kind: 'start',
    name,
    classes: classes.split('.').filter((part) => part !== ''),
    annotation: decodeReferences(annotation)
      .replace(/[\t\n\f\r ]+/g, ' ')
      .replace(/^ | $/g, ''),
  };
}

function tag(content: string): CueToken {
  if (content.startsWith('/')) return { kind: 'end', name: content.slice(1) };
  return /^\d/.test(content) ? { kind: 'timestamp', text: content } : startTag(content);
}

/** Splits a cue's text into tokens as the standard's "WebVTT cue text tokenizer" does. A tag without `>` reaches to the end. */
export function* cueTokens(text: string): Generator<CueToken> {
  for (let at = 0; at < text.length; ) {
    const isTag = text[at] === '<';
    const end = text.indexOf(isTag ? '>' : '<', at);
    const to = end < 0 ? text.length : end;
    yield isTag ? tag(text.slice(at + 1, to)) : { kind: 'text', text: decodeReferences(text.slice(at, to)) };
    at = isTag ? to + 1 : to;
  }
}
