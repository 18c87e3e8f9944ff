import { systemClock } from '../../src/base/clock.ts';
import { controlOperations } from '../../src/contracts/control/operations.ts';
import type { OperationRow } from '../../src/contracts/types.ts';
import { cleanPath } from '../kernel/http/clean-path.ts';
import type { Answer } from '../kernel/world/seams.ts';

/** A request that the control API refused. */
export interface ControlRefusal {
  /** The machine's time when the request began, in epoch milliseconds, and milliseconds until its answer. */
  readonly time: number;
  readonly took: number;
  readonly method: string;
  /** Path and query without secrets. */
  readonly path: string;
  readonly status: number;
  readonly rule: string;
  /** The operations that there are, if the request names none of them. */
  readonly known: readonly Pick<OperationRow, 'method' | 'path'>[];
}

/** What is reported of a refused request. Without `startedAt`, it was refused at once. */
export function controlRefusal(
  request: { readonly method: string; readonly path: string; readonly startedAt?: number | undefined },
  { status, rule }: Pick<Answer, 'status' | 'rule'>,
): ControlRefusal {
  const now = systemClock.now();
  const { method, startedAt: time = now } = request;
  const known = rule === 'route-unknown' ? controlOperations : [];
  return { time, took: Math.max(0, now - time), method, path: cleanPath(request.path, []), status, rule, known };
}
