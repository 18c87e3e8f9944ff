import { Duplex } from 'node:stream';

type Done = (error?: Error | null) => void;

/**
 * One end of a connection in memory. It behaves as a TCP socket does for Node's HTTP server and client: writes wait for the
 * reader, an end is seen by the other side, and so is a destroyed end.
 */
export class MemorySocket extends Duplex {
  /** Bytes received. */
  bytesRead = 0;
  readonly remoteAddress = '127.0.0.1';
  #peer: MemorySocket | null = null;
  /** The other end's write that waits until this end reads on. */
  #waiting: Done | null = null;

  /** Makes both ends. The server decides itself when it ends; the client ends with the server. */
  static pair(): { readonly client: MemorySocket; readonly server: MemorySocket } {
    const client = new MemorySocket({ allowHalfOpen: false });
    const server = new MemorySocket({ allowHalfOpen: true });
    client.#peer = server;
    server.#peer = client;
    return { client, server };
  }

  override _read(): void {
    this.#goOn(null);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    const peer = this.#peer;
    // In a later turn: neither end runs within a call of the other, as between processes.
    setImmediate(() => {
      if (peer === null || peer.destroyed || peer.readableEnded) done(closedError());
      else peer.#receive(chunk, done);
    });
  }

  override _final(done: Done): void {
    setImmediate(() => {
      this.#endPeer();
      done();
    });
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#goOn(closedError());
    setImmediate(() => this.#endPeer());
    done(error);
  }

  /** Destroys it after the last write. */
  destroySoon(): void {
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy()).end();
  }

  #receive(chunk: Buffer, done: Done): void {
    this.bytesRead += chunk.length;
    // A copy, because the writer may use its buffer again.
    if (this.push(Buffer.from(chunk))) done();
    else this.#waiting = done;
  }

  #endPeer(): void {
    const peer = this.#peer;
    if (peer !== null && !peer.destroyed && !peer.readableEnded) peer.push(null);
  }

  #goOn(error: Error | null): void {
    const done = this.#waiting;
    this.#waiting = null;
    done?.(error);
  }
}

const closedError = (): Error => Object.assign(new Error('the other end is closed'), { code: 'ECONNRESET' });
