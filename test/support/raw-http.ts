import { connect } from 'node:net';

/** What a raw connection got back before it ended or `patienceMs` passed. */
export interface RawAnswer {
  readonly text: string;
  readonly status: number | null;
  readonly ended: boolean;
}

/** Sends bytes as they are and collects what comes. `end` closes our side after sending; `until` is what is enough to have got. */
export function sendRaw(
  baseUrl: string,
  chunks: readonly (string | Buffer)[],
  { end = false, patienceMs = 1_500, until }: { end?: boolean; patienceMs?: number; until?: string } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const received: Buffer[] = [];
    const finish = (ended: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      const text = Buffer.concat(received).toString('utf8');
      const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
      resolve({ text, status: status === undefined ? null : Number(status), ended });
    };
    const timer = setTimeout(() => finish(false), patienceMs);
    socket.on('data', (chunk) => {
      received.push(chunk);
      if (until !== undefined && Buffer.concat(received).includes(until)) finish(false);
    });
    socket.on('end', () => finish(true));
    socket.on('error', () => finish(true));
    socket.on('connect', () => {
      for (const chunk of chunks) socket.write(chunk);
      if (end) socket.end();
    });
  });
}
