// `npm pack` and `npm publish` run this before they pack, and postpack.mjs after it. A pack that was interrupted is undone by the next one,
// and by `npm run build`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packedManifest, packedPage } from './packed-texts.mjs';
import { putBack, replaceFiles } from './put-aside.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
putBack(root);
const read = (path) => readFileSync(join(root, path), 'utf8');
const [{ files }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  }),
);
const packed = new Set(files.map(({ path }) => path));
const manifest = JSON.parse(read('package.json'));
const pages = [...packed]
  .filter((path) => /(\.md|^llms\.txt)$/.test(path))
  .map((file) => [file, packedPage(read(file), { file, packed, manifest })]);
replaceFiles(root, {
  'package.json': packedManifest(read('package.json')),
  ...Object.fromEntries(pages.filter(([file, text]) => text !== read(file))),
});
