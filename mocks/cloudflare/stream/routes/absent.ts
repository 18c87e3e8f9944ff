import { absentOperations } from '../../../../src/contracts/absent/absent.ts';
import type { Gate } from '../../../kernel/http/mock-definition.ts';
import { refuse } from './errors.ts';

const ABSENT = absentOperations('cloudflare-stream').map(({ method, path }) => ({
  method,
  pattern: new RegExp(`${path.replace(/\{\w+\}/g, '[^/]+')}/?$`),
}));

/** Refuses operations that the vendor documents and this mock lacks, before a path of the same form takes them. */
export const refuseAbsent: Gate = (_exchange, { method, path }) => {
  if (ABSENT.some((one) => one.method === method && one.pattern.test(path)))
    throw refuse('not-emulated', { method, path });
};
