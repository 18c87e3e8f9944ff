import type { ProviderId } from '../../../../../src/contracts/providers.ts';
import type { ProviderProbes } from '../probe.ts';

/** Reasons by kind and id of a row, for example `failure tus-locked`. */
export type Reasons = Readonly<Record<string, string>>;

/** What the study of evidence knows of one service that the captioning pipeline uses. */
export interface ServiceEvidence {
  readonly provider: ProviderId;
  /** The operations that the pipeline calls. A test compares them with its source. */
  readonly called: readonly string[];
  /** Assumed rows without a probe on which the pipeline does not depend, with the reason. */
  readonly apart: Reasons;
  readonly probes: ProviderProbes;
}
