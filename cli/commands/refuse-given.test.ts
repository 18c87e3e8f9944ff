import { Command } from 'commander';
import { expect, it } from 'vitest';
import { refuseGiven } from './refuse-given.ts';

const parsed = (...words: readonly string[]): Command =>
  new Command('one').option('--max-failures <n>').option('--quiet').exitOverride().parse(words, { from: 'user' });

it('refuses an option of the command line, by its own name', () => {
  const given = parsed('--max-failures', '3');
  expect(() => refuseGiven(given, ['quiet', 'maxFailures'], 'has no effect.')).toThrow('--max-failures has no effect.');
});

it('leaves options that were not given, and those of a config file', () => {
  const given = parsed('--quiet').setOptionValueWithSource('maxFailures', 3, 'config');
  expect(() => refuseGiven(given, ['maxFailures'], 'has no effect.')).not.toThrow();
});
