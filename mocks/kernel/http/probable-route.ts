import { providerRows } from '../../../src/contracts/providers.ts';
import { alignPath } from './segment-distance.ts';

/** A request without an operation. */
export interface LostRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** The provider whose mock received it. */
  readonly provider: string;
}

/** The operation that a request probably meant. */
export interface ProbableRoute {
  readonly provider: string;
  readonly operation: string;
  readonly method: string;
  /** With the parameters of the request; `{name}` for one that it lacks. */
  readonly path: string;
  /** True if the path is right, and only the method is another one. */
  readonly isPathRight: boolean;
}

/** What another method, and the mock of another provider, cost beside differences of the path. */
const OTHER_METHOD = 0.3;
const OTHER_PROVIDER = 0.1;

/** The highest cost for each segment of the longer path. */
const HIGHEST = 0.45;

/** Longer paths are not compared. */
const MOST_SEGMENTS = 50;

/** The operation, of any provider, whose method and path come nearest to a request; null if none is near. */
export async function probableRoute({ method, path, provider: received }: LostRequest): Promise<ProbableRoute | null> {
  const segments = segmentsOf(path.split('?')[0] ?? '');
  if (segments.length === 0 || segments.length > MOST_SEGMENTS) return null;
  let nearest: { readonly cost: number; readonly route: ProbableRoute } | null = null;
  for (const [provider, row] of providerRows) {
    const base = segmentsOf(row.basePath);
    for (const operation of await row.operations()) {
      const template = [...base, ...segmentsOf(operation.path)];
      const aligned = alignPath(segments, template, base.length);
      if (aligned.words === 0 || aligned.cost > HIGHEST * Math.max(segments.length, template.length)) continue;
      const isMethod = operation.method.toUpperCase() === (method === 'HEAD' ? 'GET' : method);
      const cost = aligned.cost + (isMethod ? 0 : OTHER_METHOD) + (provider === received ? 0 : OTHER_PROVIDER);
      if (nearest !== null && nearest.cost <= cost) continue;
      const isPathRight = aligned.path === path.split('?')[0];
      const route = {
        provider,
        operation: operation.id,
        method: operation.method.toUpperCase(),
        path: aligned.path,
        isPathRight,
      };
      nearest = { cost, route };
    }
  }
  return nearest?.route ?? null;
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');
