import { probableRoute } from '../../mocks/kernel/http/probable-route.ts';
import { alignPath } from '../../mocks/kernel/http/segment-distance.ts';
import type { ControlRefusal, RunningWorld } from '../../mocks/start.ts';

/** A request that no operation has. */
export interface Lost {
  readonly method: string;
  /** Path and query, without secrets. */
  readonly path: string;
  /** Null for the control API. */
  readonly provider: string | null;
  /** The operations of the control API, for a request to it. */
  readonly known: ControlRefusal['known'];
}

/** The highest cost for each segment of a path of the control API. */
const HIGHEST = 0.45;

/** The method and URL that a request probably meant; undefined if none is near, or it is the request itself. */
export async function meantBy(
  { method, path, provider, known }: Lost,
  { control, providers }: Pick<RunningWorld, 'control' | 'providers'>,
): Promise<string | undefined> {
  const own = nearestOf(path, known);
  if (own !== null) return `${own.method} ${control.url}${own.path}`;
  const found = await probableRoute({ method, path, provider: provider ?? '' });
  if (found === null || (found.provider === provider && found.isPathRight && found.method === method)) return undefined;
  const base = providers[found.provider]?.baseUrl;
  return base === undefined ? undefined : `${found.method} ${new URL(base).origin}${found.path}`;
}

function nearestOf(path: string, known: Lost['known']): { readonly method: string; readonly path: string } | null {
  const given = segmentsOf(path.split('?')[0] ?? '');
  let nearest: { readonly cost: number; readonly method: string; readonly path: string } | null = null;
  for (const one of known) {
    const template = segmentsOf(one.path);
    const { cost, words, path: filled } = alignPath(given, template, 0);
    if (words === 0 || cost > HIGHEST * Math.max(given.length, template.length)) continue;
    if (nearest === null || cost < nearest.cost) nearest = { cost, method: one.method.toUpperCase(), path: filled };
  }
  return nearest;
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');
