import { conductRules } from './conduct-rules.ts';

/** The rules as a Markdown table: a part of `docs/conduct.md`. */
export const conductTable = (): string =>
  [
    '| rule | level | what the client did | what to do | source |',
    '|---|---|---|---|---|',
    ...Object.entries(conductRules).map(
      ([id, { level, title, remedy, evidence }]) =>
        `| \`${id}\` | ${level} | ${title} | ${remedy} | ${evidence.grade}: ${evidence.source.replaceAll('|', '\\|')} |`,
    ),
    '',
  ].join('\n');
