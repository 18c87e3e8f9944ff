import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { defaultSeams } from '../../../mocks/kernel/world/seams.ts';
import { startWorld } from '../../../mocks/start.ts';
import { createControlClient } from '../../../src/control-client/index.ts';
import { itNeeds } from '../../../test/support/needed.ts';
import { mutants } from '../../mutants/index.ts';
import { urlTarget } from '../../targets/url.ts';
import { allModels, type ProviderModel, runModel } from './index.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
const run = promisify(execFile);

itNeeds('bash and curl', has('bash') && has('curl'))(
  'prints a script that shows the failure again',
  async () => {
    const mutant = mutants.find(({ id }) => id === 'cloudflare-stream/replacement-dropped');
    const world = await startWorld({ ports: 'auto', seams: mutant?.seams(defaultSeams) ?? {} });
    try {
      const control = world.control.url;
      const baseUrls = { 'cloudflare-stream': world.providers['cloudflare-stream']?.baseUrl ?? '' };
      const model = allModels.find(({ id }) => id === 'cloudflare-stream/tracks') as ProviderModel;
      const outcome = await runModel({ fc, target: urlTarget({ baseUrls, control }), model, steps: 500, seed: 1 });
      if (outcome.status !== 'failed') throw new Error(outcome.status);
      const [create = '', ...rest] = outcome.failure.script;
      await run('bash', ['-c', create], { env: { ...process.env, CONTROL: control } });
      const name = /"name":"([^"]+)"/.exec(create)?.[1] ?? '';
      const { accountId = '', apiToken = '' } =
        (await createControlClient({ url: control }).getTenant(name)).credentials['cloudflare-stream']?.full ?? {};
      const filled = rest
        .join('\n')
        .replaceAll('/accounts/[redacted]', `/accounts/${accountId}`)
        .replaceAll('Bearer [redacted]', `Bearer ${apiToken}`);
      expect(filled).not.toContain('[redacted]');
      const { stdout } = await run('bash', ['-c', filled], { env: { ...process.env, CONTROL: control } });
      const statuses = [...stdout.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
      const { expected, got } = outcome.failure;
      const wanted = /^status (\d+)/.exec(expected)?.[1];
      if (wanted !== undefined) expect(statuses.at(-1)).toBe(Number.parseInt(got, 10));
      expect(statuses.slice(0, -1).filter((status) => status >= 400)).toEqual([]);
    } finally {
      await world.close();
    }
  },
  60_000,
);
