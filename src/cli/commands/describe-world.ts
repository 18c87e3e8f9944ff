import type { RunningWorld } from '../../../mocks/start.ts';
import { providerRows } from '../../contracts/providers.ts';

/** What `serve` prints for people: where everything is, and lines that work when pasted. */
export function describeWorld({ control, providers }: RunningWorld): string {
  const sections = providerRows.flatMap(([id, row]) => {
    const running = providers[id];
    if (!running) return [];
    const { baseUrl, credentials } = running;
    const keys = Object.entries(credentials).map(([name, value]) => `  ${name.padEnd(9)} ${value}`);
    const exports = Object.entries(row.environment(baseUrl, credentials)).map(
      ([name, value]) => `  export ${name}='${value}'`,
    );
    return [
      [
        `${row.title} (${id})`,
        `  base URL  ${baseUrl}`,
        ...keys,
        ...exports,
        `  ${row.example(baseUrl, credentials)}`,
      ].join('\n'),
    ];
  });
  return [
    ...sections,
    `Control API\n  base URL  ${control.url}\n  curl ${control.url}/openapi.json`,
    'Every mock_<name> is a credential with a sandbox of its own. Ctrl-C stops the servers.',
    '',
  ].join('\n\n');
}
