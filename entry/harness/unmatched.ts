import { LOBBY } from '../../mocks/kernel/world/credentials.ts';
import type { ControlClient } from '../../src/control-client/index.ts';

/** Requests of a test reached no operation, or had no usable credential. */
export class UnmatchedRequestsError extends Error {
  override readonly name = 'UnmatchedRequestsError';
}

/** Finds such requests. Those without a credential belong to no tenant: the test that ends first after them is told. */
export class UnmatchedRequests {
  readonly #control: ControlClient;
  #lobbyToldOf = 0;

  constructor(control: ControlClient) {
    this.#control = control;
  }

  /** Lines about the requests of a tenant, and about the new ones without a credential. */
  async of(tenant: string): Promise<string[]> {
    const own = await this.#control.unmatched({ tenant });
    const lobby = await this.#control.unmatched({ tenant: LOBBY });
    const isNew = lobby.requests > this.#lobbyToldOf;
    this.#lobbyToldOf = lobby.requests;
    return [...own.unmatched, ...(isNew ? lobby.unmatched : [])].map(({ method, path, status, what, probably }) => {
      const meant = probably === null ? '' : ` Probably meant: ${probably.method} ${probably.url}`;
      return `  ${method} ${path}  ${status ?? 'no answer'}  ${what}${meant}`;
    });
  }

  /** @throws {UnmatchedRequestsError} if there are any */
  async refuse(tenant: string): Promise<void> {
    const lines = await this.of(tenant);
    if (lines.length === 0) return;
    throw new UnmatchedRequestsError(`expected only requests to operations, got others:\n${lines.join('\n')}`);
  }
}
