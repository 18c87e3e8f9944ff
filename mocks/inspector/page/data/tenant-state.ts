import type { z } from 'zod';
import type { TenantState as StateSchema } from '../../../../src/contracts/control/state.ts';

/** What a tenant holds. */
export type TenantState = z.infer<typeof StateSchema>;
/** A task, video or track of it. */
export type Resource = TenantState['resources'][string]['items'][number];
