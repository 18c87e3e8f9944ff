/** The tokens of every page: a copy of src/pages/tokens.css, which a test compares, because a report is one file without it. */
export const TOKENS = `/* One set for every page: inspector, origin, reports, docs. Values are the design; names may change. */
:root {
  color-scheme: light dark;
  --font: ui-sans-serif, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", monospace;
  /* type: 12 13 14 16 20 28, line height 1.45 for text, 1.2 for headings */
  --t-xs: 0.75rem;
  --t-s: 0.8125rem;
  --t-m: 0.875rem;
  --t-l: 1rem;
  --t-xl: 1.25rem;
  --t-2xl: 1.75rem;
  /* space: 4 8 12 16 24 32 48 */
  --s1: 4px;
  --s2: 8px;
  --s3: 12px;
  --s4: 16px;
  --s5: 24px;
  --s6: 32px;
  --s7: 48px;
  --radius: 8px;
  --radius-s: 5px;
  --row: 36px;
  --bg: #fbfbfa;
  --panel: #ffffff;
  --sunken: #f3f3f1;
  --line: #e4e3df;
  --line-strong: #cfcec8;
  --ink: #1c1c1a;
  --ink-2: #5b5a55;
  --ink-3: #72716b;
  --accent: #0b57a4;
  --accent-ink: #ffffff;
  --accent-soft: #e3effb;
  --ok: #17692f;
  --ok-soft: #e2f3e6;
  --warn: #8a5200;
  --warn-soft: #fdf0d9;
  --bad: #b3261e;
  --bad-soft: #fce6e4;
  --idle-soft: #ececea;
  --shadow: 0 1px 2px rgb(0 0 0 / 0.05), 0 4px 16px rgb(0 0 0 / 0.05);
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #141413;
    --panel: #1c1c1b;
    --sunken: #232321;
    --line: #31312e;
    --line-strong: #484843;
    --ink: #f1f0ec;
    --ink-2: #b9b8b0;
    --ink-3: #96958d;
    --accent: #7fb6f0;
    --accent-ink: #0a1a2b;
    --accent-soft: #17293d;
    --ok: #7fd597;
    --ok-soft: #14301c;
    --warn: #f0b863;
    --warn-soft: #35270f;
    --bad: #ff9b92;
    --bad-soft: #3d1a17;
    --idle-soft: #2a2a28;
    --shadow: 0 1px 2px rgb(0 0 0 / 0.4);
  }
}
`;
