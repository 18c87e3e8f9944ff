import { expect, it } from 'vitest';
import { fillTemplate } from '../base/json.ts';
import { loadFailureTables } from './failure-tables.ts';
import { forcedValues, placeholdersOf } from './forced-values.ts';

it('fills every placeholder of every failure', async () => {
  const open = Object.values(await loadFailureTables())
    .flatMap((table) => Object.entries(table))
    .filter(([, { body, headers = {} }]) => {
      const filled = [fillTemplate(body, forcedValues()), fillTemplate(headers, forcedValues())] as const;
      return placeholdersOf({ body: [filled[0], filled[1]] }).length > 0;
    });
  expect(open.map(([id]) => id)).toEqual([]);
});

it('waits as long as the fault says', () => {
  expect(forcedValues({ wait: 7 })).toMatchObject({ wait: 7, retryAfter: 7 });
  expect(forcedValues({ retryAfter: 3 })).toMatchObject({ wait: 1, retryAfter: 3 });
});
