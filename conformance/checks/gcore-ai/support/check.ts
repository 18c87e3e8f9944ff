import { type Check, defineCheck } from '../../../check.ts';

/** Declares checks of one section of Gcore's documentation: the id's last part first. Nothing here costs credits. */
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
