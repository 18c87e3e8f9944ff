import { type ProviderId, providerRows } from '../../../src/contracts/providers.ts';
import type { Variation } from './variation.ts';

/** A value of a switch that is not its default. */
interface Alternative {
  readonly provider: ProviderId;
  /** Full name. */
  readonly name: string;
  readonly value: string;
  /** The question that the sources leave open. */
  readonly question: string;
  /** Its place among the alternatives of the switch, from 0; the default does not count. */
  readonly nth: number;
}

const alternatives = (): readonly Alternative[] =>
  providerRows.flatMap(([provider, { switches }]) =>
    Object.entries(switches).flatMap(([name, { question, values }]) =>
      Object.keys(values)
        .slice(1)
        .map((value, nth) => ({ provider, name: `${provider}.${name}`, value, question, nth })),
    ),
  );

/** Every allowed value, one at a time. */
const single = (all: readonly Alternative[]): Variation[] =>
  all.map(({ provider, name, value, question }) => {
    const statement = `answers "${question}" with "${value}"`;
    return { id: `${name}=${value}`, statement, providers: [provider], switches: { [name]: value } };
  });

/** Every switch at its n-th alternative, where it has one. Shows how values act together. */
const together = (all: readonly Alternative[]): Variation[] =>
  [...new Set(all.map(({ nth }) => nth))].sort().map((nth) => {
    const chosen = all.filter((alternative) => alternative.nth === nth);
    return {
      id: `alternatives-${nth + 1}`,
      statement: `chooses alternative ${nth + 1} of every switch that has that many`,
      providers: [...new Set(chosen.map(({ provider }) => provider))],
      switches: Object.fromEntries(chosen.map(({ name, value }) => [name, value])),
    };
  });

/** The allowed alternatives, each alone and many together. */
export function switchVariations(): readonly Variation[] {
  const all = alternatives();
  return [...single(all), ...together(all)];
}
