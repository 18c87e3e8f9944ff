// Every generated page, by its source name.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { root } from '../contents.mjs';
import { apiPage } from './api.mjs';
import { cliPage } from './cli.mjs';
import { libraryPage } from './library.mjs';

/** The sources as one module. They find their packages from a folder within node_modules. */
async function parts() {
  const { build } = createRequire(`${root}package.json`)('esbuild');
  const outfile = `${root}node_modules/.cache/caption-harness-docs/parts.mjs`;
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/site/parts.mjs'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}

/** Markdown by source, such as `reference/conform.md`. */
export async function referencePages() {
  const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const { harnessProgram, conformProgram, controlDocument, listenerDocument, originDocument, providerRows } =
    await parts();
  const pages = {
    'reference/caption-harness.md': cliPage(harnessProgram()),
    'reference/conform.md': cliPage(conformProgram()),
    'reference/control-api.md': apiPage(controlDocument(manifest.version)),
    'reference/origin-api.md': apiPage(originDocument()),
  };
  for (const listener of new Set(providerRows.map(([, row]) => row.listener.id))) {
    pages[`reference/mock-${listener}.md`] = apiPage(listenerDocument(listener, manifest.version));
  }
  for (const [name, target] of Object.entries(manifest.exports)) {
    const types = typeof target === 'object' ? target.types : undefined;
    if (types === undefined) continue;
    if (!existsSync(root + types)) throw new Error(`${types} does not exist. Run npm run build first.`);
    const specifier = `caption-harness${name.slice(1)}`;
    pages[`reference/import-${specifier.replaceAll('/', '-')}.md`] = libraryPage(specifier, root + types.slice(2));
  }
  return pages;
}
