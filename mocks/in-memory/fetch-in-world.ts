import { defaultPorts, type ListenerId } from '../../src/contracts/providers.ts';
import { realHostsOf } from '../../src/contracts/real-hosts.ts';
import type { Listening } from '../../src/listener/index.ts';

/** A function with the arguments of `fetch`, and the question which URLs it answers. */
export interface FetchLike {
  (input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Whether a URL leads to a server of the world. */
  handles(url: URL | string): boolean;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Makes the `fetch` of a world. A request goes to the server whose base URL has its origin (the names of loopback are the same), or
 * whose real service has its host. It rejects with TypeError for other URLs and for dropped connections.
 * @param reached the origin of a server
 */
export function fetchInWorld(open: (id: string) => Listening | null, reached: (id: string) => string): FetchLike {
  const ids = Object.keys(defaultPorts) as ('control' | ListenerId)[];
  const serverOf = (text: URL | string): Listening | null => {
    const url = new URL(text);
    const id = ids.find((id) => isAt(url, new URL(reached(id))) || (id !== 'control' && isReal(url, id)));
    return id === undefined ? null : open(id);
  };
  const answer = async (input: Request | URL | string, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const server = serverOf(request.url);
    if (server === null)
      throw new TypeError(`fetch failed: no server of this world is at ${new URL(request.url).origin}`);
    const { fetchOver } = await import('../../src/listener/memory/fetch-over.ts');
    const isBytes = init?.body !== undefined && !(init.body instanceof ReadableStream);
    return fetchOver(server.connect(), request, isBytes);
  };
  return Object.assign(answer, { handles: (url: URL | string) => serverOf(url) !== null });
}

const isReal = ({ hostname }: URL, id: ListenerId): boolean => realHostsOf(id).includes(hostname);

const isAt = (url: URL, base: URL): boolean => {
  const isLoopback = LOOPBACK.includes(url.hostname) && LOOPBACK.includes(base.hostname);
  return url.port === base.port && url.protocol === base.protocol && (isLoopback || url.hostname === base.hostname);
};
