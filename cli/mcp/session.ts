import { type RunningWorld, type StartOptions, startWorld } from '../../mocks/start.ts';
import { type ControlClient, createControlClient } from '../../src/control-client/index.ts';
import { UsageError } from '../exit-codes.ts';

/** The mocks of one MCP connection: none, or those that `start` started. */
export class Session {
  #running: RunningWorld | null = null;

  /** The running mocks. @throws {UsageError} if none run */
  get running(): RunningWorld {
    if (this.#running !== null) return this.#running;
    throw new UsageError('No mocks run. Call start first.');
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** The client of their control API. @throws {UsageError} if none run */
  get control(): ControlClient {
    return createControlClient(this.running.control);
  }

  /** Starts mocks on free ports, after it has ended earlier ones. */
  async start(options: StartOptions): Promise<RunningWorld> {
    await this.stop();
    this.#running = await startWorld({ ...options, ports: 'auto' });
    return this.#running;
  }

  /** Ends the mocks; does nothing without. */
  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.close();
  }
}
