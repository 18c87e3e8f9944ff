import { SettingError } from '../world/settings.ts';
import type { Exchange } from './exchange.ts';
import { faultHeaderOf } from './fault-effects.ts';
import { Refusal } from './refusal.ts';

/** Characters of a header that states faults: tenants remember them. */
const LONGEST_HEADER = 1_000;

/**
 * Arms the faults that a request asks for with X-Harness-Fault, when its tenant sees this header for the first time. They strike the
 * requests that carry the same header.
 * @throws {Refusal} for a header that states no faults
 */
export async function armAskedFaults(exchange: Exchange): Promise<void> {
  const header = faultHeaderOf(exchange);
  const { tenant } = exchange;
  if (header === null || tenant.faults.knowsHeader(header)) return;
  if (header.length > LONGEST_HEADER) {
    const problem = `X-Harness-Fault: expected at most ${LONGEST_HEADER} characters, got ${header.length}.`;
    throw new Refusal('fault-invalid', { problem });
  }
  const { faultProblemText, statedFaults } = await import('./stated-faults.ts');
  try {
    const rules = await statedFaults(header);
    // Another request may have been faster.
    if (!tenant.faults.knowsHeader(header)) tenant.faults.addHeader(header, rules, tenant.now());
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    throw new Refusal('fault-invalid', { problem: `X-Harness-Fault: ${faultProblemText(error)}` });
  }
}
