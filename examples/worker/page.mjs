// Copies the built page of the origin into a folder, under the names by which it loads its script and its style.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';

/** The video that the page offers at a first visit. */
const SAMPLE = fileURLToPath(new URL('../../fixtures/media/hello-captions.mp4', import.meta.url));

/** Writes index.html and what it loads. `pages` holds origin.html, origin.js and origin.css. */
export async function copyPage(pages, target) {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const html = await readFile(join(pages, 'origin.html'), 'utf8');
  await writeFile(join(target, 'index.html'), html);
  await copyFile(SAMPLE, join(target, 'sample.mp4'));
  for (const [, path] of html.matchAll(/(?:href|src)="\/([^"]+\.(?:css|js))"/g)) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await copyFile(join(pages, `origin${path.slice(path.lastIndexOf('.'))}`), join(target, path));
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const here = (path) => fileURLToPath(new URL(path, import.meta.url));
  await copyPage(here('../../dist/pages'), here('public'));
}
