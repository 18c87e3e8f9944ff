import type { RunningWorld } from '../../mocks/start.ts';
import { environmentOf, type ProviderRow, providerRows } from '../../src/contracts/providers.ts';
import { CONTROL_TOKEN_VARIABLE } from '../environment.ts';

/** The text that `serve` prints for people: a block for each server. With `isVerbose`, lines to paste follow. */
export function describeWorld(running: RunningWorld, isVerbose: boolean): string {
  const { control } = running;
  const blocks = [...new Set(rowsOf(running).map(([, { listener }]) => listener.id))].map((id) => block(running, id));
  const { url, token } = control;
  // The page reads the token from the fragment, which browsers do not send.
  const inspector = token === undefined ? `${url}/` : `${url}/#token=${encodeURIComponent(token)}`;
  return [
    ...blocks,
    ['Control API', `  base URL   ${url}`, `  inspector  ${inspector}`].join('\n'),
    ...(isVerbose ? rowsOf(running).map(([id, row]) => example(running, id, row)) : []),
    ...(isVerbose ? [explaining(control)] : []),
    `Every mock_<name> is a credential with its own sandbox. Ctrl-C stops the servers.${isVerbose ? '' : ' --verbose shows commands to try.'}`,
    '',
  ].join('\n\n');
}

type Row = readonly [id: string, row: ProviderRow];

const rowsOf = ({ providers }: RunningWorld): readonly Row[] => providerRows.filter(([id]) => providers[id]);

/** A server: the providers behind it, their base URL and the credentials that are printed. */
function block(running: RunningWorld, listener: string): string {
  const rows = rowsOf(running).filter(([, row]) => row.listener.id === listener);
  const titles = rows.map(([id, { title }]) => `${title} (${id})`);
  const facts = new Map<string, string>();
  for (const [id] of rows) {
    const { baseUrl = '', credentials = {} } = running.providers[id] ?? {};
    for (const [name, value] of Object.entries({ 'base URL': baseUrl, ...credentials })) {
      // Services of one server mostly have the same.
      const other = facts.get(name);
      facts.set(other === undefined || other === value ? name : `${id} ${name}`, value);
    }
  }
  const width = Math.max(...[...facts.keys()].map(({ length }) => length));
  return [...titles, ...[...facts].map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n');
}

/** The variables of a provider, and a command that works when it is pasted. */
function example({ providers }: RunningWorld, id: string, row: ProviderRow): string {
  const { baseUrl = '', credentials = {} } = providers[id] ?? {};
  const exports = Object.entries(environmentOf(row, baseUrl, credentials)).map(
    ([name, value]) => `  export ${name}='${value}'`,
  );
  return [id, ...exports, `  ${row.example(baseUrl, credentials)}`].join('\n');
}

/** Commands for the control API. */
function explaining({ url, token }: RunningWorld['control']): string {
  const bearer = token === undefined ? '' : `-H "Authorization: Bearer $${CONTROL_TOKEN_VARIABLE}" `;
  return [
    'control',
    `  curl ${bearer}${url}/openapi.json`,
    `  Why an answer was given: curl ${bearer}${url}/explain/<its X-Harness-Request-Id>`,
  ].join('\n');
}
