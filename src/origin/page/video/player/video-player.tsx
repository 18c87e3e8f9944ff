import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../../../../pages/parts/use-store.ts';
import type { OpenTrack } from '../track/open-track.ts';
import { type CaptionChoice, Controls } from './controls.tsx';
import { LiveCaptions } from './live-captions.ts';
import type { Player } from './player.ts';

/** The video with its captions and controls. */
export function VideoPlayer(props: {
  readonly player: Player;
  readonly title: string;
  readonly url: string;
  readonly poster: string | null;
  readonly captions: readonly CaptionChoice[];
  /** The captions that are edited; null: there are none. */
  readonly track: { readonly label: string; readonly open: OpenTrack } | null;
  /** Whether they are shown. */
  readonly isOn: boolean;
  readonly onCaptions: (language: string) => void;
}) {
  const { player, title, url, poster, captions, track, isOn, onCaptions } = props;
  const box = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const live = useRef<LiveCaptions | null>(null);
  const { problem } = useStore(player.state);
  useEffect(() => {
    player.attach(video.current);
    if (video.current) live.current = new LiveCaptions(video.current);
    return () => player.attach(null);
  }, [player]);
  useEffect(() => {
    if (track === null) return;
    const { editor, language } = track.open;
    const show = () => live.current?.show(language, track.label, editor.cues, isOn);
    let timer: ReturnType<typeof setTimeout> | undefined;
    // After the page is painted: a change of thousands of cues takes the browser long.
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(show, 50);
    };
    show();
    const stop = editor.state.listen(soon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [track?.open, isOn]);
  const fullscreen = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void box.current?.requestFullscreen().catch(() => {});
  };
  return (
    <div class="player" ref={box}>
      <video
        ref={video}
        src={url}
        {...(poster === null ? {} : { poster })}
        preload="metadata"
        playsInline
        aria-label={title}
        onClick={() => player.toggle()}
        onDblClick={fullscreen}
      />
      {problem !== null && (
        <p class="player-problem" role="alert">
          {problem}
        </p>
      )}
      <Controls
        player={player}
        captions={captions}
        shown={isOn && track ? track.open.language : ''}
        onCaptions={onCaptions}
        onFullscreen={fullscreen}
      />
    </div>
  );
}
