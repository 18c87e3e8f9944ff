import { useState } from 'preact/hooks';
import { parseFaults } from '../../../../src/contracts/control/fault-text.ts';
import type { Tenant, WorldView } from '../data/world.ts';

/** Faults that one click arms. */
const usual = [
  'rate-limited; times=1',
  'internal-error; times=1',
  'reset; when=after; times=1',
  'delay=2000; times=3',
  'malformed; times=1',
];
const profiles = ['calm', 'rough', 'hostile'];

/** Adds faults to the tenants that are shown: as text, as `--fault` reads it, or a profile of `--chaos`. */
export function FaultForm({ world, tenants }: { readonly world: WorldView; readonly tenants: readonly Tenant[] }) {
  const [text, setText] = useState('');
  const whom = tenants.length === 1 ? (tenants[0]?.name ?? '') : `all ${tenants.length} tenants`;
  const each = async (path: string, body: unknown) => {
    for (const { name } of tenants)
      if (!(await world.act('POST', `/tenants/${encodeURIComponent(name)}/${path}`, body))) return false;
    return true;
  };
  const add = async (written: string) => {
    try {
      for (const rule of parseFaults(written)) if (!(await each('faults', rule))) return;
      setText('');
    } catch (error) {
      world.problem.set(error instanceof Error ? error.message : String(error));
    }
  };
  const clear = async () => {
    for (const { name } of tenants) await world.act('DELETE', `/tenants/${encodeURIComponent(name)}/faults`);
  };
  return (
    <form
      class="tools"
      onSubmit={(event) => {
        event.preventDefault();
        void add(text);
      }}
    >
      <input
        class="field search mono"
        value={text}
        list="usual-faults"
        placeholder="rate-limited; times=1; operation=…"
        aria-label={`Fault for ${whom}`}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <datalist id="usual-faults">
        {usual.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <button type="submit" class="button main" disabled={text.trim() === '' || tenants.length === 0}>
        {`Add to ${whom}`}
      </button>
      <span class="grow" />
      <span class="faint">chaos</span>
      {profiles.map((profile) => (
        <button key={profile} type="button" class="button" onClick={() => void each('chaos', { profile })}>
          {profile}
        </button>
      ))}
      <button type="button" class="button quiet" onClick={() => void clear()}>
        Remove all
      </button>
    </form>
  );
}
