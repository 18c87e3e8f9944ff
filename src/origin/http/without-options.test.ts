import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withoutOptions } from './without-options.ts';

it.each([
  ['Leave it out (--to), or use another (--translator, --transcriber).', 'Leave it out, or use another.'],
  ['Take one (--transcriber workers-ai).', 'Take one.'],
  ['Wait (a minute).', 'Wait (a minute).'],
  [`${' (--a'.repeat(50_000)}`, `${' (--a'.repeat(50_000)}`],
])('leaves options out of %.60j', (sentence, expected) => {
  expect(withoutOptions(sentence)).toBe(expected);
});

/** The next steps of the pipeline that an uploader of an origin can be shown: they are about a video, its languages and the services. */
const folders = ['.', 'transcribers', 'translators', 'sound', 'languages', 'source', 'hosted'];

it('is enough for every next step of a video that the pipeline writes', () => {
  const left = folders.flatMap((folder) => {
    const path = join('src/pipeline', folder);
    return readdirSync(path)
      .filter((file) => /(?<!\.test)\.ts$/.test(file))
      .flatMap((file) => readFileSync(join(path, file), 'utf8').match(/(?<=next: )(['`]).*?\1/g) ?? [])
      .map(withoutOptions)
      .filter((sentence) => sentence.includes('--'));
  });
  expect(left).toEqual([]);
});
