import type { GatewayFailureId } from '../../../src/contracts/cloudflare-gateway/failures.ts';
import { Refusal, type RefusalValues } from '../../kernel/http/refusal.ts';

/** A refusal of the gateway. */
export const refuseAtGateway = (failure: GatewayFailureId, values?: RefusalValues): Refusal<GatewayFailureId> =>
  new Refusal(failure, values);
