import { useEffect } from 'preact/hooks';
import { type Action, actionOf, type Pressed } from './model/keys.ts';

/** Calls `act` for each key of the page. @param act returns whether it did anything */
export function usePageKeys(act: (action: Action) => boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const action = actionOf({
        key: event.key,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        on: placeOf(event.target),
      });
      if (action !== null && act(action)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

function placeOf(target: EventTarget | null): Pressed['on'] {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input, textarea, select, dialog')) return 'writing';
  return target.closest('button, a, summary') ? 'control' : 'page';
}
