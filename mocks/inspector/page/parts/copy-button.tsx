import { useState } from 'preact/hooks';

/** A button that copies a text, and says so. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: () => string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text()).catch(() => {});
    setDone(true);
    setTimeout(() => setDone(false), 1_500);
  };
  return (
    <button type="button" class="button" onClick={copy}>
      {done ? 'Copied' : label}
    </button>
  );
}
