import { expect, it } from 'vitest';
import { operations as gcore } from '../../contracts/gcore-ai/operations.ts';
import { operations as translatePlus } from '../../contracts/translateplus/operations.ts';
import { clientOperations } from './operations.ts';

const { getTask, getSubtitle, createTask, cancelTask } = clientOperations(gcore);

it('puts ids into paths, encoded', () => {
  expect(getTask.path({ task_id: 'a/b c' })).toBe('/streaming/ai/tasks/a%2Fb%20c');
  expect(getSubtitle.path({ video_id: 7, id: 0 })).toBe('/streaming/videos/7/subtitles/0');
});

it('takes method and repetition from the row', () => {
  expect([createTask.method, createTask.repeat]).toEqual(['POST', 'costly']);
  expect([cancelTask.method, cancelTask.repeat]).toEqual(['POST', 'safe']);
  expect([getTask.method, getTask.repeat]).toEqual(['GET', 'safe']);
  expect(clientOperations(translatePlus).translateSubtitles.repeat).toBe('costly');
});
