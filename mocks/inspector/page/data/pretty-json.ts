/** Levels that are indented. */
const DEEPEST = 40;

/** JSON with two spaces a level; other text as it is. Only white space changes: numbers and doubled members stay as they were sent. */
export function prettyJson(text: string): string {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  let [shown, before, depth] = ['', '', 0];
  const newLine = () => `\n${'  '.repeat(Math.min(depth, DEEPEST))}`;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    const isFirst = before === '{' || before === '[';
    if (token === '}' || token === ']') {
      depth -= 1;
      if (!isFirst) shown += newLine();
    } else if (isFirst || before === ',') shown += newLine();
    shown += token === ':' ? ': ' : token;
    if (token === '{' || token === '[') depth += 1;
    before = token;
  }
  return shown;
}
