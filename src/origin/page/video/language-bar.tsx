import type { VideoView } from '../../videos/view.ts';
import { englishName, ownName } from './model/languages.ts';
import { Icon } from './player/icons.tsx';

/** The languages of a video as chips: those that are there, to choose from, and those that are made. */
export function LanguageBar(props: {
  readonly video: VideoView;
  readonly chosen: string;
  /** Stale cues by language. */
  readonly stale: Readonly<Record<string, number>>;
  readonly onChoose: (language: string) => void;
  readonly onAdd: () => void;
}) {
  const { video, chosen, stale, onChoose, onAdd } = props;
  const { job, tracks } = video;
  const there = tracks.map(({ language }) => language);
  const missing = video.to.filter((language) => !there.includes(language));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a border of its own
    <div class="language-bar" role="group" aria-label="Languages">
      {tracks.map(({ language, label, original }) => {
        const count = stale[language] ?? 0;
        return (
          <button
            type="button"
            key={language}
            class={count > 0 ? 'chip warn' : 'chip'}
            aria-pressed={language === chosen}
            title={englishName(language)}
            onClick={() => onChoose(language)}
          >
            <span lang={language}>{label}</span>
            {original && <span class="note">original</span>}
            {count > 0 && <span>{`${count} stale`}</span>}
          </button>
        );
      })}
      {job.state !== 'done' &&
        missing.map((language) => (
          <span class={job.state === 'failed' ? 'chip bad' : 'chip making'} key={language}>
            <span lang={language}>{ownName(language)}</span>
            <span>{job.state === 'failed' ? 'failed' : 'in the making'}</span>
          </span>
        ))}
      {job.state === 'done' && (
        <button type="button" class="chip add-chip" onClick={onAdd}>
          <Icon name="plus" /> Add language
        </button>
      )}
    </div>
  );
}
