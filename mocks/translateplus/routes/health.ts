import type { Handler } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { succeed } from './answer.ts';

/** GET /health: the documented answer, word for word. */
export const health =
  (world: World): Handler =>
  (_request, response) =>
    succeed(world, response, { status: 'ok', service: 'translateplus-api', version: '2.0.0' });
