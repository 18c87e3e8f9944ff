import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CaptionError } from './errors.ts';
import { option, step, withOptions, withoutOptions } from './next-step.ts';

const leave = step`Leave it out${option('--to')}`;

it.each([
  [leave, 'Leave it out (--to)', 'Leave it out'],
  [
    step`${leave}, or take ${2}${option('--translator, --transcriber')}.`,
    'Leave it out (--to), or take 2 (--translator, --transcriber).',
    'Leave it out, or take 2.',
  ],
  [step`Wait ${'(--really)'}.`, 'Wait (--really).', 'Wait (--really).'],
  ['Wait (--really).', 'Wait (--really).', 'Wait (--really).'],
])('writes %j with its options and without', (given, full, plain) => {
  expect([withOptions(given), withoutOptions(given)]).toEqual([full, plain]);
});

it('gives an error a next step for a command line, and one for people without it', () => {
  const error = new CaptionError({
    kind: 'credits',
    cause: 'They are used up.',
    next: step`Add some${option('--to')}.`,
  });
  expect([error.next, error.plainNext]).toEqual(['Add some (--to).', 'Add some.']);
  expect(error.message).toBe('They are used up. Add some (--to).');
});

it('is the only way by which errors of the pipeline name options', () => {
  const found = readdirSync('src/pipeline', { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .flatMap((name) => readFileSync(join('src/pipeline', name), 'utf8').match(/next:\s+['`][^\n]*\(--[^\n]*/g) ?? []);
  expect(found).toEqual([]);
});
