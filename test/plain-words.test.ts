import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Phrases that docs/glossary.md replaces with plain ones, and names of sources that only their collector knows. Test files are not checked. */
const PHRASES = /unless told otherwise|nobody's|whoever|what came of it|who listens|let be|\bseeds? 00\d/i;

const root = fileURLToPath(new URL('..', import.meta.url));

it('uses plain words in sources and documents', () => {
  const found = ['src', 'mocks', 'conformance', 'cli', 'entry', 'docs'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|js|html|css|md)$/.test(name) && !/\.test\.ts$|(?:^|\/)glossary\.md$/.test(name))
      .map((name) => `${folder}/${name}`)
      .flatMap((name) =>
        readFileSync(root + name, 'utf8')
          .split('\n')
          .flatMap((line, at) => (PHRASES.test(line) ? [`${name}:${at + 1} ${line.trim()}`] : [])),
      ),
  );
  expect(found).toEqual([]);
});
