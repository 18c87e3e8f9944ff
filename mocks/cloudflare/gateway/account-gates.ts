import type { Operation } from '../../../src/contracts/types.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import type { World } from '../../kernel/world/world.ts';
import { checkHeaderSyntax, checkRoute, requireCredential } from './access.ts';
import { ownsAccount } from './account.ts';
import { presentedBy } from './credential.ts';
import { edgeHeaders } from './headers.ts';
import { routeOf } from './paths.ts';
import { limitRate } from './rate.ts';
import { refuseAtGateway } from './refuse.ts';

/** The gates of operations on accounts and tokens: they need a valid credential, but no grant for a product. */
export const accountGates = (world: World, operation: Pick<Operation, 'id'>): readonly Gate[] => [
  edgeHeaders,
  limitRate(world),
  checkHeaderSyntax,
  checkRoute,
  ...(operation.id === 'listAccounts' ? [requireCredential(world)] : [requireToken, requireOwnAccount(world)]),
];

/** A verification is of a bearer token: e-mail and key are none. An expired one is shown as such. */
const requireToken: Gate = ({ scope }, request) => {
  if (presentedBy(request.headers).kind !== 'token') throw refuseAtGateway('authorization-missing');
  if (scope === null) throw refuseAtGateway('verify-token-invalid');
};

const requireOwnAccount =
  (world: World): Gate =>
  ({ tenant }, request) => {
    const { accountId = null } = routeOf(request.path) ?? {};
    if (accountId !== null && !ownsAccount(world, tenant, accountId)) throw refuseAtGateway('access-denied');
  };
