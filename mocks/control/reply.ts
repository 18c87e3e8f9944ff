import type { Response } from 'express';
import type { JsonValue } from '../../src/base/json.ts';
import { writeAnswer } from '../../src/listener/index.ts';
import { renderBytes } from '../kernel/http/write.ts';

/** Sends a JSON answer, or an answer without a body. */
export function reply(response: Response, status: number, body?: object): void {
  writeAnswer(response, renderBytes({ status, headers: {}, body: body as JsonValue | undefined, rule: '' }));
}
