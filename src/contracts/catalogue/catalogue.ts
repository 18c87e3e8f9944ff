import type { Evidence } from '../../base/evidence.ts';
import { type ProviderId, providers } from '../providers.ts';
import type { SampleMedium } from '../types.ts';
import { urlMarkers } from '../url-markers.ts';

/** A failure of a provider, and the operations that answer with it by themselves: none for one that only a fault causes. */
interface FailureEntry {
  readonly id: string;
  readonly status: number;
  readonly meaning: string;
  readonly remedy: string;
  readonly operations: readonly string[];
  readonly evidence: Evidence;
}

/** An operation of a provider. */
interface OperationEntry {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly meaning: string;
  readonly failures: readonly string[];
  readonly evidence: Evidence;
}

/** A reason for which processing fails, after the request for it was accepted. */
interface ReasonEntry {
  readonly id: string;
  readonly meaning: string;
  readonly evidence: Evidence;
}

/** One value of a switch; the first of each switch is the default. */
interface SwitchEntry {
  readonly id: string;
  readonly value: string;
  readonly isDefault: boolean;
  readonly meaning: string;
  readonly evidence: Evidence;
}

/** A marker in media URLs that the provider heeds. */
interface MarkerEntry {
  readonly id: string;
  readonly meaning: string;
  readonly example: string;
}

/** Everything of a provider that a test can name: to make it fail, and to choose what the sources leave open. */
export interface Catalogue {
  readonly provider: ProviderId;
  readonly title: string;
  readonly failures: readonly FailureEntry[];
  readonly operations: readonly OperationEntry[];
  readonly reasons: readonly ReasonEntry[];
  readonly markers: readonly MarkerEntry[];
  readonly media: readonly SampleMedium[];
  readonly switches: readonly SwitchEntry[];
}

/** Loads the catalogue of a provider from its tables. */
export async function catalogueOf(provider: ProviderId): Promise<Catalogue> {
  const { title, switches, markers = [], ...load } = providers[provider];
  const [failures, rows, reasons = {}, media = []] = await Promise.all([
    load.failures(),
    load.operations(),
    load.reasons?.(),
    load.sampleMedia?.(),
  ]);
  // A provider whose reasons are its failures has no others.
  const own = Object.entries(reasons).filter(([id]) => !Object.hasOwn(failures, id));
  return {
    provider,
    title,
    failures: Object.entries(failures).map(([id, { status, meaning, remedy, evidence }]) => ({
      id,
      status,
      meaning,
      remedy,
      operations: rows.filter((row) => row.failures.includes(id)).map((row) => row.id),
      evidence,
    })),
    operations: rows.map(({ id, method, path, summary, failures: ids, evidence }) => ({
      id,
      method: method.toUpperCase(),
      path,
      meaning: summary,
      failures: ids,
      evidence,
    })),
    reasons: own.map(([id, { meaning, evidence }]) => ({ id, meaning, evidence })),
    markers: markers.map((id) => ({ id, meaning: urlMarkers[id].meaning, example: urlMarkers[id].example })),
    media,
    switches: Object.entries(switches).flatMap(([name, { question, values }]) =>
      Object.entries(values).map(([value, evidence], at) => ({
        id: `${provider}.${name}`,
        value,
        isDefault: at === 0,
        meaning: question,
        evidence,
      })),
    ),
  };
}
