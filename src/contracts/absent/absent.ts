import { type ProviderId, providerIds, providers } from '../providers.ts';
import { absentLists } from './documented.ts';

/** An operation that a vendor documents and no mock emulates. */
export interface AbsentOperation {
  /** In capitals. */
  readonly method: string;
  /** With parameters in braces. */
  readonly path: string;
}

/** The documented operations of a provider that its mock lacks. */
export const absentOperations = (provider: ProviderId): readonly AbsentOperation[] =>
  (absentLists[provider]?.lines ?? '')
    .split('\n')
    .map((line) => line.trim().split(' '))
    .flatMap(([methods = '', path = '']) => methods.split(',').flatMap((method) => (path ? [{ method, path }] : [])));

/** The heading of the generated section, the last one of docs/limits.md. */
export const ABSENT_HEADING = '## Documented operations that no mock emulates';

/** The generated section of docs/limits.md. */
export function absentSection(): string {
  const tables = providerIds.flatMap((id) => {
    const rows = absentOperations(id).map(({ method, path }) => `| \`${method}\` | \`${path}\` |`);
    if (rows.length === 0) return [];
    const head = `**${providers[id].title}** (${absentLists[id]?.source}, read ${absentLists[id]?.read}):`;
    return [[head, '', '| method | path |', '|---|---|', ...rows].join('\n')];
  });
  const words =
    'Cloudflare Stream answers these with 501 `not-emulated`, and so it does a list of captions with the parameter `language`, which only the\nWorkers binding documents; other mocks know no such path. `caption-harness failures --write` writes this section from `src/contracts/absent/`.';
  return `${[ABSENT_HEADING, words, ...tables].join('\n\n')}\n`;
}
