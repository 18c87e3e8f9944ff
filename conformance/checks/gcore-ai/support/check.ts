import { type Check, defineCheck } from '../../../model/check.ts';

/**
 * Declares checks of one section of Gcore's documentation; the name is the last part of the id. Gcore's checks cost no
 * credits.
 */
export const checksOf =
  (section: string) =>
  (
    name: string,
    title: string,
    requirement: string,
    evidence: Check['evidence'],
    requests: number,
    run: Check['run'],
  ): Check =>
    defineCheck({
      id: `gcore-ai/${section}/${name}`,
      title,
      requirement,
      evidence,
      cost: { requests, credits: 0 },
      run,
    });
