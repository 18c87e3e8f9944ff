import { accountChecks } from './account.ts';
import { clientChecks } from './clients.ts';
import { creditChecks } from './credits.ts';
import { manyCreditChecks } from './credits-many.ts';
import { shortCreditChecks } from './credits-short.ts';
import { errorChecks } from './errors.ts';
import { healthChecks } from './health.ts';
import { keyChecks } from './keys.ts';
import { languageChecks } from './languages.ts';
import { regionChecks } from './languages-regions.ts';
import { rateHeaderChecks } from './rate-headers.ts';
import { rateLimitChecks } from './rate-limit.ts';
import { metRateChecks } from './rate-met.ts';
import { requestChecks } from './request.ts';
import { responseChecks } from './response.ts';
import { byteChecks } from './structure-bytes.ts';
import { longChecks } from './structure-long.ts';
import { spellingChecks } from './structure-spellings.ts';
import { srtChecks } from './structure-srt.ts';
import { vttChecks } from './structure-vtt.ts';
import { wire } from './wire.ts';

/** Every check of TranslatePlus, in the order they are reported. */
export const translatePlusChecks = [
  ...requestChecks,
  ...responseChecks,
  ...srtChecks,
  ...vttChecks,
  ...byteChecks,
  ...spellingChecks,
  ...longChecks,
  ...keyChecks,
  ...creditChecks,
  ...shortCreditChecks,
  ...manyCreditChecks,
  ...rateLimitChecks,
  ...rateHeaderChecks,
  ...metRateChecks,
  ...languageChecks,
  ...regionChecks,
  ...accountChecks,
  ...errorChecks,
  ...healthChecks,
  ...clientChecks,
  ...wire,
];
