import { expect, it } from 'vitest';
import type { VideoView } from '../../videos/view.ts';
import { failedStage, progressOf } from './states.ts';

type Stages = VideoView['job']['stages'];
const stage = (state: Stages['store']['state'], more = {}) => ({ state, fraction: null, secondsLeft: null, ...more });
const job = (state: VideoView['job']['state'], stages: Partial<Stages>, spent: VideoView['job']['spent'] = null) => {
  const waiting = stage('waiting');
  const all = { store: waiting, transcribe: waiting, translate: waiting, publish: waiting, ...stages };
  return { job: { state, spent, stages: all } as VideoView['job'], to: ['es'] };
};

it('says what a job is doing, how long it takes and what it cost', () => {
  expect(progressOf(job('queued', {}))).toEqual({ text: 'Waiting for its turn', fraction: 0 });
  expect(progressOf(job('working', {}))).toEqual({ text: 'Captioning', fraction: null });
  const translate = stage('working', { fraction: 0.5, secondsLeft: 4, language: 'es' });
  const done = { store: stage('done'), transcribe: stage('done') };
  expect(progressOf(job('working', { ...done, translate }, { amount: 4, unit: 'credits' }))).toEqual({
    text: 'Translating es, 4 s left, 4 credits so far',
    fraction: 0.625,
  });
});

it('names the stage that failed', () => {
  expect(failedStage(job('failed', { translate: stage('failed') }).job)).toBe('Translation');
  expect(failedStage(job('failed', {}).job)).toBeNull();
});
