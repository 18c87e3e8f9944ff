import { z } from 'zod';
import type { Operation } from '../types.ts';
import type { ControlFailureId } from './failures.ts';
import { FaultList } from './faults.ts';
import { ALWAYS, base, ok, WITH_BODY } from './operation-parts.ts';
import { ChaosRequest, Replayed, TenantState } from './state.ts';

/** The rows of what a tenant holds, and of what the inspector does with it. */
export const stateOperations = [
  {
    ...base,
    id: 'getTenantState',
    method: 'get',
    path: '/tenants/{name}/state',
    summary: 'What a tenant holds: credits, rate windows, planned effects, and the resources of each provider',
    success: ok('The state', TenantState),
    failures: [...ALWAYS, 'tenant-unknown'],
  },
  {
    ...base,
    id: 'getTrackText',
    method: 'get',
    path: '/tenants/{name}/tracks/{provider}/{id}',
    summary: 'The text of a track that the state lists',
    success: [{ status: 200, description: 'WebVTT', contentType: 'text/vtt', schema: z.string() }],
    failures: [...ALWAYS, 'tenant-unknown', 'track-unknown'],
  },
  {
    ...base,
    id: 'replayWebhook',
    method: 'post',
    path: '/tenants/{name}/webhooks/{entry}/replay',
    summary: 'Send a webhook of the journal again, as it was; it is a new entry',
    repeat: 'costly',
    creates: 'entry',
    success: ok('The new entry', Replayed),
    failures: [...ALWAYS, 'tenant-unknown', 'webhook-unknown', 'webhook-cut'],
  },
  {
    ...base,
    id: 'addChaos',
    method: 'post',
    path: '/tenants/{name}/chaos',
    summary: "Arm the faults of a chaos profile, drawn by the tenant's seed",
    repeat: 'costly',
    creates: 'fault',
    request: { contentType: 'application/json', body: ChaosRequest },
    success: ok('The faults that were added', FaultList, 201),
    failures: [...WITH_BODY, 'tenant-unknown'],
  },
] as const satisfies readonly Operation<ControlFailureId>[];
