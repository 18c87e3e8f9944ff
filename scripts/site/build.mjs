// Builds the site into scripts/site/out, or into the folder that is given: npm run docs. It needs `npm run build` before, and no network.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { contents, root } from './contents.mjs';
import { layout } from './layout.mjs';
import { htmlOf } from './markdown.mjs';
import { referencePages } from './reference/index.mjs';
import { searchIndex } from './search-index.mjs';

const out = resolve(process.argv[2] ?? `${root}scripts/site/out`);
const { version, repository } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const address = (typeof repository === 'string' ? repository : repository?.url)?.replace(/^git\+|\.git$/g, '');

const groups = contents(await referencePages());
const pages = groups.flatMap((group) => group.pages);
const site = {
  places: new Map(pages.map(({ source, place }) => [source, place])),
  // A placeholder leads nowhere.
  repository: address?.startsWith('https://') && !address.includes('OWNER') ? address : undefined,
};

rmSync(out, { recursive: true, force: true });
const written = pages.map((page) => {
  const { html, headings } = htmlOf(page, site);
  mkdirSync(dirname(`${out}/${page.place}`), { recursive: true });
  writeFileSync(`${out}/${page.place}`, layout({ page, html, headings, groups, version }));
  return { page, html };
});
writeFileSync(`${out}/search-index.js`, searchIndex(written));
const style = ['src/pages/tokens.css', 'src/pages/base.css', 'scripts/site/assets/site.css'];
writeFileSync(`${out}/site.css`, style.map((file) => readFileSync(root + file, 'utf8')).join('\n'));
await createRequire(`${root}package.json`)('esbuild').build({
  entryPoints: [`${root}scripts/site/assets/search.js`],
  outfile: `${out}/search.js`,
  bundle: true,
  minify: true,
  format: 'iife',
  logLevel: 'error',
});
cpSync(`${root}docs/images`, `${out}/images`, { recursive: true });
console.info(`${written.length} pages in ${out}`);
