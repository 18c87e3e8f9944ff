import { expect, it } from 'vitest';
import type { VideoView } from '../../videos/view.ts';
import { failedStageOf, paidText, progressOf, timelineOf } from './steps.ts';

type Stages = VideoView['job']['stages'];
const stage = (state: Stages['store']['state'], more = {}) => ({ state, fraction: null, secondsLeft: null, ...more });
const jobOf = (state: VideoView['job']['state'], stages: Partial<Stages>, amount = 0): VideoView['job'] => {
  const waiting = stage('waiting');
  const all = { store: waiting, transcribe: waiting, translate: waiting, publish: waiting, ...stages };
  return { state, stages: all, spent: amount === 0 ? null : { amount, unit: 'credits' } } as VideoView['job'];
};

it('says what a job is doing, how long it takes and what it cost', () => {
  expect(progressOf({ job: jobOf('queued', {}) })).toEqual({ text: 'Waiting for its turn', fraction: 0 });
  expect(progressOf({ job: jobOf('working', {}) })).toEqual({ text: 'Captioning', fraction: null });
  const translate = stage('working', { fraction: 0.5, secondsLeft: 4, language: 'es' });
  const done = { store: stage('done'), transcribe: stage('done') };
  expect(progressOf({ job: jobOf('working', { ...done, translate }, 4) })).toEqual({
    text: 'Translating es, 4 s left, 4 credits so far',
    fraction: 0.625,
  });
});

it('folds the finished stages into one line', () => {
  const done = { store: stage('done', { seconds: 0.14 }), transcribe: stage('done', { seconds: 21 }) };
  expect(timelineOf({ language: 'en', job: jobOf('done', done, 41) })).toBe(
    'Spoken in English, stored 0.1 s, transcribed 21 s, 41 credits',
  );
  expect(timelineOf({ language: null, job: jobOf('done', { store: stage('done') }) })).toBe('Stored');
  expect(timelineOf({ language: null, job: jobOf('queued', {}) })).toBe('');
});

it('names the stage that failed, and what was paid', () => {
  expect(failedStageOf(jobOf('failed', { translate: stage('failed') }))).toBe('translate');
  expect(failedStageOf(jobOf('failed', {}))).toBeNull();
  // Credits are looked at before the first translation begins.
  expect(failedStageOf(jobOf('failed', { transcribe: stage('done'), store: stage('done') }))).toBe('translate');
  expect([paidText(jobOf('failed', {}, 1)), paidText(jobOf('failed', {}))]).toEqual(['1 credit', null]);
});
