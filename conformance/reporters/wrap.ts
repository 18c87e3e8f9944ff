import stringWidth from 'string-width';

/**
 * Breaks a text into lines of at most `width` columns at its spaces, each line after `indent`. A word longer than a
 * line stays whole, because addresses and commands are copied.
 */
export function wrap(text: string, width: number, indent: string): string[] {
  const room = Math.max(20, width - indent.length);
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let taken = 0;
    for (const word of paragraph.split(' ')) {
      const columns = stringWidth(word);
      if (line !== '' && taken + 1 + columns > room) {
        lines.push(indent + line);
        line = word;
        taken = columns;
      } else {
        taken += (line === '' ? 0 : 1) + columns;
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(indent + line);
  }
  return lines;
}
