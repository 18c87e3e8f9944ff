import { $, make } from '/elements.js';

/** Labels of the stages, in their order. */
const STAGES = {
  upload: 'Upload',
  store: 'Store',
  transcribe: 'Transcribe',
  translate: 'Translate',
  publish: 'Publish',
};

/** Texts for the states of a stage. */
const SAID = { waiting: 'waiting', working: 'at work', done: 'done', failed: 'failed', skipped: 'not needed' };

/** Draws one stage of a job: a label, a bar and a text. `fraction` and `secondsLeft` are null while unknown. */
export function drawStage(stage, { state, fraction, secondsLeft, language: tag }) {
  let row = document.querySelector(`[data-stage="${stage}"]`);
  if (!row) {
    row = make(
      'li',
      {},
      make('label', { textContent: STAGES[stage], htmlFor: `bar-${stage}` }),
      make('progress', { id: `bar-${stage}`, max: 1 }),
      make('span', { className: 'said' }),
    );
    row.dataset.stage = stage;
    $('stages').append(row);
  }
  row.dataset.state = state;
  const bar = row.querySelector('progress');
  if (state === 'working' && fraction === null) bar.removeAttribute('value');
  else bar.value = state === 'done' || state === 'skipped' ? 1 : (fraction ?? 0);
  const left = state === 'working' && secondsLeft ? `, ${secondsLeft} s left` : '';
  const text = `${SAID[state]}${state === 'working' && tag ? `: ${tag}` : ''}${left}`;
  if (row.lastChild.textContent !== text) row.lastChild.textContent = text;
}

/** Removes all stages. */
export const clearStages = () => $('stages').replaceChildren();
