import { useEffect, useRef, useState } from 'preact/hooks';
import type { VideoView } from '../../videos/view.ts';
import type { Api } from '../api/api.ts';

/** Stale cues of each translation, and how to look again. */
export function useStale(api: Api, { tracks }: VideoView): readonly [Readonly<Record<string, number>>, () => void] {
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const state = useRef({ isRunning: false, isWanted: false });
  const now = useRef(tracks);
  now.current = tracks;
  const look = async (): Promise<void> => {
    state.current.isWanted = true;
    if (state.current.isRunning) return;
    state.current.isRunning = true;
    while (state.current.isWanted) {
      state.current.isWanted = false;
      const found: Record<string, number> = {};
      for (const { language, vtt, original } of now.current) {
        if (original) continue;
        const answer = await api.get<{ count: number }>(vtt.replace(/\.vtt$/, '/stale')).catch(() => null);
        found[language] = answer?.count ?? 0;
      }
      setCounts(found);
    }
    state.current.isRunning = false;
  };
  const names = tracks.map(({ language }) => language).join();
  useEffect(() => void look(), [names]);
  return [counts, () => void look()];
}
