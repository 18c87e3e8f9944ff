import type { ProviderId } from '../../../../src/contracts/providers.ts';
import type { TenantControl } from '../../tenant-control.ts';

/** What is asked of the world in the thread: to arrange a tenant, or to end. Arguments are data that can be cloned. */
export type MockCall = keyof TenantControl | 'close';

/** Sent to the thread. Answers may come in another order. */
export interface MockRequest {
  readonly id: number;
  readonly call: MockCall;
  readonly given: readonly unknown[];
}

/** Sent back, once for each request. An error is its name and message: a clone would lose the name. */
export type MockAnswer =
  | { readonly kind: 'done'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly name: string; readonly message: string };

/** Sent once, when the servers listen: their base URLs. */
export interface MocksReady {
  readonly kind: 'ready';
  readonly baseUrls: Readonly<Record<ProviderId, string>>;
}
