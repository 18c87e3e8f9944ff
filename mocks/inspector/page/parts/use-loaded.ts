import { useEffect, useState } from 'preact/hooks';
import { call } from '../data/call.ts';

/** An answer of the control API, or what went wrong. */
export interface Loaded<Body> {
  readonly body: Body | null;
  readonly problem: string | null;
  /** Reads it again now. */
  readonly again: () => Promise<void>;
}

/** Reads an address, again every `everyMs` while the page is seen (default: a second; null: once). A null path reads nothing. */
export function useLoaded<Body>(path: string | null, everyMs: number | null = EVERY_MS): Loaded<Body> {
  const [state, setState] = useState<{ of: string | null; body: Body | null; problem: string | null }>(NOTHING);
  const again = async () => {
    if (path === null) return;
    try {
      setState({ of: path, body: await call<Body>('GET', path), problem: null });
    } catch (error) {
      setState({ of: path, body: null, problem: error instanceof Error ? error.message : String(error) });
    }
  };
  useEffect(() => {
    void again();
    if (everyMs === null) return;
    const timer = setInterval(() => document.hidden || again(), everyMs);
    return () => clearInterval(timer);
  }, [path]);
  return { ...(state.of === path ? state : NOTHING), again };
}

const NOTHING = { of: null, body: null, problem: null };
const EVERY_MS = 1_000;
