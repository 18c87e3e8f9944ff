import { z } from 'zod';
import { providerIds } from '../../src/contracts/providers.ts';

/** The tenant that a tool is about. */
export const tenantName = z.string().default('demo').describe('Tenant. Default: demo, which is always there');

/** Which providers a tool is about. */
export const providerList = z
  .array(z.string())
  .optional()
  .describe(`Only these: ${providerIds.join(', ')}. Default: all`);
