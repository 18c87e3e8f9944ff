import type { RunningWorld } from '../../mocks/start.ts';
import { environmentOf, providerRows } from '../../src/contracts/providers.ts';
import { CONTROL_TOKEN_VARIABLE } from '../environment.ts';

/** The text that `serve` prints for people: all addresses, and lines that work when pasted. */
export function describeWorld({ control, providers }: RunningWorld): string {
  const sections = providerRows.flatMap(([id, row]) => {
    const running = providers[id];
    if (!running) return [];
    const { baseUrl, credentials } = running;
    const width = Math.max(...['base URL', ...Object.keys(credentials)].map(({ length }) => length));
    const line = (name: string, value: string) => `  ${name.padEnd(width)}  ${value}`;
    const keys = Object.entries(credentials).map(([name, value]) => line(name, value));
    const exports = Object.entries(environmentOf(row, baseUrl, credentials)).map(
      ([name, value]) => `  export ${name}='${value}'`,
    );
    return [
      [
        `${row.title} (${id})`,
        line('base URL', baseUrl),
        ...keys,
        ...exports,
        `  ${row.example(baseUrl, credentials)}`,
      ].join('\n'),
    ];
  });
  return [
    ...sections,
    controlSection(control),
    [
      'Every mock_<name> is a credential with its own sandbox.',
      `Why an answer was given: curl ${bearer(control)}${control.url}/explain/<its X-Harness-Request-Id>`,
      'Ctrl-C stops the servers.',
    ].join('\n'),
    '',
  ].join('\n\n');
}

/** The page reads the token from the fragment, which browsers do not send. */
function controlSection(control: RunningWorld['control']): string {
  const { url, token } = control;
  const page = token === undefined ? [] : [`  page      ${url}/#token=${encodeURIComponent(token)}`];
  return ['Control API', `  base URL  ${url}`, ...page, `  curl ${bearer(control)}${url}/openapi.json`].join('\n');
}

const bearer = ({ token }: RunningWorld['control']): string =>
  token === undefined ? '' : `-H "Authorization: Bearer $${CONTROL_TOKEN_VARIABLE}" `;
