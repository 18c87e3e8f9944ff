// What `npm ci` leaves behind: library and programs in one build, the types, the pages, and the licences of what is bundled.
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundledLicences } from './bundled-licences.mjs';
import { buildCode } from './code.mjs';
import { programs } from './entries.mjs';
import { buildJest } from './jest.mjs';
import { putBack } from './pack/put-aside.mjs';
import { buildPages } from './pages.mjs';
import { programText } from './program-text.mjs';
import { buildTypes } from './types.mjs';

putBack(fileURLToPath(new URL('../', import.meta.url)));
const dist = fileURLToPath(new URL('../dist', import.meta.url));
rmSync(dist, { recursive: true, force: true });
mkdirSync(`${dist}/bin`, { recursive: true });
const [code, pages] = await Promise.all([buildCode(dist), buildPages(`${dist}/pages`), buildJest(dist)]);
writeFileSync(`${dist}/licences.txt`, bundledLicences([code, pages]));
const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
for (const name of programs) {
  const file = `${dist}/bin/${name}.js`;
  writeFileSync(file, programText(name, engines.node));
  chmodSync(file, 0o755);
}
await buildTypes(`${dist}/types`);
