import type { ProviderId } from '../../src/contracts/providers.ts';
import type { WireRequest } from '../model/exchange.ts';
import { atPattern, belowPattern, operationFor, templatesOf } from '../model/operation-match.ts';
import { pathOf } from '../model/paths.ts';
import type { Creator, ForbiddenPlace, Resource } from '../model/resource.ts';
import { suiteOf } from '../providers/index.ts';
import { operationOf } from './resources.ts';

/** The effect of a request on the account. */
export type Effect =
  | { readonly type: 'none' }
  | { readonly type: 'forbidden'; readonly what: string }
  | { readonly type: 'create'; readonly resource: Resource; readonly creator: Creator }
  /** Changes or removes one resource, or a part of it. `whole`: the resource itself is removed. */
  | { readonly type: 'touch'; readonly resource: Resource; readonly id: string; readonly whole: boolean };

const READS = /^(GET|HEAD|OPTIONS)$/;

/** Derives the effect of a request from its method and path. */
export function effectOf(provider: ProviderId, request: WireRequest): Effect {
  const method = request.method.toUpperCase();
  if (READS.test(method)) return { type: 'none' };
  const path = pathOf(request);
  const { operations, resources, forbidden } = suiteOf(provider);
  const place = forbidden.find((one) => one.methods.test(method) && isAt(provider, one, path));
  if (place !== undefined) return { type: 'forbidden', what: place.what };
  const operation = operationFor(operations, request);
  for (const resource of Object.values(resources)) {
    const creator = operation?.creates === resource.kind ? resource.creators[operation.id] : undefined;
    if (creator !== undefined) return { type: 'create', resource, creator };
    const id = idIn(resource, path);
    if (id !== undefined) return { type: 'touch', resource, id, whole: method === 'DELETE' && path.endsWith(`/${id}`) };
  }
  return { type: 'none' };
}

const isAt = (provider: ProviderId, { at, below }: ForbiddenPlace, path: string): boolean =>
  at
    .flatMap((id) => templatesOf(operationOf(provider, id)))
    .some((template) => (below ? belowPattern(template) : atPattern(template)).test(path));

/** The id of the resource at this path or above it. */
function idIn({ provider, item }: Resource, path: string): string | undefined {
  for (const template of templatesOf(operationOf(provider, item))) {
    const id = belowPattern(template).exec(path)?.[1];
    if (id !== undefined) return id;
  }
  return undefined;
}
