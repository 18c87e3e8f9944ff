import { likeness } from '../../../src/base/nearest.ts';

/** A way to make one path of another. */
export interface Alignment {
  /** 0: the path is one of the template. */
  readonly cost: number;
  /** The template with the parameters of the path. */
  readonly path: string;
  /** Words of the template, besides those of the base URL, that the path has or nearly has. */
  readonly words: number;
}

/** What a difference costs: about 1 for a word in place of another one. */
const costs = {
  parameter: 0.05,
  otherCase: 0.1,
  missingBase: 0.4,
  missing: 0.9,
  missingParameter: 0.6,
  otherVersion: 0.5,
  spare: 0.9,
  other: 2,
};

/** Words that are less alike are other words. */
const ALIKE = 0.5;

/** Aligns the segments of a path with those of a template, such as `/tasks/{id}`; the first `base` ones are the base URL's. */
export function alignPath(path: readonly string[], template: readonly string[], base: number): Alignment {
  let row: Alignment[] = [{ cost: 0, path: '', words: 0 }];
  for (const _spare of path) row.push(extended(row.at(-1), { cost: costs.spare }));
  template.forEach((wanted, at) => {
    const isOwnWord = at >= base && !isParameter(wanted);
    const missing = { cost: missingCost(wanted, at < base), segment: wanted };
    const next: Alignment[] = [extended(row[0], missing)];
    path.forEach((segment, column) => {
      const cost = substitution(wanted, segment);
      const taken = { cost, segment: isParameter(wanted) ? segment : wanted, word: isOwnWord && cost < costs.other };
      next.push(
        cheapest(
          extended(row[column], taken),
          extended(row[column + 1], missing),
          extended(next[column], { cost: costs.spare }),
        ),
      );
    });
    row = next;
  });
  return row.at(-1) as Alignment;
}

const isParameter = (segment: string): boolean => /\{\w+\}/.test(segment);

function missingCost(wanted: string, isBase: boolean): number {
  if (isParameter(wanted)) return costs.missingParameter;
  return isBase ? costs.missingBase : costs.missing;
}

function substitution(wanted: string, segment: string): number {
  if (isParameter(wanted)) return costs.parameter;
  if (wanted === segment) return 0;
  if (wanted.toLowerCase() === segment.toLowerCase()) return costs.otherCase;
  if (VERSION.test(wanted) && VERSION.test(segment)) return costs.otherVersion;
  const like = likeness(wanted, segment);
  return like < ALIKE ? costs.other : 1 - like;
}

const VERSION = /^v\d/;

interface Step {
  readonly cost: number;
  readonly segment?: string;
  readonly word?: boolean;
}

const extended = (before: Alignment | undefined, { cost, segment, word = false }: Step): Alignment => ({
  cost: (before?.cost ?? 0) + cost,
  path: segment === undefined ? (before?.path ?? '') : `${before?.path ?? ''}/${segment}`,
  words: (before?.words ?? 0) + (word ? 1 : 0),
});

const cheapest = (...all: [Alignment, ...Alignment[]]): Alignment =>
  all.reduce((best, one) => (one.cost < best.cost ? one : best));
