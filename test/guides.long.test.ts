// Over docs/guides/: every guide works as it is printed. A new guide needs no line here: test/support/guide/ runs its blocks.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesOf } from './support/guide/project.ts';
import { runGuide } from './support/guide/run-guide.ts';
import { shellLines } from './support/guide/words.ts';
import { useBuiltPrograms } from './support/programs.ts';

const folder = fileURLToPath(new URL('../docs/guides/', import.meta.url));
const programs = useBuiltPrograms();

describe.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('docs/guides/%s', (name) => {
  const page = readFileSync(folder + name, 'utf8');

  it('has at most 40 lines', () => {
    expect(page.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });

  // test/guide-projects.long.test.ts runs those with files, in a folder and with the runner that they are for.
  if (filesOf(page).length === 0) {
    it('works as it is printed', () => runGuide(page, programs.path('caption-harness')));
  }
});

describe('the runner of guides', () => {
  it('reads words, quotes, continued lines and expectations', () => {
    expect(shellLines(`# start\ncurl -H 'A: b # c' \\\n  "x y"/z   # 429\n\nls\n`)).toEqual([
      { command: `curl -H 'A: b # c' "x y"/z`, words: ['curl', '-H', 'A: b # c', 'x y/z'], expected: '429' },
      { command: 'ls', words: ['ls'], expected: null },
    ]);
  });

  it('fails for a guide that promises something else', async () => {
    const page = '```sh\ncaption-harness lint --help   # no such text\n```\n';
    await expect(runGuide(page, '')).rejects.toThrow('expected: no such text');
    await expect(runGuide('```ts\nthrow new Error("wrong");\n```\n', '')).rejects.toThrow('wrong');
    await expect(runGuide('# Words\n', '')).rejects.toThrow('no block');
  });
});
