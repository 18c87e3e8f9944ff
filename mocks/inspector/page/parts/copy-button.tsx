import { useState } from 'preact/hooks';
import { copyText } from '../../../../src/pages/parts/copy-text.ts';

/** A button that copies a text, and says so; where the browser does not let it, the text appears, to be copied by hand. */
export function CopyButton({ label, text }: { readonly label: string; readonly text: () => string }) {
  const [done, setDone] = useState(false);
  const [byHand, setByHand] = useState<string | null>(null);
  const copy = async () => {
    const copied = text();
    const isCopied = await copyText(copied);
    setByHand(isCopied ? null : copied);
    if (!isCopied) return;
    setDone(true);
    setTimeout(() => setDone(false), 1_500);
  };
  return (
    <>
      <button type="button" class="button" onClick={copy}>
        {done ? 'Copied' : label}
      </button>
      {byHand !== null && (
        <label class="by-hand">
          The browser does not let this page copy. Copy it by hand:
          <textarea class="field mono" readOnly rows={6} value={byHand} ref={(field) => field?.select()} />
        </label>
      )}
    </>
  );
}
