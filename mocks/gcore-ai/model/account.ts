import { deriveNumber } from '../../../src/base/derive.ts';
import { SAMPLES } from '../../kernel/world/credentials.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';

/** The account of the guides; their URLs contain its id. */
export const GUIDE_CLIENT = 2675;

/** Gcore's number of an account. */
export const clientIdOf = (tenant: Tenant): number =>
  tenant.name === SAMPLES ? GUIDE_CLIENT : 100_000 + (deriveNumber('gcore-client', tenant.name) % 900_000);
