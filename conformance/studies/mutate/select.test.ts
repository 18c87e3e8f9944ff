import { expect, it } from 'vitest';
import { mutants } from '../../mutants/index.ts';
import { CampaignError } from './campaign-error.ts';
import { selectMutants } from './select.ts';

it('selects every mutant that a command could notice', () => {
  expect(selectMutants({})).toEqual(mutants.filter(({ equivalent }) => equivalent === undefined));
});

it('selects by provider and by glob', () => {
  const selected = selectMutants({ providers: ['translateplus'], glob: '*/health-*' });
  expect(selected.length).toBeGreaterThan(0);
  for (const { id } of selected) expect(id).toMatch(/^translateplus\/health-/);
});

it('refuses a selection without a mutant', () => {
  const select = () => selectMutants({ glob: 'no-such-mutant' });
  expect(select).toThrow(CampaignError);
  expect(select).toThrow(expect.objectContaining({ kind: 'nothing-selected' }));
});
