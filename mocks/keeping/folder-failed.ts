import { whyUnusable } from '../../src/base/local-problem.ts';

/** The disk of a data folder failed while it was in use. */
export class FolderFailedError extends Error {
  override readonly name = 'FolderFailedError';

  constructor(path: string, cause: unknown) {
    super(
      `The data folder ${path} takes nothing more: ${whyUnusable(cause)}. No request is answered any more. Stop the mocks, make room, and start them again: everything that was answered is kept.`,
      { cause },
    );
  }
}
