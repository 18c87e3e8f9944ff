import { createHash } from 'node:crypto';

/** Colours for light and dark, a layout for phones, and a visible focus. */
const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#57606a;--line:#d0d7de;--card:#f6f8fa;--link:#0550ae;
--passed:#116329;--failed:#a40e26;--warned:#7d4e00;--quiet:#57606a}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--soft:#9ba5b0;--line:#30363d;--card:#161b22;--link:#79c0ff;
--passed:#56d364;--failed:#ff7b72;--warned:#e3b341;--quiet:#9ba5b0}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
main,header{max-width:70rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem;margin:.2rem 0}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}
a{color:var(--link)}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.soft{color:var(--soft)}.counts{display:flex;flex-wrap:wrap;gap:.3rem 1rem;margin:.5rem 0;padding:0;list-style:none;font-weight:600}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.25rem .7rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th:first-child,td:first-child{text-align:left}
form{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin:.5rem 0}
form[hidden]{display:none}
input[type=search]{font:inherit;padding:.4rem .6rem;flex:1;min-width:0;width:100%;border:1px solid var(--line);border-radius:6px;
background:var(--bg);color:var(--fg)}
label{display:inline-flex;gap:.35rem;align-items:center;min-height:2rem}
label:has([type=search]){flex:1 1 16rem;min-width:0;max-width:100%}
details{border:1px solid var(--line);border-radius:6px;margin:.35rem 0;background:var(--card)}
summary{padding:.45rem .7rem;cursor:pointer;overflow-wrap:anywhere}
details>div{padding:0 .7rem .6rem}
dl{margin:0;display:grid;grid-template-columns:minmax(5rem,max-content) minmax(0,1fr);gap:.25rem .8rem}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;min-width:0}
dd,li,summary{unicode-bidi:isolate}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.45 ui-monospace,monospace}
code{font:.92em ui-monospace,monospace;overflow-wrap:anywhere}
.word{font-weight:700}
.passed{color:var(--passed)}.failed,.untestable,.error{color:var(--failed)}.warned,.expected{color:var(--warned)}
.skipped,.probed{color:var(--quiet)}
@media (max-width:34rem){dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.4rem}main,header{padding:.7rem}}
@media print{form{display:none}}
`;

/** Hides results that do not match the filter; without the script the page shows everything. */
const SCRIPT = `
const form=document.querySelector('form');form.hidden=false;
const text=form.querySelector('input[type=search]');const output=form.querySelector('output');
const cards=[...document.querySelectorAll('details[data-word]')];const groups=[...document.querySelectorAll('section[data-group]')];
const show=()=>{const wanted=text.value.trim().toLowerCase();
const words=new Set([...form.querySelectorAll('input[type=checkbox]:checked')].map((box)=>box.value));let shown=0;
for(const card of cards){const fits=words.has(card.dataset.word)&&(wanted===''||card.textContent.toLowerCase().includes(wanted));
card.hidden=!fits;if(fits)shown+=1}
for(const group of groups)group.hidden=!group.querySelector('details:not([hidden])');
output.textContent=shown+' of '+cards.length+' shown'};
form.addEventListener('input',show);form.addEventListener('submit',(event)=>event.preventDefault());show();
`;

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A whole page in one file. Its policy forbids loading, and scripts other than its own. */
export function page(title: string, body: string): string {
  const policy = `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** Escapes text for elements and double-quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll('\u0000', '\ufffd');
