import { deriveNumber } from '../../../src/base/derive.ts';
import { SAMPLES } from '../../kernel/world/credentials.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';

/** The account that the guides use; its id stands in their URLs. */
export const GUIDE_CLIENT = 2675;

/** The number that Gcore has for an account. */
export const clientIdOf = (tenant: Tenant): number =>
  tenant.name === SAMPLES ? GUIDE_CLIENT : 100_000 + (deriveNumber('gcore-client', tenant.name) % 900_000);
