// Writes docs/licences.md from package-lock.json: npm run licences. test/licences.test.ts holds it current.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Packages that only building needs, whose code is part of the built pages all the same. */
const BUILT_IN = ['preact'];

/** How many packages have each licence. */
function countsOf(rows) {
  const counts = new Map();
  for (const { licence } of rows) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [...counts].map(([licence, count]) => `${licence} (${count})`).sort();
}

/** The page. Throws if a package states no licence. */
export function licencesPage(lock) {
  const rows = Object.entries(lock.packages).flatMap(([path, entry]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const installed = !entry.dev && !entry.devOptional && !entry.peer;
    if (path === '' || !(installed || BUILT_IN.includes(name))) return [];
    if (!entry.license)
      throw new Error(
        `${name} states no licence in package-lock.json. Look it up before it is installed with the package.`,
      );
    return [{ name, version: entry.version, licence: entry.license }];
  });
  rows.sort((a, b) => (a.name < b.name ? -1 : 1));
  const counts = countsOf(rows);
  return [
    '# Licences',
    '',
    'Written by `npm run licences` from `package-lock.json`; a test keeps it current.',
    '',
    'caption-harness has the [MIT licence](../LICENSE). These packages are installed with it, or are part of its pages (preact). Each',
    'brings the text of its licence in its folder of `node_modules`; `npm ls <name>` says what needs it.',
    '',
    `Licences: ${counts.join(', ')}.`,
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...rows.map(({ name, version, licence }) => `| \`${name}\` | ${version} | ${licence} |`),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../', import.meta.url);
  writeFileSync(
    new URL('docs/licences.md', root),
    licencesPage(JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'))),
  );
}
