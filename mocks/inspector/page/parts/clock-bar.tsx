import { useState } from 'preact/hooks';
import { useKeys } from '../../../../src/pages/parts/use-keys.ts';
import { secondsOf } from '../data/span.ts';
import type { Tenant, WorldView } from '../data/world.ts';

/** The clock of the chosen tenant: its time, and buttons that stop it and move it on. */
export function ClockBar({ world, tenant }: { readonly world: WorldView; readonly tenant: Tenant }) {
  const { name, clock } = tenant;
  const [text, setText] = useState('');
  const path = `/tenants/${encodeURIComponent(name)}`;
  const isFrozen = clock.mode === 'manual';
  const advance = (seconds: number) => void world.act('POST', `${path}/clock/advance`, { seconds });
  const freeze = () => void world.act('PATCH', path, { clock: isFrozen ? 'real' : `manual:${clock.now}` });
  useKeys({ f: freeze, m: () => advance(60), h: () => advance(3600) });
  const advanceBy = (event: Event) => {
    event.preventDefault();
    const seconds = secondsOf(text);
    if (seconds === null) world.problem.set(`"${text}" is no time. Expected for example 90, 90s, 5m, 2h or 1d.`);
    else advance(seconds);
    setText('');
  };
  return (
    <form class="clock" aria-label={`Clock of ${name}`} onSubmit={advanceBy}>
      <span class={`chip ${isFrozen ? 'accent' : ''}`} title={`Clock of ${name}: ${clock.now}`}>
        {`${clock.now.slice(11, 19)}, ${isFrozen ? 'frozen' : clock.mode}`}
      </span>
      <button type="button" class="button" onClick={freeze}>
        {isFrozen ? 'Let run' : 'Freeze'}
      </button>
      <button type="button" class="button" onClick={() => advance(60)}>
        +1 min
      </button>
      <button type="button" class="button" onClick={() => advance(3600)}>
        +1 h
      </button>
      <input
        class="field by"
        value={text}
        placeholder="+ 90s, 2d"
        aria-label="Advance the clock by"
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
    </form>
  );
}
