import type { Entry } from './entry.ts';

/** Headers that a client sends by itself. */
const OWN = new Set(['accept', 'content-length', 'host', 'connection', 'user-agent', 'accept-encoding', 'traceparent']);

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request of an entry as a curl line. Credentials stand as variables, because the journal has none. */
export function curlOf(entry: Entry, origin: string): string {
  const headers = headersOf(entry).map(([name, value]) =>
    `-H ${quoted(`${name}: ${value}`)}`.replaceAll('[redacted]', `'"$KEY"'`),
  );
  const { text } = entry.request.body;
  const body = text === undefined || text === '' ? [] : [`--data-binary ${quoted(text)}`];
  return [
    'curl',
    ...(entry.method === 'GET' ? [] : ['-X', entry.method]),
    ...headers,
    ...body,
    quoted(origin + entry.path),
  ].join(' ');
}

/** The request of an entry as a test with vitest and fetch, that expects the answer it had. */
export function testOf(entry: Entry): string {
  const headers = Object.fromEntries(
    headersOf(entry).map(([name, value]) => [name, value.replaceAll('[redacted]', '$' + '{key}')]),
  );
  const { text } = entry.request.body;
  const lines = [
    `it(${JSON.stringify(`is answered ${entry.status ?? 'not at all'} (${entry.rule ?? entry.outcome})`)}, async () => {`,
    `  const answer = await fetch(\`\${baseUrl}${entry.path.replaceAll('`', '%60').replaceAll('$', '%24')}\`, {`,
    `    method: ${JSON.stringify(entry.method)},`,
    `    headers: ${JSON.stringify(headers).replace(/"([^"]*\$\{key\}[^"]*)"/g, '`$1`')},`,
    ...(text ? [`    body: ${JSON.stringify(text)},`] : []),
    '  });',
    `  expect(answer.status).toBe(${entry.status});`,
    ...(isJson(entry.response.body.text)
      ? [`  expect(await answer.json()).toEqual(${entry.response.body.text});`]
      : []),
    '});',
  ];
  return `${lines.join('\n')}\n`;
}

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
