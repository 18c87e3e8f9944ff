import { useEffect } from 'preact/hooks';

/** Does something at single keys, unless a person writes in a field or holds a modifier. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const action = actions[event.key];
      const isWriting = event.target instanceof Element && event.target.closest('input, textarea, select, dialog');
      if (action === undefined || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
