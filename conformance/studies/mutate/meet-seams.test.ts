import { expect, it } from 'vitest';
import { defaultSeams } from '../../../mocks/kernel/world/seams.ts';
import { startWorld } from '../../../mocks/start.ts';
import { meetSeams } from './meet-seams.ts';
import { selectMutants } from './select.ts';
import { watchSeams } from './watch-seams.ts';

const selected = selectMutants({ providers: ['translateplus'] });

/** What a small client does. */
async function use(seams: object): Promise<number[]> {
  const running = await startWorld({ ports: 'auto', seams });
  try {
    const { baseUrl = '' } = running.providers.translateplus ?? {};
    const headers = { 'X-API-KEY': 'mock_ann' };
    const answers = [await fetch(`${baseUrl}/health`), await fetch(`${baseUrl}/v2/account/summary`, { headers })];
    return answers.map(({ status }) => status);
  } finally {
    await running.close();
  }
}

it('meets in one unchanged run the mutants that runs with each of them trigger', async () => {
  const meeting = meetSeams(selected);
  const honest = await use({});
  expect(await use(meeting.seams)).toEqual(honest);
  expect(meeting.met.size).toBeGreaterThan(5);
  expect(meeting.met.size).toBeLessThan(selected.length);
  const some = selected.filter((_mutant, at) => at % 6 === 0);
  for (const { id, seams } of some) {
    let triggered = false;
    const watched = watchSeams(seams(defaultSeams), () => {
      triggered = true;
    });
    await use(watched);
    expect([id, meeting.met.has(id)]).toEqual([id, triggered]);
  }
});

it('leaves accounts and windows as an unchanged world does', () => {
  const twice = { id: 'twice', seams: () => ({ charge: defaultSeams.charge, windowUse: defaultSeams.windowUse }) };
  const { seams } = meetSeams([twice]);
  const state = { openedAt: null, used: 0, times: [], blockedUntil: null };
  const rule = { requests: 1, seconds: 60, kind: 'fixed', enforced: true } as const;
  expect(seams.windowUse(state, rule, 0, {} as never)).toMatchObject({ allowed: true, used: 1 });
  expect(state.used).toBe(1);
});

it('counts a mutant that cannot take a decision as met', () => {
  const breaking = {
    id: 'breaks',
    seams: () => ({
      nextState: () => {
        throw new Error('no');
      },
    }),
  };
  const { seams, met } = meetSeams([breaking]);
  expect(seams.nextState({ to: 'done' } as never)).toBe('done');
  expect([...met]).toEqual(['breaks']);
});
