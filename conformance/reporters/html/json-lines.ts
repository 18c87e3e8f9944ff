/** Strings of JSON, whole, and the characters between which lines are broken. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * JSON with its members on lines of their own. Every value keeps its spelling: `1.0` stays `1.0`, and a member that comes twice comes
 * twice. Any other text is returned as it came.
 */
export function jsonLines(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  let [lines, depth, previous] = ['', 0, ''];
  const newLine = () => `\n${'  '.repeat(depth)}`;
  for (const [token] of text.matchAll(TOKENS)) {
    const opens = previous === '{' || previous === '[';
    if (token === '}' || token === ']') {
      depth -= 1;
      lines += opens ? token : newLine() + token;
    } else {
      if (opens || previous === ',') lines += newLine();
      lines += token === ':' ? ': ' : token;
      if (token === '{' || token === '[') depth += 1;
    }
    previous = token;
  }
  return lines;
}
