import type { Tenant } from '../data/world.ts';
import { ScrollBox } from '../parts/scroll-box.tsx';

/** A fault of a tenant; off, it is known to this page alone. */
export interface FaultLine {
  readonly tenant: string;
  readonly fault: Tenant['faults'][number];
  readonly isOn: boolean;
}

/** The faults as a table. */
export function FaultTable(props: {
  readonly lines: readonly FaultLine[];
  readonly onTurn: (line: FaultLine) => void;
  readonly onRemove: (line: FaultLine) => void;
}) {
  const { lines, onTurn, onRemove } = props;
  return (
    <ScrollBox label="Faults">
      <table>
        <thead>
          <tr>
            <th>on</th>
            <th>tenant</th>
            <th>fault</th>
            <th class="num">struck</th>
            <th class="num">matched</th>
            <th>from</th>
            <th>
              <span class="hidden-text">remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.tenant} ${line.fault.id} ${line.isOn}`}>
              <td>
                <input
                  type="checkbox"
                  checked={line.isOn}
                  aria-label={`${line.fault.text} of ${line.tenant} is on`}
                  onChange={() => onTurn(line)}
                />
              </td>
              <td class="dim">{line.tenant}</td>
              <td class="mono wrap">{line.fault.text}</td>
              <td class="num">{line.isOn ? line.fault.struck : '–'}</td>
              <td class="num dim">{line.isOn ? line.fault.matched : '–'}</td>
              <td class="dim">{line.fault.source}</td>
              <td>
                <button
                  type="button"
                  class="button quiet"
                  aria-label={`Remove ${line.fault.text} of ${line.tenant}`}
                  onClick={() => onRemove(line)}
                >
                  Remove
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
