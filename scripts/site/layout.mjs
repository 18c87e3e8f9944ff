// The frame of every page: search, navigation, text, and what is on the page.
import { escaped, way } from './markdown.mjs';

/** A whole page. `groups` are those of contents.mjs; nothing is loaded from another host. */
export function layout({ page, html, headings, groups, version }) {
  const to = (place) => escaped(way(page.place, place));
  const own = groups.find(({ pages }) => pages.includes(page));
  const navigation = groups.map(
    (group) =>
      `<details${group === own ? ' open' : ''}><summary>${escaped(group.title)}</summary><ul>${group.pages
        .map(
          (one) =>
            `<li><a href="${to(one.place)}"${one === page ? ' aria-current="page"' : ''}>${escaped(one.title)}</a></li>`,
        )
        .join('')}</ul></details>`,
  );
  const parts = headings.filter(({ depth }) => depth === 2);
  const toc =
    parts.length < 2
      ? ''
      : `<nav class="toc" aria-label="On this page"><p>On this page</p><ul>${parts
          .map(({ id, text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`)
          .join('')}</ul></nav>`;
  const all = groups.flatMap(({ pages }) => pages);
  const at = all.indexOf(page);
  const step = (other, what) =>
    other === undefined
      ? '<span></span>'
      : `<a href="${to(other.place)}"><span class="faint">${what}</span> ${escaped(other.title)}</a>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}${page.place === 'index.html' ? '' : ', caption-harness'}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${to('site.css')}">
<script defer src="${to('search.js')}" data-root="${to('index.html').replace(/index\.html$/, '')}"></script>
</head>
<body>
<a class="skip" href="#text">Skip to the text</a>
<header>
<a class="home" href="${to('index.html')}">caption-harness</a> <span class="faint">${escaped(version)}</span>
<search class="grow"><input class="field" id="search" type="search" placeholder="Search ( / )" aria-label="Search" autocomplete="off" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list" hidden>
<ul id="found" role="listbox" aria-label="Results" hidden></ul></search>
</header>
<div class="columns">
<nav class="pages" aria-label="Pages"><details class="menu" open><summary>Pages</summary>${navigation.join('\n')}</details></nav>
<main id="text" tabindex="-1">
${html}
<div class="steps">${step(all[at - 1], 'before')}${step(all[at + 1], 'next')}</div>
</main>
${toc}
</div>
</body>
</html>
`;
}
