import { expect, it, vi } from 'vitest';
import { startWorld } from '../mocks/start.ts';
import { chaosSchedule } from '../src/contracts/control/chaos.ts';
import { runHere } from '../test/support/in-process.ts';
import { UsageError } from './exit-codes.ts';
import { faultsFrom } from './fault-options.ts';

it('reads faults, and prints what a profile has become', async () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const faults = await faultsFrom({ fault: ['reset; times=1', 'delay=1, stall'], chaos: 'calm' }, 7);
    expect(faults).toHaveLength(3 + chaosSchedule('calm', 7).length);
    const [line] = written.mock.calls.map(String);
    expect(line).toMatch(
      /^chaos calm is: --seed 7 --fault 'delay=\d+; sigma=0\.4; most=1000; after=\d; every=\d' --fault /,
    );
    // The printed line, read as a shell reads it, is the same schedule.
    const again = [...(line ?? '').matchAll(/--fault '([^']*)'/g)].map(([, text = '']) => text);
    expect(await faultsFrom({ fault: again }, 7)).toEqual(faults?.slice(3));
  } finally {
    written.mockRestore();
  }
  expect(await faultsFrom({}, 1)).toBeUndefined();
});

it('refuses a fault that does not exist, with the nearest one first', async () => {
  const refused = faultsFrom({ fault: ['rate-limitd'] }, 1);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(
    /There is no fault rate-limitd\. Did you mean rate-limited\? Known: rate-limited, .*`caption-harness faults`/,
  );
});

it.each([
  [['serve', '--fault', 'nope']],
  [['serve', '--chaos', 'wild']],
  [['caption', '--fault', 'reset; often=1']],
  [['caption', '--fault', 'reset', '--control', 'http://127.0.0.1:1']],
  [['translate', 'a.srt', '--to', 'es', '--chaos', 'calm', '--target', 'live']],
])('%j exits 2', async (words) => {
  const { code, stderr } = await runHere('caption-harness', words);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: /)]);
});

it('arms the faults in every tenant, again after a reset, and in none for requests without a credential', async () => {
  const running = await startWorld({ faults: ['answer=503; times=1'], bounds: { tenants: 2 } });
  try {
    const ask = async (key: string) =>
      (await fetch(`${running.providers.translateplus?.baseUrl}/v2/account/summary`, { headers: { 'X-API-KEY': key } }))
        .status;
    expect([await ask('mock_a'), await ask('mock_a'), await ask('mock_b')]).toEqual([503, 200, 503]);
    running.world.tenant('a').reset();
    expect([await ask('mock_a'), await ask('nonsense')]).toEqual([503, 403]);
    // Such faults do not keep a tenant from giving way.
    expect(await ask('mock_c')).toBe(503);
    expect(running.world.tenant('c').faults.list(0)).toMatchObject([{ source: 'option', struck: 1 }]);
  } finally {
    await running.close();
  }
});
