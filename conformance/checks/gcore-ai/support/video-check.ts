import { documented } from '../../../../src/base/evidence.ts';
import { type Check, defineCheck } from '../../../model/check.ts';

const COST = { requests: 40, credits: 0 };

/** A check that reads a video until it is ready. The name is the last part of the id; the requirement is documented. */
export const videoCheck = (
  section: string,
  name: string,
  title: string,
  requirement: string,
  source: string,
  run: Check['run'],
): Check =>
  defineCheck({
    id: `gcore-ai/${section}/${name}`,
    title,
    requirement,
    evidence: documented(source),
    cost: COST,
    run,
  });
