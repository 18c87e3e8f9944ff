import type { Entry } from './entry.ts';

/** Headers that a client sends by itself. */
const OWN = new Set(['accept', 'content-length', 'host', 'connection', 'user-agent', 'accept-encoding', 'traceparent']);

/** A text for a shell. Credentials stand as variables, because the journal has none. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`.replaceAll('[redacted]', `'"$KEY"'`);

/** What the journal has not kept of a request; null: it has all. */
function lackOf({ request: { body } }: Entry): string | null {
  if (body.cut) return `The journal kept only the beginning of a body of ${body.bytes} bytes.`;
  return body.bytes > 0 && body.text === undefined
    ? `The journal did not keep the body: ${body.bytes} bytes that are not text.`
    : null;
}

/** The request of an entry as a curl line, below a comment where it is not whole. */
export function curlOf(entry: Entry, origin: string): string {
  const { method, path, url = origin + path } = entry;
  const { text = '' } = entry.request.body;
  const lack = lackOf(entry);
  const line = [
    'curl',
    ...(/[[\]{}]/.test(url.replaceAll('[redacted]', '')) ? ['--globoff'] : []),
    ...methodOptions(method, text),
    ...headersOf(entry).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    // Not --data-binary, which reads a file where the body begins with an @.
    ...(text === '' ? [] : [`--data-raw ${quoted(text)}`]),
    quoted(url),
  ].join(' ');
  return lack === null ? line : `# ${lack}\n${line}`;
}

function methodOptions(method: string, text: string): string[] {
  if (method === 'HEAD') return ['--head'];
  return method === 'GET' && text === '' ? [] : ['-X', method];
}

/** The request of an entry as a test with vitest and fetch, that expects the answer it had. */
export function testOf(entry: Entry): string {
  const { method, status, rule, outcome } = entry;
  const headers = Object.fromEntries(
    headersOf(entry).map(([name, value]) => [name, value.replaceAll('[redacted]', '$' + '{key}')]),
  );
  const { text } = entry.request.body;
  const lack = lackOf(entry);
  const request = [
    `fetch(${addressOf(entry)}, {`,
    `    method: ${JSON.stringify(method)},`,
    `    headers: ${JSON.stringify(headers).replace(/"([^"]*\$\{key\}[^"]*)"/g, '`$1`')},`,
    ...(text ? [`    body: ${JSON.stringify(text)},`] : []),
    '  })',
  ].join('\n');
  const lines = [
    `it(${JSON.stringify(`is answered ${status ?? 'not at all'} (${rule ?? outcome})`)}, async () => {`,
    ...(lack === null ? [] : [`  // ${lack}`]),
    ...(status === null
      ? [`  await expect(${request}).rejects.toThrow();`]
      : [`  const answer = await ${request};`, `  expect(answer.status).toBe(${status});`]),
    ...(status !== null && isJson(entry.response.body.text)
      ? [`  expect(await answer.json()).toEqual(${entry.response.body.text});`]
      : []),
    '});',
  ];
  return `${lines.join('\n')}\n`;
}

/** The address as an expression: a webhook went to one of its own. */
const addressOf = ({ url, path }: Entry): string =>
  url === undefined
    ? `\`\${baseUrl}${path
        .replaceAll('\\', '%5C')
        .replaceAll('`', '%60')
        .replaceAll('$', '%24')
        .replaceAll('[redacted]', '$' + '{key}')}\``
    : JSON.stringify(url);

const headersOf = ({ request }: Entry): [string, string][] =>
  Object.entries(request.headers).filter(([name]) => !OWN.has(name));

function isJson(text: string | undefined): boolean {
  try {
    JSON.parse(text ?? '');
    return true;
  } catch {
    return false;
  }
}
