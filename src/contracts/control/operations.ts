import { z } from 'zod';
import { documented } from '../../base/evidence.ts';
import { TenantSeed } from '../seed/seed.ts';
import type { Operation, SuccessAnswer } from '../types.ts';
import type { ControlFailureId } from './failures.ts';
import { FaultRuleSchema } from './faults.ts';
import {
  Advance,
  Advanced,
  ControlHealth,
  Explanation,
  Journal,
  NewTenant,
  Planted,
  Tenant,
  TenantSettings,
} from './schemas.ts';

const evidence = documented('this project: the control API is its own');
const base = { permission: 'none', price: 'free', evidence } as const;
const ok = (description: string, schema: SuccessAnswer['schema'], status = 200) => [
  { status, description, ...(schema ? { schema } : {}) },
];

const ALWAYS = [
  'foreign-host',
  'foreign-origin',
  'token-required',
  'http-broken',
  'headers-too-large',
  'request-timeout',
  'route-unknown',
  'method-unknown',
  'internal-error',
] as const;
const WITH_BODY = [...ALWAYS, 'json-invalid', 'body-invalid', 'body-too-large'] as const;

/** The control API, row by row. */
export const controlOperations = [
  {
    ...base,
    id: 'getHealth',
    method: 'get',
    path: '/health',
    summary: 'Is the world up',
    success: ok('Up', ControlHealth),
    failures: ALWAYS,
  },
  {
    ...base,
    id: 'getOpenApi',
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    success: ok('OpenAPI 3.1 document', z.looseObject({})),
    failures: ALWAYS,
  },
  {
    ...base,
    id: 'createTenant',
    method: 'post',
    path: '/tenants',
    summary: 'Open a tenant: a sandbox behind one set of credentials',
    repeat: 'costly',
    creates: 'tenant',
    request: { contentType: 'application/json', body: NewTenant },
    success: ok('The tenant with its credentials', Tenant, 201),
    failures: [...WITH_BODY, 'tenant-exists', 'tenant-reserved', 'tenants-full', 'setting-unknown'],
  },
  {
    ...base,
    id: 'getTenant',
    method: 'get',
    path: '/tenants/{name}',
    summary: 'Look at a tenant',
    success: ok('The tenant', Tenant),
    failures: [...ALWAYS, 'tenant-unknown'],
  },
  {
    ...base,
    id: 'updateTenant',
    method: 'patch',
    path: '/tenants/{name}',
    summary: 'Rearrange a tenant: credits, limits, switches, seed, clock',
    request: { contentType: 'application/json', body: TenantSettings },
    success: ok('The tenant', Tenant),
    failures: [...WITH_BODY, 'tenant-unknown', 'setting-unknown'],
  },
  {
    ...base,
    id: 'deleteTenant',
    method: 'delete',
    path: '/tenants/{name}',
    summary: 'Forget a tenant and everything in it',
    success: ok('Gone', undefined, 204),
    failures: [...ALWAYS, 'tenant-unknown'],
  },
  {
    ...base,
    id: 'advanceClock',
    method: 'post',
    path: '/tenants/{name}/clock/advance',
    summary: "Move a tenant's clock forward; everything due by then happens, in order",
    repeat: 'costly',
    creates: null,
    request: { contentType: 'application/json', body: Advance },
    success: ok('The clock afterwards', Advanced),
    failures: [...WITH_BODY, 'tenant-unknown', 'clock-range'],
  },
  {
    ...base,
    id: 'resetTenant',
    method: 'post',
    path: '/tenants/{name}/reset',
    summary: 'Put a tenant back to how it was opened',
    repeat: 'safe',
    creates: null,
    success: ok('The tenant', Tenant),
    failures: [...ALWAYS, 'tenant-unknown'],
  },
  {
    ...base,
    id: 'seedTenant',
    method: 'post',
    path: '/tenants/{name}/seed',
    summary: 'Say what a tenant hears and how it translates, and plant state in it',
    repeat: 'costly',
    creates: null,
    request: { contentType: 'application/json', body: TenantSeed },
    success: ok('How much was planted', Planted),
    failures: [...WITH_BODY, 'tenant-unknown'],
  },
  {
    ...base,
    id: 'addFault',
    method: 'post',
    path: '/tenants/{name}/faults',
    summary: 'Make requests of a tenant fail, by rule',
    repeat: 'costly',
    creates: 'fault',
    request: { contentType: 'application/json', body: FaultRuleSchema },
    success: ok('The fault', z.object({ id: z.string(), rule: FaultRuleSchema }), 201),
    failures: [...WITH_BODY, 'tenant-unknown', 'setting-unknown'],
  },
  {
    ...base,
    id: 'clearFaults',
    method: 'delete',
    path: '/tenants/{name}/faults',
    summary: 'Remove all faults of a tenant',
    success: ok('Gone', undefined, 204),
    failures: [...ALWAYS, 'tenant-unknown'],
  },
  {
    ...base,
    id: 'getJournal',
    method: 'get',
    path: '/tenants/{name}/journal',
    summary: 'Every request of a tenant and its answer, redacted, oldest first',
    success: ok('The journal', Journal),
    failures: [...ALWAYS, 'tenant-unknown'],
  },
  {
    ...base,
    id: 'explainRequest',
    method: 'get',
    path: '/explain/{requestId}',
    summary: 'Why a request was answered as it was: the rule, its evidence, credits and windows at that moment',
    success: ok('The explanation', Explanation),
    failures: [...ALWAYS, 'request-unknown'],
  },
] as const satisfies readonly Operation<ControlFailureId>[];
