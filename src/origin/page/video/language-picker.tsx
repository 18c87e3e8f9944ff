import { useId, useRef, useState } from 'preact/hooks';
import { englishName, offersBeside, offersFor, ownName, tagOf } from './model/languages.ts';

/** Suggestions that are shown at once. */
const MOST = 8;

/** Chooses languages by name, with suggestions; the chosen ones are chips. */
export function LanguagePicker(props: {
  readonly label: string;
  /** BCP 47 tags. */
  readonly chosen: readonly string[];
  /** Tags that cannot be chosen. */
  readonly without?: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { label, chosen, without = [], onChange } = props;
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const offers = offersBeside([...chosen, ...without]);
  const shown = isOpen ? offersFor(text, offers).slice(0, MOST) : [];
  const add = (tag: string | null) => {
    if (tag === null || without.includes(tag)) return;
    if (!chosen.includes(tag)) onChange([...chosen, tag]);
    setText('');
    setActive(0);
    setOpen(false);
    input.current?.focus();
  };
  const written = tagOf(text, offers);
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      setOpen(true);
      setActive(shown.length === 0 ? 0 : (active + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && text.trim() !== '') add(shown[active]?.tag ?? written);
    else if (event.key === 'Escape' && isOpen) setOpen(false);
    else if (event.key === 'Backspace' && text === '' && chosen.length > 0) onChange(chosen.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="picker">
      <label for={`${id}-input`}>{label}</label>
      <div class="field picker-box">
        {chosen.map((tag) => (
          <span class="chip accent" key={tag}>
            <span>{englishName(tag)}</span>
            <button
              type="button"
              aria-label={`Remove ${englishName(tag)}`}
              onClick={() => onChange(chosen.filter((one) => one !== tag))}
            >
              ×
            </button>
          </span>
        ))}
        <input
          ref={input}
          id={`${id}-input`}
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(shown[active] ? { 'aria-activedescendant': `${id}-${active}` } : {})}
          autocomplete="off"
          spellcheck={false}
          placeholder={chosen.length === 0 ? 'French, español, 日本語, pt-BR' : ''}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setOpen(true);
            setActive(0);
          }}
          onFocus={() => setOpen(text !== '')}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={`${label}: suggestions`}
        class="picker-list"
        hidden={shown.length === 0}
      >
        {shown.map(({ tag, name, own }, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={tag}
            id={`${id}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => add(tag)}
          >
            <span>{name}</span>
            {own !== name && (
              <span class="dim" lang={tag}>
                {own}
              </span>
            )}
            <span class="grow" />
            <span class="dim mono">{tag}</span>
          </div>
        ))}
      </div>
      {isOpen && text.trim() !== '' && shown.length === 0 && (
        <p class="small dim" role="status">
          {written
            ? `Enter adds ${ownName(written)} (${written}).`
            : 'No language of this name. Write a name, or a tag such as pt-BR.'}
        </p>
      )}
    </div>
  );
}
