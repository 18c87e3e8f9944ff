/** Program of the thread that serves the mocks. */
import { parentPort } from 'node:worker_threads';
import { serveMocks } from './serve-mocks.ts';

if (parentPort !== null) await serveMocks(parentPort);
