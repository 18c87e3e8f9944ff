import { assumed, documented, type Evidence } from '../../src/base/evidence.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Check } from '../model/check.ts';
import { checksOf } from '../model/checks-of.ts';

const declare = checksOf('translateplus');

/** A check for tests of the engine. An `id` of another provider makes it a check of that provider. */
export const check = (name: string, run: Check['run'], more: Partial<Check> = {}): Check => {
  const own = declare({
    id: `test/${name}`,
    title: name,
    requirement: `${name} must hold`,
    evidence: docs,
    cost: { requests: 1 },
    run,
  });
  const id = more.id ?? own.id;
  return { ...own, ...more, provider: id.split('/')[0] as ProviderId };
};

/** The evidence of a documented requirement. */
export const docs: Evidence = documented('a page');
/** The evidence of an assumed requirement. */
export const guess: Evidence = assumed('a guess');
