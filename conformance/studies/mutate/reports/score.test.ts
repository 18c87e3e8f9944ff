// Covers: ../../../reporters/badge-form.ts
import { expect, it } from 'vitest';
import { badgeJson, badgeSvg } from '../../../reporters/badge-form.ts';
import { countOutcomes } from '../outcome.ts';

import { badgeOf, scoreOf } from './score.ts';

const score = (noticed: number, unnoticed: number, late = 0) =>
  scoreOf({ summary: { ...countOutcomes([]), noticed, unnoticed, late, unmet: 50 } });

it('counts late ends as noticed, and leaves out mutants that were not triggered', () => {
  expect(score(1, 1, 1)).toEqual({ noticed: 2, met: 3, percent: 66 });
  expect(score(0, 0).percent).toBeNull();
});

it('says 100 only of all', () => {
  expect(score(999, 1).percent).toBe(99);
  expect(score(1, 0).percent).toBe(100);
});

it.each([
  [score(9, 1), '90 %', 'brightgreen'],
  [score(7, 3), '70 %', 'yellowgreen'],
  [score(1, 1), '50 %', 'orange'],
  [score(0, 3), '0 %', 'red'],
  [score(0, 0), 'none triggered', 'lightgrey'],
])('writes the JSON of an endpoint badge for %j', (of, message, color) => {
  expect(JSON.parse(badgeJson(badgeOf(of)))).toEqual({ schemaVersion: 1, label: 'mutants noticed', message, color });
});

it('draws a badge with a text for readers of the screen', () => {
  const svg = badgeSvg(badgeOf(score(1, 2)));
  expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="mutants noticed: 33 %"><title>mutants noticed: 33 %<\/title>/);
  expect(svg).not.toMatch(/<(script|image|style|a)\b/);
});
