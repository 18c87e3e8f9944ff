import { z } from 'zod';
import { pointingAt } from '../../environment.ts';
import { knownProviders } from '../../known-provider.ts';
import { providerList } from '../arguments.ts';
import { tool } from '../tool.ts';

/** Tools about the mocks as a whole. */
export const worldTools = [
  tool({
    name: 'start',
    description:
      'Start the mocks on free ports of this machine; ends earlier ones. Answers the environment variables that point a program at them.',
    input: z.object({
      clock: z
        .string()
        .default('real')
        .describe('real, manual (time moves by advance alone) or manual:<ISO time>, scaled:<factor>'),
      seed: z.int().min(0).default(1).describe('Seed of ids and invented text'),
      providers: providerList,
    }),
    run: async (session, { clock, seed, providers }) => {
      const running = await session.start({ settings: { clock, seed }, providers: knownProviders(providers) });
      const { set, unset } = pointingAt(running);
      return {
        result: { control: running.control.url, environment: set, unset },
        next: 'Run the program with this environment. A credential mock_<name> opens the tenant <name>. Then call journal.',
      };
    },
  }),
  tool({
    name: 'stop',
    description: 'End the mocks. All tenants and journals are gone.',
    input: z.object({}),
    run: async (session) => {
      const { isRunning } = session;
      await session.stop();
      return { result: { stopped: isRunning } };
    },
  }),
];
