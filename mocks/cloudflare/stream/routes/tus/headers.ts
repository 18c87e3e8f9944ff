import type { Request, Response } from 'express';
import { httpDate } from '../../../../../src/base/http-date.ts';
import { facts } from '../../../../../src/contracts/cloudflare-stream/facts.ts';
import type { Gate } from '../../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../../kernel/http/open-exchange.ts';
import { sendAnswer } from '../../../../kernel/http/send.ts';
import type { Tenant } from '../../../../kernel/world/tenant.ts';
import type { World } from '../../../../kernel/world/world.ts';
import type { StoredVideo } from '../../model/state.ts';
import { refuse } from '../errors.ts';

/** Adds Tus-Resumable to every answer of tus, refusals included (tus 1.0, Headers). */
export const tusHeader: Gate = ({ headers }) => {
  headers['Tus-Resumable'] = facts.tusVersion.value;
};

/** True for a request that speaks tus. */
export const speaksTus = (request: Request): boolean => request.get('tus-resumable') !== undefined;

/** Refuses other versions of tus. */
export function checkVersion(request: Request): void {
  if (request.get('tus-resumable') !== facts.tusVersion.value) throw refuse('tus-version');
}

/** The number of bytes in a header. @throws {Refusal} if it is missing, or not a whole number */
export function bytesIn(request: Request, name: string): number {
  const text = request.get(name) ?? '';
  const bytes = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(bytes)) return bytes;
  throw refuse('field-invalid', { problem: text === '' ? `${name} is required` : `invalid ${name}` });
}

/** The end of an upload's URL in Upload-Expires (an HTTP date), where the switch announces it. */
export function expires(tenant: Tenant, video: StoredVideo): Readonly<Record<string, string>> {
  const at = Date.parse(video.uploadExpiry ?? '');
  if (Number.isNaN(at) || tenant.switch('cloudflare-stream.tusExpires') === 'silent') return {};
  return { 'Upload-Expires': httpDate(at) };
}

/** Answers without a body. */
export function sendEmpty(
  world: World,
  response: Response,
  status: number,
  headers: Readonly<Record<string, string>>,
): void {
  const exchange = exchangeOf(response);
  delete exchange.headers['Content-Type'];
  sendAnswer(world.seams, exchange, response, { status, headers, body: undefined, rule: exchange.operation ?? '' });
}
