import { REDACTED } from '../../../src/base/secrets/redacted.ts';
import type { EntryFacts, Kept } from '../../kernel/world/journal-entry.ts';
import { bodyDifferences } from './body-match.ts';
import type { Difference, Match } from './difference.ts';
import { pathPattern } from './path-pattern.ts';

/** A match, prepared for many entries. */
export interface Matcher {
  /** The members that differ according to what is known of an entry before it is built: all but the body. */
  readonly factsThatDiffer: (facts: EntryFacts) => readonly FactName[];
  /** True if an entry matches. Does not build it. */
  readonly matches: (kept: Kept) => boolean;
  /** What differs, with the values seen, without credentials. */
  readonly differences: (kept: Kept) => Difference[];
}

/** The members of a match that compare facts. */
export type FactName = Exclude<keyof Match, 'body'>;

type Test = (facts: EntryFacts) => boolean;

/** How a member of a match is tested. */
const tests: { readonly [Name in FactName]: (expected: NonNullable<Match[Name]> | null) => Test } = {
  kind: (expected) => (facts) => facts.kind === expected,
  provider: (expected) => (facts) => facts.provider === expected,
  operation: (expected) => (facts) => facts.operation === expected,
  method: (expected) => {
    const method = expected?.toUpperCase();
    return (facts) => facts.method === method;
  },
  path: (expected) => {
    const fits = pathPattern(expected ?? '');
    return (facts) => fits(facts.path);
  },
  status: (expected) => {
    if (typeof expected !== 'string') return (facts) => facts.status === expected;
    const hundreds = Number(expected[0]);
    return (facts) => facts.status !== null && Math.floor(facts.status / 100) === hundreds;
  },
  rule: (expected) => (facts) => facts.rule === expected,
};

const names = Object.keys(tests) as FactName[];

/** Prepares a match. */
export function matcherOf(match: Match): Matcher {
  const given = names
    .filter((name) => match[name] !== undefined)
    .map((name) => ({ name, test: tests[name]((match[name] ?? null) as never) }));
  const { body } = match;
  const isBody = (kept: Kept) => body === undefined || bodyDifferences(body, kept.sentBody()).length === 0;
  const factsThatDiffer = (facts: EntryFacts) => given.filter(({ test }) => !test(facts)).map(({ name }) => name);
  return {
    factsThatDiffer,
    matches: (kept) => given.every(({ test }) => test(kept)) && isBody(kept),
    differences: (kept) => {
      const { entry } = kept.show();
      const facts = factsThatDiffer(kept).map((name) => ({ member: name, expected: match[name], seen: entry[name] }));
      return body === undefined ? facts : [...facts, ...shownDifferences(body, kept)];
    },
  };
}

/** How the bodies differ as they were sent, with the values that the journal shows. */
function shownDifferences(expected: NonNullable<Match['body']>, kept: Kept): Difference[] {
  const { request } = kept.show().entry;
  const sent = bodyDifferences(expected, kept.sentBody());
  const shown = bodyDifferences(expected, { body: request.body, contentType: request.headers['content-type'] });
  return sent.map(({ member }) => {
    const seen = shown.find((one) => one.member === member);
    return seen ?? { member, expected: null, seen: REDACTED, note: 'the difference is in what the journal blanks' };
  });
}
