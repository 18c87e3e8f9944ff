// Covers: english-names.ts
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { languageRows } from '../pipeline/languages/table.ts';
import { englishName } from './english-name.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

afterEach(() => vi.restoreAllMocks());

it('has the same names whatever the runtime calls a language', () => {
  vi.spyOn(Intl.DisplayNames.prototype, 'of').mockReturnValue('Tschechisch');
  expect(['cs', 'EN-gb', 'iw', 'zh-hant', 'de-LI', 'sr-Latn-ME', 'de-u-co-phonebk'].map(englishName)).toEqual([
    'Czech',
    'British English',
    'Hebrew',
    'Traditional Chinese',
    'German (LI)',
    'Serbian (Latn, ME)',
    'German',
  ]);
  expect(['qaa', 'xx'].map(englishName)).toEqual([undefined, undefined]);
});

it('names every language of the services', () => {
  expect(languageRows.map(([tag]) => tag).filter((tag) => englishName(tag) === undefined)).toEqual([]);
});

/** Who may ask the runtime for names of languages, and why. */
const ASKING: Readonly<Record<string, string>> = {
  'src/base/own-name.ts': 'for tags outside of the table, after it',
  'src/origin/page/video/model/languages.ts': 'in the browser of the viewer',
};

it('is where names come from: other code does not ask the runtime', () => {
  const rooms = ['src', 'mocks', 'conformance', 'cli', 'entry'];
  const asking = rooms.flatMap((room) =>
    readdirSync(root + room, { recursive: true, encoding: 'utf8' })
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
      .filter(
        (name) => /(?<!\.test)\.tsx?$/.test(name) && readFileSync(root + name, 'utf8').includes('Intl.DisplayNames'),
      ),
  );
  expect(asking.sort()).toEqual(Object.keys(ASKING));
});
