import { cite } from '../../profiles/citation.ts';
import { decodeReferences } from '../../references.ts';
import { type CueToken, cueTokens } from '../../webvtt/cue-tokens.ts';
import { editsOf } from '../edits.ts';
import type { LintRule } from '../rule.ts';
import { Holds } from '../text-facts.ts';

const STANDARD = cite('documented', 'WEBVTT');
const TAGS = ['c', 'i', 'b', 'u', 'ruby', 'rt', 'v', 'lang'];
const TIME = /^(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}$/;

/** What is wrong with the tags of a text; undefined when nothing is. */
function tagProblem(tokens: Iterable<CueToken>): string | undefined {
  const open: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'timestamp' && !TIME.test(token.text)) return `<${token.text}> is not a time`;
    if (token.kind === 'start') {
      if (!TAGS.includes(token.name)) return `<${token.name}> is not a tag`;
      if (token.name === 'rt' && open.at(-1) !== 'ruby') return '<rt> stands outside of <ruby>';
      open.push(token.name);
    }
    if (token.kind === 'end') {
      if (open.at(-1) === 'rt' && token.name === 'ruby') open.pop();
      if (open.at(-1) !== token.name) return `</${token.name}> closes nothing`;
      open.pop();
    }
  }
  // A voice that spans the whole cue needs no end.
  const left = open.filter((name, at) => !(name === 'v' && at === 0));
  return left.length > 0 ? `<${left[0]}> is not closed` : undefined;
}

/** An ampersand that begins no character reference. */
const BARE_AMPERSAND = /&(?!#\d+;|#[xX][\da-fA-F]+;|[A-Za-z][A-Za-z\d]*;)/g;

/** Whether what begins with an ampersand is shown as written. `&copy` and `&amp` are read as references without their semicolons. */
const isShown = (text: string): boolean => {
  const [word = ''] = /^&[#A-Za-z\d]*/.exec(text) ?? [];
  return decodeReferences(word) === word;
};

/** Rules on the markup of a cue's text. */
export const vttTextRules: readonly LintRule[] = [
  {
    id: 'vtt/open-bracket',
    title: 'Every < of a text has its >.',
    format: 'vtt',
    level: 'error',
    citation: STANDARD,
    holds: Holds.lessThan,
    start: ({ report }) => ({
      cue(cue) {
        const { raw } = cue;
        const at = raw.lastIndexOf('<');
        if (raw.indexOf('>', at) >= 0) return;
        report(cue, {
          message: `“${raw.slice(at, at + 20)}” is never closed, so players hide everything from there on.`,
          hint: 'Write &lt; for the character, or close the tag.',
          at: cue.from + at,
        });
      },
    }),
  },
  {
    id: 'vtt/tag',
    title: 'Every tag of a text is one of the standard, and is closed in its place.',
    format: 'vtt',
    level: 'warning',
    citation: STANDARD,
    holds: Holds.lessThan,
    start: ({ report }) => ({
      cue(cue) {
        const { raw } = cue;
        // What follows an open bracket is another rule's.
        if (raw.indexOf('>', raw.lastIndexOf('<')) < 0) return;
        const problem = tagProblem(cueTokens(raw));
        if (problem) report(cue, { message: `${problem}.`, hint: 'Correct the tag, or remove it.' });
      },
    }),
  },
  {
    id: 'vtt/reference',
    title: 'Every & of a text begins a character reference.',
    format: 'vtt',
    level: 'warning',
    citation: STANDARD,
    holds: Holds.ampersand,
    fixes: true,
    start: ({ report }) => ({
      cue(cue) {
        const edits = editsOf(cue, BARE_AMPERSAND, '&amp;').filter(({ from }) =>
          isShown(cue.content.slice(from, from + 32)),
        );
        const unknown = Array.from(cue.raw.matchAll(/&[A-Za-z][A-Za-z\d]*;/g), ([name]) => name).find(
          (name) => decodeReferences(name) === name,
        );
        if (edits.length === 0 && unknown === undefined) return;
        report(cue, {
          message: unknown === undefined ? 'The text has a bare &.' : `There is no character reference ${unknown}`,
          hint: 'Write &amp; for the character.',
          ...(edits.length > 0 && { edits }),
        });
      },
    }),
  },
];
