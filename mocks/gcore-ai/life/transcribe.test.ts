import { expect, it } from 'vitest';
import { type Gcore, startGcore } from '../../../test/support/gcore-bench.ts';
import { tasksOf } from '../model/state.ts';

const url = 'https://media.example/said-by-many.mp4';

/** What was heard in a task that has ended. */
async function heardIn(gcore: Gcore, body: object) {
  const { task_id } = await gcore.finished({ url, ...body });
  const outcome = tasksOf(gcore.tenant).find(task_id)?.outcome;
  if (outcome?.kind !== 'speech') throw new Error('nothing was heard');
  return outcome;
}

it('keeps one text for the same media in the same language, for all accounts with one seed', async () => {
  const [one, other] = [await startGcore(), await startGcore()];
  const first = await heardIn(one, {});
  expect(first.text).not.toBe('');
  expect(await heardIn(one, {})).toBe(first);
  expect(await heardIn(other, {})).toBe(first);
});

it.each([
  ['another seed', { seed: 77 }, {}],
  ['another address', {}, { url: 'https://media.example/said-once.mp4' }],
  ['another spoken language', {}, { audio_language: 'spa' }],
  ['a translation', {}, { subtitles_language: 'ger' }],
])('hears something else with %s', async (_what, settings, body) => {
  const first = await heardIn(await startGcore(), {});
  const other = await heardIn(await startGcore(settings), body);
  expect(other.text).not.toBe(first.text);
});

it('asks the world for each translation', async () => {
  const texts: string[] = [];
  const translate = (translated: readonly string[]) => {
    texts.push(...translated);
    return translated;
  };
  const gcore = await startGcore({}, { seams: { translate } });
  const [first, second] = [
    await heardIn(gcore, { subtitles_language: 'ger' }),
    await heardIn(gcore, { subtitles_language: 'ger' }),
  ];
  expect(second).toEqual(first);
  expect(texts).toHaveLength(first.text.split('\n').length * 2);
});
