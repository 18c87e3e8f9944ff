import { languageOf } from '../../../src/contracts/gcore-ai/language-rules.ts';
import { isProcessingError, type ProcessingErrorId } from '../../../src/contracts/gcore-ai/task-errors.ts';
import type { UrlMarkerName } from '../../../src/contracts/url-markers.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';

/** The requests of the markers in a URL; absent without a marker. */
export interface Marked {
  readonly durationSeconds?: number;
  readonly languages?: readonly string[];
  readonly speakers?: number;
  readonly failure?: ProcessingErrorId;
  readonly retries?: number;
  readonly labels?: readonly string[];
  readonly webhook?: string;
}

const LONGEST_SECONDS = 86_400;
const MOST_SPEAKERS = 8;
/** What a reason of another provider becomes, as in seeds. */
const USUAL_FAILURE = 'internal-failure';

/** Reads the markers of a URL, which `checkMediaMarkers` has checked in requests; invalid values of others are ignored. */
export function markersOf(tenant: Tenant, url: URL): Marked {
  if (tenant.switch('gcore-ai.urlMarkers') === 'off') return {};
  const text = (name: UrlMarkerName): string | null => url.searchParams.get(name);
  const listed = (name: UrlMarkerName): string[] =>
    text(name)
      ?.split(',')
      .filter((part) => part !== '') ?? [];
  const duration = Number(text('mock-duration') ?? Number.NaN);
  const retries = Number(text('mock-retries') ?? Number.NaN);
  const speakers = Number(text('mock-speakers') ?? Number.NaN);
  const failure = text('mock-failure');
  const webhook = text('mock-webhook');
  const languages = listed('mock-languages').flatMap((code) => languageOf(code)?.code ?? []);
  const labels = listed('mock-labels');
  return {
    ...(duration >= 0 && duration <= LONGEST_SECONDS ? { durationSeconds: duration } : {}),
    ...(text('mock-speech') === 'none' ? { languages: [] } : languages.length > 0 ? { languages } : {}),
    ...(Number.isInteger(speakers) && speakers >= 1 && speakers <= MOST_SPEAKERS ? { speakers } : {}),
    ...(failure === null ? {} : { failure: isProcessingError(failure) ? failure : USUAL_FAILURE }),
    ...(Number.isInteger(retries) && retries >= 0 ? { retries } : {}),
    ...(labels.length > 0 ? { labels } : {}),
    ...(webhook === null ? {} : { webhook }),
  };
}
