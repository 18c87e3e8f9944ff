import type { z } from 'zod';
import type { Conduct, WholeConduct } from '../../../../src/contracts/control/conduct.ts';
import type { Here } from '../data/here.ts';
import { useLoaded } from '../parts/use-loaded.ts';

type Judged = z.infer<typeof Conduct>;

/** What the client of the chosen tenant, or of every tenant, does wrong. It is judged when the view opens, and on request. */
export function ConductView({ here, tenant }: { readonly here: Here; readonly tenant: string | null }) {
  const path = tenant === null ? '/conduct' : `/tenants/${encodeURIComponent(tenant)}/conduct`;
  const { body, problem, again } = useLoaded<Judged | z.infer<typeof WholeConduct>>(path, null);
  const judged = body === null ? [] : 'tenants' in body ? body.tenants : [body];
  const findings = judged.flatMap((one) => one.findings.map((finding) => ({ ...finding, tenant: one.tenant })));
  const requests = judged.reduce((sum, one) => sum + one.judged, 0);
  return (
    <main class="middle wide" id="main" tabIndex={-1}>
      <div class="tools">
        <span class="dim" role="status">
          {body === null
            ? ''
            : `${findings.length} finding${plural(findings.length)} in ${requests.toLocaleString('en')} request${plural(requests)}`}
        </span>
        <span class="grow" />
        <button type="button" class="button" onClick={() => void again()}>
          Judge again
        </button>
      </div>
      {problem !== null && <p class="empty">{problem}</p>}
      {body !== null && findings.length === 0 && (
        <p class="empty">Nothing to find fault with: no rule of good conduct was broken by these requests.</p>
      )}
      <ul class="findings">
        {findings.map((one) => (
          <li key={`${one.rule} ${one.entries.join(' ')}`}>
            <h2>
              <span class={`chip ${one.level === 'error' ? 'bad' : 'warn'}`}>{one.level}</span> {one.title}
            </h2>
            <p class="dim">{`${one.rule}, ${one.tenant}, ${one.provider}${one.operation === null ? '' : `, ${one.operation}`}`}</p>
            <p>{one.detail}</p>
            <p>
              <b>Do: </b>
              {one.remedy}
            </p>
            <p class="actions">
              {one.entries.map((id) => (
                <button
                  key={id}
                  type="button"
                  class="button"
                  aria-label={`Show request ${id}`}
                  onClick={() => here.go({ view: 'requests', tenant: one.tenant, item: id })}
                >
                  {id}
                </button>
              ))}
            </p>
            <p class="faint small">{`${one.evidence.grade}: ${one.evidence.source}`}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}

const plural = (amount: number): string => (amount === 1 ? '' : 's');
