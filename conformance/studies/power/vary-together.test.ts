import { expect, it, vi } from 'vitest';
import { allChecks } from '../../providers/checks.ts';
import { withHeaders } from '../variations/bodies.ts';
import type { Link, Passing } from '../variations/link.ts';
import type { Variation } from '../variations/variation.ts';
import { noRest } from './rest.ts';
import { variationHolds } from './vary.ts';
import { judgeVariations } from './vary-together.ts';

vi.setConfig({ testTimeout: 60_000 });

const health = allChecks.filter(({ id }) => id.startsWith('translateplus/health/'));

const judge = (...parts: readonly Variation[]) =>
  judgeVariations({ parts, provider: 'translateplus', plan: { affected: health, rest: noRest }, seed: 1 });

const form = (id: string, back?: Link['back'], more: Partial<Variation> = {}): Variation => ({
  id,
  statement: id,
  link: () => (back === undefined ? {} : { back }),
  ...more,
});

const broken = (passing: Passing): Passing => ({ ...passing, status: 500 });
const marked = withHeaders({ 'x-mark': 'yes' });
const brokenIfMarked = (passing: Passing) => (passing.headers['x-mark'] ? broken(passing) : passing);

it('gives each form the verdict of all of them', async () => {
  const green = { provider: 'translateplus', passed: health.length, skipped: [], wrong: [] };
  expect(await judge(form('a'), form('b', marked))).toEqual([
    { variation: 'a', ...green },
    { variation: 'b', ...green },
  ]);
});

it('names the form to blame', async () => {
  const [good, bad] = await judge(form('good'), form('bad', broken));
  expect([good?.wrong, bad?.wrong.length]).toEqual([[], health.length]);
  expect(bad?.wrong.join()).not.toContain('together');
});

it('says of forms that are wrong only together that they are', async () => {
  const verdicts = await judge(form('a', marked), form('b', brokenIfMarked));
  expect(verdicts.map(variationHolds)).toEqual([false, false]);
  expect(verdicts[0]?.wrong[0]).toMatch(/^translateplus\/health\/.* \(only together with b\)$/);
  expect(verdicts[1]?.wrong[0]).toContain('(only together with a)');
});

it('gives a second attempt to what failed once', async () => {
  let worlds = 0;
  const once = (id: string): Variation => ({
    ...form(id),
    link: () => {
      worlds += 1;
      return worlds === 1 ? { back: broken } : {};
    },
  });
  expect((await judge(once('alone'))).map(variationHolds)).toEqual([true]);
  worlds = 0;
  expect((await judge(once('a'), form('b'))).map(variationHolds)).toEqual([true, true]);
});

it('plays the checks that a form cannot serve without it', async () => {
  const [first] = health;
  if (first === undefined) throw new Error('no check');
  const verdicts = await judge(form('a'), form('b', broken, { except: { checks: '*', reason: 'x' } }));
  expect(verdicts).toMatchObject([
    { passed: health.length, wrong: [] },
    { passed: 0, wrong: [] },
  ]);
  const some = await judge(form('a'), form('b', marked, { except: { checks: first.id, reason: 'x' } }));
  expect(some.map(({ passed }) => passed)).toEqual([health.length, health.length - 1]);
});
