import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { RedLine } from './red-line.ts';
import { SHOWN_PORT } from './targets.ts';

const execute = promisify(execFile);

/** The answer that `curl -i` printed: the last one, because interim answers come before. */
export function readAnswer(text: string): { readonly status: number; readonly body: string } {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const status = Number(/^HTTP\/\S+ (\d{3})/.exec(head)?.[1] ?? 0);
  return status >= 100 && status < 200 && /^HTTP\//.test(body) ? readAnswer(body) : { status, body };
}

/** Runs a curl line of the board against a server at `home`. */
export async function replay(curl: string, home: string): Promise<{ readonly status: number; readonly body: string }> {
  const command = curl.replaceAll(`http://127.0.0.1:${SHOWN_PORT}`, home);
  // `$'...'` is newer than the sh of some systems.
  const { stdout } = await execute('bash', ['-c', command], { encoding: 'utf8', timeout: 20_000 });
  return readAnswer(stdout);
}

/** True if the line's request alone gets the answer that the board shows: the same status, and the same form of its body. */
export async function reproduces({ curl, answer }: RedLine, home: string): Promise<boolean> {
  if (curl === null || answer === null) return false;
  const seen = await replay(curl, home).catch(() => null);
  return seen !== null && seen.status === answer.status && formOf(seen.body) === formOf(answer.body);
}

/** A body without what a server draws anew: the names of members in JSON, else its beginning. */
function formOf(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value).join()
      : typeof value;
  } catch {
    return body.slice(0, 20);
  }
}
