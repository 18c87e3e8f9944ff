import type { Response } from 'express';
import { deriveHex } from '../../../../src/base/derive.ts';
import type { JsonObject } from '../../../../src/base/json.ts';
import { accountIdOf } from '../../../../src/contracts/cloudflare-gateway/account-id.ts';
import type { Handler } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import type { World } from '../../../kernel/world/world.ts';
import { accountTaken } from '../../gateway/account.ts';
import { succeed } from '../../gateway/answer.ts';
import { refuseAtGateway } from '../../gateway/refuse.ts';

/** Text and code: putyourlightson/craft-cloudflare issue 88. */
const ACTIVE: JsonObject = { code: 10000, message: 'This API Token is valid and active', type: null };

/** Says what the token of a request is. */
function verify(world: World, response: Response): void {
  const { tenant, scope } = exchangeOf(response);
  const isExpired = scope === 'expired';
  const result = {
    id: deriveHex(32, 'cloudflare token', tenant.name, scope ?? ''),
    status: isExpired ? 'expired' : 'active',
  };
  succeed(world, response, result, isExpired ? {} : { messages: [ACTIVE] });
}

/** `GET /user/tokens/verify`. */
export const verifyUserToken =
  (world: World): Handler =>
  (_request, response) => {
    const { tenant } = exchangeOf(response);
    if (tenant.switch('cloudflare-stream.tokenOwner') === 'account') throw refuseAtGateway('verify-token-invalid');
    verify(world, response);
  };

/** `GET /accounts/{account_id}/tokens/verify`. */
export const verifyAccountToken =
  (world: World): Handler =>
  (_request, response) =>
    verify(world, response);

/** `GET /accounts`: a tenant has one. A token that is scoped to nothing gets an empty list (ci:62646421257). */
export const listAccounts =
  (world: World): Handler =>
  (request, response) => {
    const { tenant, scope } = exchangeOf(response);
    const { name, page = '1', per_page: size = '20' } = request.query;
    const id = accountTaken(tenant) ?? accountIdOf(tenant.name);
    const account = { id, name: tenant.name, type: 'standard', settings: { enforce_twofactor: false } };
    const all = scope === 'none' || (name !== undefined && name !== account.name) ? [] : [account];
    const number = numberOf(page, 1);
    const result = number === 1 ? all : [];
    const result_info = {
      page: number,
      per_page: numberOf(size, 20),
      count: result.length,
      total_count: all.length,
      total_pages: all.length,
    };
    succeed(world, response, result, { result_info });
  };

const numberOf = (value: unknown, usual: number): number =>
  /^[1-9]\d{0,3}$/.test(String(value)) ? Number(value) : usual;
