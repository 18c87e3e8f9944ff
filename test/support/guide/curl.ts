/**
 * Does what `curl -i` with these words does, and returns the status, the headers and the body as one text. Knows -X, -H and -d.
 * @throws {Error} for other options
 */
export async function curl(words: readonly string[]): Promise<string> {
  const headers = new Headers();
  let method: string | undefined;
  let body: string | undefined;
  let url = '';
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const value = words[at + 1] ?? '';
    if (word === '-X') method = value;
    else if (word === '-d') body = value;
    else if (word === '-H') headers.append(value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1));
    else if (word === '-i' || word === '-s') continue;
    else if (word.startsWith('-')) throw new Error(`the curl of guides does not know ${word}`);
    else {
      url = word.includes('://') ? word : `http://${word}`;
      continue;
    }
    at += 1;
  }
  try {
    const answer = await fetch(url, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const shown = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
    return [`${answer.status} ${answer.statusText}`, ...shown, '', await answer.text()].join('\n');
  } catch (error) {
    return `no answer: ${error instanceof Error ? error.message : error}`;
  }
}
