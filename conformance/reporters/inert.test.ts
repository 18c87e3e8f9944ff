import { expect, it } from 'vitest';
import { everything, writtenBy } from '../testing/reports.ts';
import { inert } from './inert.ts';

it.each([
  ['::stop-commands::x', ': :stop-commands::x'],
  ['one\n    ::error title=a::b', 'one\n    : :error title=a::b'],
  ['    │ {"a":"##[stop-commands]x"}', '    │ {"a":"## [stop-commands]x"}'],
])('breaks the command in %j', (text, safe) => {
  expect(inert(text)).toBe(safe);
});

it.each(['a::b::c', 'translateplus: 1 check', '## [x]', 'http://[::1]:8080/'])('leaves %j', (text) => {
  expect(inert(text)).toBe(text);
});

it.each([{}, { verbose: true }, { quiet: true }, { verbose: true, width: 40 }])(
  'keeps what a target says out of the log, with %j',
  (options) => {
    const { text } = writtenBy('pretty', everything(), options);
    expect(text).not.toMatch(/^\s*::|##\[/m);
  },
);
