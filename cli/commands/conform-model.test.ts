import { afterAll, beforeAll, expect, it } from 'vitest';
import { mutants } from '../../conformance/index.ts';
import { defaultSeams } from '../../mocks/kernel/world/seams.ts';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { runHere } from '../../test/support/in-process.ts';

const mutant = mutants.find(({ id }) => id === 'cloudflare-stream/delete-dropped');
let world: RunningWorld;
beforeAll(async () => {
  world = await startWorld({ ports: 'auto', ...(mutant ? { seams: mutant.seams(defaultSeams) } : {}) });
});
afterAll(() => world.close());

const server = () => [
  '--url',
  `cloudflare-stream=${world.providers['cloudflare-stream']?.baseUrl}`,
  '--control',
  world.control.url,
];

it('plays the models to a server with a control API, and ends with 1 and a script when it differs', async () => {
  const words = ['--model', '--steps', '300', '--grep', '*/tracks', ...server()];
  const { code, stdout } = await runHere('conform', words);
  expect(code).toBe(1);
  expect(stdout).toContain('✗ cloudflare-stream/tracks');
  expect(stdout).toMatch(/steps +1\. \w+ .* video 0\n/);
  expect(stdout).toMatch(/curl -sS -i -X DELETE \S+\/captions\/\w+/);
  expect(stdout).toContain('Bearer [redacted]');
});

it('lists the models without a request', async () => {
  const { code, stdout } = await runHere('conform', ['--model', '--list', '--provider', 'cloudflare-stream']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^cloudflare-stream\/tracks {2}The tracks /)]);
});

it.each([
  [['--steps', '5'], '--steps needs --model'],
  [['--model', '--target', 'live'], '--model needs --target mock or url'],
  [['--model', '--url', 'gcore-ai=http://127.0.0.1:9'], '--model needs --control'],
  [['--model', '--reporter', 'json'], '--reporter is for checks'],
  [['--model', '--max-failures', '1'], '--max-failures is for checks'],
])('refuses %j', async (words, message) => {
  const { code, stderr } = await runHere('conform', words);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

it('names the models when none is selected', async () => {
  const { code, stderr } = await runHere('conform', ['--model', '--grep', 'none']);
  expect([code, stderr]).toEqual([3, expect.stringContaining('cloudflare-stream/tracks')]);
});
