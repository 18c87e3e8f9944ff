import type { JsonObject } from '../../../../src/base/json.ts';
import { videoErrors } from '../../../../src/contracts/cloudflare-stream/videos.ts';
import type { Tenant } from '../../../kernel/world/tenant.ts';
import type { StoredVideo } from '../model/state.ts';

/** The `status` of a video. Before encoding there is only the state; `pctComplete` is a number as text. */
export function statusView({ state, percent, errorCode }: StoredVideo, tenant: Tenant): JsonObject {
  const pctComplete = percent.toFixed(6);
  if (state === 'error') {
    const code = errorCode ?? 'ERR_UNKNOWN';
    const shown = tenant.switch('cloudflare-stream.failedPercent') === 'shown' ? { pctComplete } : {};
    return { state, step: 'encoding', ...shown, ...reason(tenant, code, videoErrors[code]) };
  }
  if (state !== 'inprogress' && state !== 'ready') return { state };
  const step = state === 'inprogress' ? { step: 'encoding' } : {};
  return { state, ...step, pctComplete, errorReasonCode: '', errorReasonText: '' };
}

/** The docs name the members of a failure in two ways. */
const reason = (tenant: Tenant, code: string, text: string): JsonObject =>
  tenant.switch('cloudflare-stream.reasonNames') === 'errReason'
    ? { errReasonCode: code, errReasonText: text }
    : { errorReasonCode: code, errorReasonText: text };
