/** Characters that GitHub accepts in a comment, and in the text of an issue. Ours stay below by a margin. */
export const MOST_OF_COMMENT = 60_000;

/** Literal text: without markup, mentions, links and line breaks. */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;' })[character] ?? '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~@:/-]/g, (character) =>
      /[@:/]/.test(character) ? `&#${character.charCodeAt(0)};` : `\\${character}`,
    );

/** A block of code with a fence longer than any inside it. @param indent of each line, for a block within a list */
export function fenced(language: string, text: string, indent = ''): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...text.split('\n'), fence].map((line) => `${indent}${line}`);
}

/** Text on one line as code. A row of a table may hold it. */
export const inlineCode = (text: string): string =>
  `\`${text.replaceAll('`', "'").replaceAll('|', '\\|').replace(/\s+/g, ' ')}\``;

/** The beginning of a text with at most so many characters. */
export const cutTo = (most: number, text: string): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** The first parts that fit into so many characters together, each as a whole. */
export function fitting(parts: readonly string[], most: number): readonly string[] {
  let left = most;
  const end = parts.findIndex((part) => {
    left -= part.length + 1;
    return left < 0;
  });
  return end < 0 ? parts : parts.slice(0, end);
}
