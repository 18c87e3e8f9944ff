import { useState } from 'preact/hooks';
import { useStore } from '../../../pages/parts/use-store.ts';
import { Icon } from '../parts/icon.tsx';
import { englishName, offersBeside, tagOf } from '../video/model/languages.ts';
import { setWish, wishStore } from './wish.ts';

/** The languages in which new videos are captioned, by name: they can be changed in place. */
export function WishLine() {
  const wish = useStore(wishStore);
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const offers = offersBeside(wish.to);
  const add = (written: string) => {
    const tag = tagOf(written, offers);
    setWrong(tag === null && written.trim() !== '');
    if (tag === null) return;
    if (!wish.to.includes(tag)) setWish({ ...wish, to: [...wish.to, tag] });
    setText('');
  };
  return (
    <div class="wish">
      <span class="dim" id="wish-to">
        New videos get captions in their own language and in
      </span>
      <ul class="chips" aria-labelledby="wish-to">
        {wish.to.map((tag) => (
          <li key={tag} class="chip accent">
            {englishName(tag)}
            <button
              type="button"
              class="chip-button"
              aria-label={`Remove ${englishName(tag)}`}
              onClick={() => setWish({ ...wish, to: wish.to.filter((one) => one !== tag) })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <form
        class="wish-add"
        onSubmit={(event) => {
          event.preventDefault();
          add(text);
        }}
      >
        <input
          class="field"
          list="wish-languages"
          placeholder="Add a language"
          aria-label="Add a language for new videos"
          aria-invalid={isWrong}
          autocomplete="off"
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            // A choice from the list arrives as one input.
            if (offers.some(({ name }) => name === currentTarget.value)) add(currentTarget.value);
          }}
        />
        <datalist id="wish-languages">
          {offers.map(({ tag, name, own }) => (
            <option key={tag} value={name}>
              {own === name ? tag : own}
            </option>
          ))}
        </datalist>
        {isWrong && (
          <span class="bad" role="alert">
            There is no language of this name. Write it in English, in itself, or as a tag such as pt-BR.
          </span>
        )}
      </form>
      <label class="wish-from dim">
        Spoken
        <select
          class="field"
          value={wish.from ?? ''}
          onChange={({ currentTarget }) => setWish({ ...wish, from: currentTarget.value || null })}
        >
          <option value="">detected</option>
          {offersBeside([]).map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
