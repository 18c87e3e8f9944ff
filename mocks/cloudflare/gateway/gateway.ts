import type { RequestHandler } from 'express';
import type { Permission } from '../../../src/contracts/types.ts';
import type { World } from '../../world/world.ts';
import { checkHeaderSyntax, checkRoute, requireAccess, requireCredential } from './access.ts';
import { limitRate } from './rate.ts';

/** The gates that every request passes before it reaches its service, in the order of the behaviour `gate-order`. */
export const gateway = (world: World, permissionOf: (operation: string | null) => Permission): RequestHandler[] => [
  limitRate(world),
  checkHeaderSyntax,
  checkRoute,
  requireCredential(world),
  requireAccess(world, permissionOf),
];
