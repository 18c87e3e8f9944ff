import type { ProviderId } from '../../src/contracts/types.ts';
import type { WireRequest } from '../wire/exchange.ts';
import { pathOf } from './paths.ts';
import type { Creator, Resource } from './resource.ts';
import { forbiddenPlaces, resources } from './resources.ts';

/** What a request would do to the account. */
export type Effect =
  | { readonly type: 'none' }
  | { readonly type: 'forbidden'; readonly what: string }
  | { readonly type: 'create'; readonly resource: Resource; readonly creator: Creator }
  /** Changes or removes one thing, or something below it. `whole`: the thing itself is removed. */
  | { readonly type: 'touch'; readonly resource: Resource; readonly id: string; readonly whole: boolean };

const READS = /^(GET|HEAD|OPTIONS)$/;

/** Finds out what a request would do, from its method and path alone. */
export function effectOf(provider: ProviderId, request: WireRequest): Effect {
  const method = request.method.toUpperCase();
  if (READS.test(method)) return { type: 'none' };
  const path = pathOf(request);
  const forbidden = forbiddenPlaces.find(
    (place) => place.provider === provider && place.path.test(path) && place.methods.test(method),
  );
  if (forbidden !== undefined) return { type: 'forbidden', what: forbidden.what };
  for (const resource of resources) {
    if (resource.provider !== provider) continue;
    const creator = resource.creators.find((one) => one.method === method && one.path.test(path));
    if (creator !== undefined) return { type: 'create', resource, creator };
    const id = resource.place.exec(path)?.[1];
    if (id !== undefined) return { type: 'touch', resource, id, whole: method === 'DELETE' && path.endsWith(`/${id}`) };
  }
  return { type: 'none' };
}
