import { expect, it } from 'vitest';
import { operations } from '../../contracts/gcore-ai/operations.ts';
import { PATHS, pathOf } from './paths.ts';

it('has the paths of the contract', () => {
  const paths = new Map(operations.map(({ id, path }): [string, string] => [id, path]));
  for (const [operation, path] of Object.entries(PATHS)) expect(paths.get(operation), operation).toBe(path);
});

it('puts ids into paths, encoded', () => {
  expect(pathOf('getTask', { task_id: 'a/b c' })).toBe('/streaming/ai/tasks/a%2Fb%20c');
  expect(pathOf('getSubtitle', { video_id: 7, id: 0 })).toBe('/streaming/videos/7/subtitles/0');
});
