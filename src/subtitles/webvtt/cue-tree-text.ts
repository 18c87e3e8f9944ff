import type { CueNode, CueTree } from './cue-tree-types.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A time with all its parts: `00:00:00.500`. */
function fullTime(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const whole = Math.floor(milliseconds / 1000);
  const fraction = String(milliseconds % 1000).padStart(3, '0');
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${fraction}`;
}

/** The lines of a node without its children. */
function head(node: CueNode): string[] {
  if (node.type === 'text') return [`"${node.value}"`];
  if (node.type === 'timestamp') return [`<?timestamp ${fullTime(node.value)}>`];
  const { name, classes, value } = node;
  const isSpan = name === 'c' || name === 'v' || name === 'lang';
  return [
    `<${isSpan ? 'span' : name}>`,
    ...(classes.length > 0 ? [`  class="${classes.join(' ')}"`] : []),
    ...(name === 'lang' ? [`  lang="${value}"`] : []),
    ...(name === 'v' ? [`  title="${value}"`] : []),
  ];
}

/**
 * Writes a cue's tree as the text form in which html5lib writes a DOM tree, with the elements of the standard's "WebVTT cue
 * text DOM construction rules". Each line ends with a line feed.
 */
export function cueTreeText(tree: CueTree): string {
  let text = '';
  const open = [...tree.children].reverse().map((node) => ({ node, indent: '| ' }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, indent } = next;
    for (const line of head(node)) text += `${indent}${line}\n`;
    if (node.type !== 'object') continue;
    for (const child of [...node.children].reverse()) open.push({ node: child, indent: `${indent}  ` });
  }
  return text;
}
