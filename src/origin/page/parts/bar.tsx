import { hashOf, home } from '../route/place.ts';

/** The head of the page. */
export function Bar() {
  return (
    <header class="bar">
      <a class="brand" href={hashOf(home)}>
        <svg aria-hidden="true" width="20" height="16" viewBox="0 0 20 16" fill="none" stroke="var(--accent)">
          <rect x="1" y="1" width="18" height="14" rx="3" stroke-width="2" />
          <path d="M4 11h8M14 11h2" stroke-width="2" />
        </svg>
        Captions
      </a>
    </header>
  );
}
