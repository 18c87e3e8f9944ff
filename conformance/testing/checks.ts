import { assumed, documented, type Evidence } from '../../src/base/evidence.ts';
import { type Check, defineCheck } from '../model/check.ts';

/** A check for tests of the engine. */
export const check = (name: string, run: Check['run'], more: Partial<Check> = {}): Check =>
  defineCheck({
    id: `translateplus/test/${name}`,
    title: name,
    requirement: `${name} must hold`,
    evidence: docs,
    cost: { requests: 1, credits: 0 },
    run,
    ...more,
  });

/** The evidence of a documented requirement. */
export const docs: Evidence = documented('a page');
/** The evidence of an assumed requirement. */
export const guess: Evidence = assumed('a guess');
