import { Command } from 'commander';
import { expect, it } from 'vitest';
import { runHere } from '../test/support/in-process.ts';
import { type RuleFlags, rulesFrom, withRuleOptions } from './rule-options.ts';

const rulesOf = (...args: readonly string[]) => {
  const command = withRuleOptions(new Command().exitOverride().configureOutput({ writeErr: () => {} }));
  return rulesFrom(command.parse(args, { from: 'user' }).opts<RuleFlags>());
};

it('chooses no rules without options', () => {
  expect(rulesOf()).toBeUndefined();
});

it('reads the profile and limits by language', () => {
  expect(rulesOf('--profile', 'bbc', '--layout', 'lines=1', '--layout', 'ja.lineLength=16', '--sdh')).toEqual({
    profile: 'bbc',
    sdh: true,
    layouts: { all: { lines: 1 }, languages: { ja: { lineLength: 16 } } },
  });
  expect(rulesOf('--frame-rate', '23.976', '--audience', 'children', '--level', 'lower')).toEqual({
    frameRate: 23.976,
    audience: 'children',
    level: 'lower',
  });
});

it.each([
  ['--profile', 'disney'],
  ['--layout', 'lines=0'],
  ['--layout', 'wide=1'],
  ['--frame-rate', '0'],
  ['--audience', 'all'],
])('refuses %s %s', (...args) => {
  expect(() => rulesOf(...args)).toThrow();
});

it('shows the form of a limit in a refusal, though it looks like a key', async () => {
  const { stderr } = await runHere('caption-harness', ['lint', 'a.vtt', '--layout', 'wide=1']);
  expect(stderr).toMatch(/such as lineLength=37 .*charactersPerSecond.*got "wide=1"/);
});
