import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { runHere } from './support/in-process.ts';

const LIST = ['--list', '--grep', 'translateplus/health/*'];

it('gives what a command line prints and its exit code, and puts everything back', async () => {
  const before = [process.cwd(), process.env.OF_THIS_TEST, process.exitCode];
  const surroundings = { cwd: tmpdir(), env: { OF_THIS_TEST: 'set' } };
  expect(await runHere('conform', LIST, surroundings)).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^translateplus\/health\//),
    stderr: '',
  });
  expect(await runHere('conform', ['--nonsense'], surroundings)).toMatchObject({ code: 2, stdout: '' });
  expect([process.cwd(), process.env.OF_THIS_TEST, process.exitCode]).toEqual(before);
});

it('refuses a second command line while one runs', async () => {
  const first = runHere('conform', LIST);
  await expect(runHere('conform', LIST)).rejects.toThrow(/already/);
  expect((await first).code).toBe(0);
});
