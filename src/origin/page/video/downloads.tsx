import { useEffect, useRef } from 'preact/hooks';
import type { TrackView } from '../../videos/view.ts';
import { shownLines } from './model/cue-text.ts';
import type { EditorCue } from './model/track-file.ts';
import { Icon } from './player/icons.tsx';

/** A menu with the track as WebVTT, as SubRip and as text. */
export function Downloads(props: {
  readonly title: string;
  readonly track: TrackView;
  /** Cues now, for the text. */
  readonly cuesNow: () => readonly EditorCue[];
  /** Waits until the server has the last edit. */
  readonly onBefore: () => Promise<void>;
}) {
  const { title, track, cuesNow, onBefore } = props;
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  useEffect(() => {
    const onOutside = (event: Event) => !menu.current?.contains(event.target as Node) && close();
    addEventListener('pointerdown', onOutside);
    return () => removeEventListener('pointerdown', onOutside);
  }, []);
  const name = `${title}.${track.language}`;
  const save = async (address: string, file: string) => {
    close();
    await onBefore();
    const link = document.createElement('a');
    link.href = address;
    link.download = file;
    link.click();
  };
  const saveText = () => {
    const text = cuesNow()
      .map(({ payload }) => shownLines(payload).join(' '))
      .join('\n');
    const address = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }));
    void save(address, `${name}.txt`).then(() => setTimeout(() => URL.revokeObjectURL(address), 10_000));
  };
  // A new address each time: the browser keeps a track for a minute.
  const saveFile = (path: string, format: string) => void save(`${path}?${Date.now()}`, `${name}.${format}`);
  return (
    <details
      ref={menu}
      class="drop"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.stopPropagation();
        close();
        menu.current.querySelector('summary')?.focus();
      }}
    >
      <summary class="button">
        <Icon name="down" /> <span class="word">Download</span>
      </summary>
      <div class="drop-list">
        <button type="button" onClick={() => saveFile(track.vtt, 'vtt')}>
          WebVTT <span class="faint">.vtt</span>
        </button>
        <button type="button" onClick={() => saveFile(track.srt, 'srt')}>
          SubRip <span class="faint">.srt</span>
        </button>
        <button type="button" onClick={saveText}>
          Text <span class="faint">.txt</span>
        </button>
      </div>
    </details>
  );
}
