import { switchTables } from '../../src/contracts/switches.ts';
import type { ProviderId } from '../../src/contracts/types.ts';
import type { Variation } from './variation.ts';

/** Every switch at its n-th value, where it has one: together these see every allowed value that is not the default. */
export const switchVariations: readonly Variation[] = [1, 2, 3, 4, 5, 6, 7].flatMap((nth) => {
  const chosen = Object.entries(switchTables).flatMap(([provider, table]) =>
    Object.entries(table).flatMap(([name, { values }]) => {
      const value = Object.keys(values)[nth];
      return value === undefined ? [] : [{ provider, name: `${provider}.${name}`, value }];
    }),
  );
  if (chosen.length === 0) return [];
  return [
    {
      id: `switches-${nth + 1}`,
      statement: `chooses value number ${nth + 1} of every switch that has so many`,
      providers: [...new Set(chosen.map(({ provider }) => provider as ProviderId))],
      switches: Object.fromEntries(chosen.map(({ name, value }) => [name, value])),
    },
  ];
});
