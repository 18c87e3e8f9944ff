import type { StageState, VideoRecord } from './types.ts';

/** Every stage before a job. */
export const freshStages = (): VideoRecord['stages'] => {
  const waiting: StageState = { state: 'waiting', fraction: null, secondsLeft: null };
  return { store: waiting, transcribe: waiting, translate: waiting, publish: waiting };
};
