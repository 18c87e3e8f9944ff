// Writes docs/licences.md from package-lock.json and the licences of the last build: npm run build && npm run licences.
// test/licences.test.ts holds it current.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The packages in `dist/licences.txt`, as `name version`. */
export const builtIn = (text) => [...text.matchAll(/^--- (\S+ \S+): /gm)].map(([, one]) => one);

/** How many packages have each licence. */
function countsOf(rows) {
  const counts = new Map();
  for (const { licence } of rows) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [...counts].map(([licence, count]) => `${licence} (${count})`).sort();
}

/** The page. `inside` are the packages that the build contains. Throws if a package states no licence. */
export function licencesPage(lock, inside) {
  const rows = Object.entries(lock.packages).flatMap(([path, entry]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const isInside = inside.includes(`${name} ${entry.version}`);
    const isInstalled = !entry.dev && !entry.devOptional && !entry.peer;
    if (path === '' || !(isInstalled || isInside)) return [];
    if (!entry.license)
      throw new Error(
        `${name} states no licence in package-lock.json. Look it up before it is installed with the package.`,
      );
    return [{ name, version: entry.version, licence: entry.license, place: isInside ? 'in `dist`' : 'installed' }];
  });
  rows.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
  const counts = countsOf(rows);
  return [
    '# Licences',
    '',
    'Written by `npm run licences` from `package-lock.json`; a test keeps it current.',
    '',
    'caption-harness has the [MIT licence](../LICENSE). These packages are installed with it, or their code is in its `dist`. An installed one',
    'brings the text of its licence in its folder of `node_modules`; `dist/licences.txt` has the texts of the others.',
    '',
    `Licences: ${counts.join(', ')}.`,
    '',
    '| package | version | licence | place |',
    '|---|---|---|---|',
    ...rows.map(({ name, version, licence, place }) => `| \`${name}\` | ${version} | ${licence} | ${place} |`),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../', import.meta.url);
  const read = (name) => readFileSync(new URL(name, root), 'utf8');
  const page = licencesPage(JSON.parse(read('package-lock.json')), builtIn(read('dist/licences.txt')));
  writeFileSync(new URL('docs/licences.md', root), page);
}
