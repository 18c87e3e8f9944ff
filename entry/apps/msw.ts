import type { RunningWorld } from '../../mocks/start.ts';
import { OptionError } from '../../src/base/known-options.ts';

/** What MSW gives to a resolver, as far as it is used. */
export interface MswInfo {
  readonly request: Request;
}

/**
 * A resolver for MSW (`msw` 2): it answers requests to the world's servers and to the real hosts, and leaves all others to further
 * handlers. A dropped connection is a network error.
 * @throws {OptionError} for a world that is not there yet, such as a promise
 * @example
 * const server = setupServer(http.all('*', mswResolver(world)));
 */
export const mswResolver = (world: Pick<RunningWorld, 'fetch'>) => {
  const { fetch } = world;
  if (typeof fetch?.handles !== 'function') {
    throw new OptionError(
      'mswHandlers needs what createWorld or startWorld resolves to: its argument has no fetch. Await it first.',
    );
  }
  return async ({ request }: MswInfo): Promise<Response | undefined> => {
    if (!fetch.handles(request.url)) return undefined;
    try {
      return await fetch(request);
    } catch (error) {
      // MSW would answer an exception with 500.
      if (error instanceof TypeError) return Response.error();
      throw error;
    }
  };
};

/**
 * The handlers for `setupServer(...mswHandlers(world, http))`. @param http the object that `msw` exports
 */
export const mswHandlers = <Handler>(
  world: Pick<RunningWorld, 'fetch'>,
  http: { readonly all: (path: '*', resolver: ReturnType<typeof mswResolver>) => Handler },
): Handler[] => [http.all('*', mswResolver(world))];
