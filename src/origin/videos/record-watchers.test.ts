import { expect, it } from 'vitest';
import { recordWatchers } from './record-watchers.ts';

it('tells those who watch a video, or all, until they stop', () => {
  const { tell, watch, watchAll } = recordWatchers();
  const heard: string[] = [];
  const stop = watch('a', (record) => heard.push(`a ${record}`));
  const stopAll = watchAll((id) => heard.push(`all ${id}`));
  tell('a', null);
  tell('b', null);
  stop();
  tell('a', null);
  stopAll();
  tell('a', null);
  expect(heard).toEqual(['a null', 'all a', 'all b', 'all a']);
});
