// Shows that the package has what caption-harness uses of it. test/testcontainers.long.test.ts compiles this file where the package is installed.
import * as testcontainers from 'testcontainers';
import { startHarnessContainer } from '../../entry/testcontainers.ts';

/** Starts the mocks by the package itself. */
export const started = () => startHarnessContainer({ configure: (container) => container }, async () => testcontainers);
