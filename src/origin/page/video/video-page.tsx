import { useEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '../../../pages/parts/use-store.ts';
import type { VideoView } from '../../videos/view.ts';
import type { Api } from '../api/api.ts';
import { JobPanel } from '../job/job-panel.tsx';
import { Icon } from '../parts/icon.tsx';
import { clockText, sizeText, whenText } from '../parts/words.ts';
import type { OriginStore } from '../store/origin-store.ts';
import { AddLanguages } from './add-languages.tsx';
import { Downloads } from './downloads.tsx';
import { KeysHelp } from './keys-help.tsx';
import { LanguageBar } from './language-bar.tsx';
import type { Action } from './model/keys.ts';
import { trackForViewer } from './model/languages.ts';
import { Player } from './player/player.ts';
import { VideoPlayer } from './player/video-player.tsx';
import { OpenTracks } from './track/open-tracks.ts';
import { type PaneHandle, TrackPane } from './track/track-pane.tsx';
import { usePageKeys } from './use-page-keys.ts';
import { useStale } from './use-stale.ts';

/** Seconds that the arrow keys go. */
const SKIP = 5;

/** The player beside the cues of the chosen language. */
export function VideoPage({
  video,
  store,
  api,
}: {
  readonly video: VideoView;
  readonly store: OriginStore;
  readonly api: Api;
}) {
  const { id, title, job, tracks, poster } = video;
  const [picked, setPicked] = useState<string | null>(null);
  const [isOn, setOn] = useState(true);
  const [dialog, setDialog] = useState<'help' | 'add' | null>(null);
  // A dialogue's close event comes after it is hidden, when the next one may be open already.
  const closed = (one: 'help' | 'add') => () => setDialog((now) => (now === one ? null : now));
  const pane = useRef<PaneHandle>(null);
  const [player] = useState(() => new Player((milliseconds) => pane.current?.onTime(milliseconds)));
  const track = tracks.find(({ language }) => language === picked) ?? trackForViewer(tracks, navigator.languages);
  const [stale, lookForStale] = useStale(api, video);
  const [openTracks] = useState(() => new OpenTracks(api, lookForStale));
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => openTracks.save() && event.preventDefault();
    addEventListener('beforeunload', onLeave);
    return () => {
      removeEventListener('beforeunload', onLeave);
      openTracks.save();
    };
  }, []);
  const connection = useStore(store.connection);
  useEffect(() => {
    if (connection === 'live') openTracks.save();
  }, [connection]);
  // A language that is added later does not take the place of the one that a person reads.
  useEffect(() => {
    if (picked === null && track && job.state === 'done') setPicked(track.language);
  }, [job.state]);
  useEffect(() => {
    document.title = `${title} - Captions`;
    return () => {
      document.title = 'Captions';
    };
  }, [title]);
  const acts: Partial<Record<Action, () => void>> = {
    play: () => player.toggle(),
    back: () => player.skip(-SKIP),
    forward: () => player.skip(SKIP),
    captions: () => setOn(!isOn),
    mute: () => player.mute(),
    fullscreen: () =>
      document
        .querySelector<HTMLElement>('.player')
        ?.requestFullscreen()
        .catch(() => {}),
    help: () => setDialog('help'),
  };
  const act = (action: Action): boolean => {
    const own = acts[action];
    if (!own) return pane.current?.act(action) ?? false;
    own();
    return true;
  };
  usePageKeys((action) => document.querySelector('dialog[open]') === null && act(action));
  const post = async (path: string, json: unknown): Promise<string | null> => {
    try {
      await api.call('POST', `/videos/${id}${path}`, { json });
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const attempt = async (path: string, json: unknown) => {
    const problem = await post(path, json);
    if (problem !== null) store.problem.set(problem);
  };
  const open = track && openTracks.of(track);
  return (
    <div class="video-page">
      <header class="video-head">
        <div class="video-title">
          <h1>{title}</h1>
          <span class="dim small">{`${clockText(video.durationSeconds)}, ${sizeText(video.bytes)}, ${whenText(video.created)}`}</span>
        </div>
        {track && open && (
          <Downloads {...{ title, track }} cuesNow={() => open.editor.cues} onBefore={() => open.editor.save()} />
        )}
        <button type="button" class="button quiet" onClick={() => store.deleting.set(video)}>
          <Icon name="bin" /> <span class="word">Delete</span>
        </button>
      </header>
      <LanguageBar
        {...{ video, stale }}
        chosen={track?.language ?? ''}
        onChoose={setPicked}
        onAdd={() => setDialog('add')}
      />
      <JobPanel video={video} store={store} onGiveUp={() => void attempt('/captions', { to: [] })} />
      <div class="video-split">
        <div class="video-left">
          <VideoPlayer
            {...{ player, title, isOn, poster }}
            url={video.url}
            captions={tracks}
            track={track && open && { label: track.label, open }}
            onCaptions={(language) => {
              setOn(language !== '');
              if (language !== '') setPicked(language);
            }}
          />
        </div>
        {track && open ? (
          <TrackPane
            key={track.language}
            {...{ open, player }}
            label={track.label}
            handle={pane}
            onHelp={() => setDialog('help')}
          />
        ) : (
          <p class="empty">
            {job.state === 'failed' ? 'There are no captions yet.' : 'The captions come here as soon as they are made.'}
          </p>
        )}
      </div>
      {dialog === 'help' && <KeysHelp onClose={closed('help')} />}
      {dialog === 'add' && (
        <AddLanguages video={video} onAdd={(to) => post('/captions', { to })} onClose={closed('add')} />
      )}
    </div>
  );
}
