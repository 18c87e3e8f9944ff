import { useState } from 'preact/hooks';
import { controlToken } from '../data/call.ts';

/** Asks for the token of the control API, which the server asked for. */
export function TokenForm({ onKept }: { readonly onKept: () => void }) {
  const [token, setToken] = useState('');
  const keep = (event: Event) => {
    event.preventDefault();
    controlToken.keep(token);
    onKept();
  };
  return (
    <form class="token" aria-label="Access" onSubmit={keep}>
      <label>
        Control token
        <input
          class="field"
          type="password"
          autocomplete="off"
          value={token}
          onInput={({ currentTarget }) => setToken(currentTarget.value)}
        />
      </label>
      <button type="submit" class="button main" disabled={token === ''}>
        Connect
      </button>
      {controlToken.value !== null && <b role="alert">The server refused the token that this tab has.</b>}
      <span class="dim">The server asks for it: `serve` prints it, and an address ending in #token=… carries it.</span>
    </form>
  );
}
