import type { Marks } from '../model/marks.ts';

const savingWords = { untouched: null, saved: 'saved', 'not-saved': 'not saved yet' } as const;

/** What a row says of the saving of its cue. */
export type RowSaving = keyof typeof savingWords;

/** Reading speed, marks of lint, whether the cue is stale and whether it is saved. */
export function CueMarks({ marks, saving }: { readonly marks: Marks; readonly saving: RowSaving }) {
  const { perSecond, over, findings, stale } = marks;
  const word = savingWords[saving];
  return (
    <>
      {over.length === 0 && (
        <span class="faint small" title="Characters a second">
          {`${perSecond} cps`}
        </span>
      )}
      {over.map((text) => (
        <span class="chip warn" key={text}>
          {text}
        </span>
      ))}
      {findings.map(({ rule, severity, message, hint }) => (
        <span
          class={severity === 'error' ? 'chip bad' : severity === 'warning' ? 'chip warn' : 'chip'}
          key={rule + message}
          title={`${message} ${hint}`}
        >
          {nameOf(rule)}
          <span class="hidden-text">{message}</span>
        </span>
      ))}
      {stale && (
        <span class="chip accent" title={`The original was "${stale.before}" and is now "${stale.now}".`}>
          original changed
        </span>
      )}
      {word && <span class={saving === 'saved' ? 'small saved' : 'small faint'}>{word}</span>}
    </>
  );
}

/** `text/white-space` is `white space`. */
const nameOf = (rule: string): string => (rule.split('/')[1] ?? rule).replaceAll('-', ' ');
