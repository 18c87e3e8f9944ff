import { playerTime } from '../data/cues.ts';
import type { Resource } from '../data/tenant-state.ts';

/** The tasks, videos and tracks of a provider, newest first; tracks stand under their video. */
export function ResourceTable(props: {
  readonly provider: string;
  readonly total: number;
  readonly items: readonly Resource[];
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}) {
  const { provider, total, items, selected, onSelect } = props;
  if (items.length === 0) return null;
  return (
    <section class="resources">
      <h2>
        {provider}{' '}
        <span class="faint small">{items.length < total ? `newest ${items.length} of ${total}` : total}</span>
      </h2>
      <table>
        <thead>
          <tr>
            <th>kind</th>
            <th>title</th>
            <th>state</th>
            <th class="num">length</th>
            <th>created</th>
            <th>
              <span class="hidden-text">text</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {newestFirst(items).map((one) => (
            <tr key={`${one.kind} ${one.id}`} class={selected === `${provider} ${one.id}` ? 'chosen' : ''}>
              <td class={one.parent === null ? '' : 'child'}>{one.kind}</td>
              <td class="wrap" title={one.id}>
                {one.title}
              </td>
              <td>
                <span class={`chip ${toneOf(one.state)}`}>{one.state}</span>
              </td>
              <td class="num dim">{one.seconds === null ? '–' : playerTime(one.seconds)}</td>
              <td class="mono dim">{one.created?.slice(11, 19) ?? ''}</td>
              <td>
                {one.hasText && (
                  <button
                    type="button"
                    class="button"
                    aria-label={`Play ${one.title}`}
                    onClick={() => onSelect(one.id)}
                  >
                    Play
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Groups of a resource and its tracks, the newest group first. */
function newestFirst(items: readonly Resource[]): Resource[] {
  const groups: Resource[][] = [];
  for (const one of items) {
    if (one.parent === null || groups.length === 0) groups.push([one]);
    else groups.at(-1)?.push(one);
  }
  return groups.reverse().flat();
}

/** Providers have words of their own; these are sure. */
function toneOf(state: string): string {
  if (/^(ready|success|viewable)/i.test(state)) return 'ok';
  if (/error|fail|revoked/i.test(state)) return 'bad';
  return 'accent';
}
