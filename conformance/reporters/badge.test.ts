// Covers: badge-form.ts
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Report } from '../model/report.ts';
import { reportOf, resultOf, writtenBy } from '../testing/reports.ts';

/** The schema of an endpoint badge (https://shields.io/badges/endpoint-badge), as far as this package writes members. */
const endpoint = z.strictObject({
  schemaVersion: z.literal(1),
  label: z.string(),
  message: z.string().min(1),
  color: z.enum(['brightgreen', 'green', 'yellowgreen', 'yellow', 'orange', 'red', 'blue', 'lightgrey']),
});
const red = resultOf('a/red', { status: 'failed', reason: 'no' });
const known = { ...red, known: { reason: 'ticket', expires: '2999-12-31' } };
const stale: Report['baseline'] = { problems: [{ check: 'a/b/c', problem: 'unknown', message: 'no such check' }] };

it.each<[string, Report, string, string]>([
  ['all hold', reportOf([resultOf('a/b'), resultOf('a/c')]), '2 of 2 hold', 'brightgreen'],
  ['a should is missed', reportOf([resultOf('a/b', { status: 'warned' })]), '1 of 1 hold', 'brightgreen'],
  ['one fails', reportOf([resultOf('a/b'), red]), '1 of 2 fail', 'red'],
  ['one could not be tested', reportOf([resultOf('a/b', { status: 'untestable' })]), '1 of 1 fail', 'red'],
  ['the failure is known', reportOf([resultOf('a/b'), known]), '1 of 2 hold, 1 known', 'yellowgreen'],
  ['the baseline is stale', reportOf([resultOf('a/b')], stale), 'stale baseline', 'red'],
  ['nothing was judged', reportOf([resultOf('a/b', { status: 'skipped' })]), 'nothing verified', 'lightgrey'],
  ['the harness broke', reportOf([resultOf('a/b', { status: 'error' })]), 'broken run', 'lightgrey'],
])('says in the form of shields.io that %s', (_what, report, message, color) => {
  const badge = endpoint.parse(JSON.parse(writtenBy('badge', report).text));
  expect(badge).toEqual({ schemaVersion: 1, label: 'conform', message, color });
  expect(writtenBy('svg', report).text).toContain(`aria-label="conform: ${message}"`);
});

it('names frozen requirements', () => {
  const report = { ...reportOf([resultOf('a/b')]), requirements: ['translateplus@2026-11-29'] };
  expect(JSON.parse(writtenBy('badge', report).text).label).toBe('translateplus@2026-11-29');
});
