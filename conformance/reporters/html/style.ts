/** Text, focus, chips, fields and blocks of a page that is one file, over the tokens. */
export const BASE = `
*,*::before,*::after{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:var(--t-m)/1.45 var(--font);font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1,h2,h3{margin:0;line-height:1.2;letter-spacing:-.01em}h1{font-size:var(--t-xl)}h2{font-size:var(--t-l)}h3{font-size:var(--t-m)}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
input,select,button{font:inherit;color:inherit}
[hidden]{display:none!important}
.skip{position:absolute;left:-99rem}.skip:focus{left:var(--s4);top:var(--s2);background:var(--panel);padding:var(--s2);z-index:2}
.mono,code{font-family:var(--mono);font-size:var(--t-s)}
.dim{color:var(--ink-2)}.faint{color:var(--ink-3)}.grow{flex:1}
.chip{display:inline-flex;align-items:center;font-size:var(--t-xs);line-height:20px;padding:0 var(--s2);border-radius:10px;background:var(--idle-soft);color:var(--ink-2);white-space:nowrap}
.chip.ok{background:var(--ok-soft);color:var(--ok)}.chip.warn{background:var(--warn-soft);color:var(--warn)}
.chip.bad{background:var(--bad-soft);color:var(--bad)}.chip.accent{background:var(--accent-soft);color:var(--accent)}
.field{border:1px solid var(--line-strong);background:var(--bg);padding:5px var(--s3);border-radius:var(--radius-s);min-width:0}
.button{border:1px solid var(--line-strong);background:var(--panel);padding:4px var(--s3);border-radius:var(--radius-s);cursor:pointer}
.button:hover{background:var(--sunken)}
pre{font:var(--t-s)/1.5 var(--mono);background:var(--sunken);border-radius:var(--radius-s);padding:var(--s3);margin:var(--s1) 0 var(--s2);white-space:pre-wrap;overflow-wrap:anywhere}
blockquote{margin:var(--s2) 0;padding-left:var(--s3);border-left:3px solid var(--line-strong);color:var(--ink-2)}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:var(--s2) var(--s4);min-height:52px;padding:var(--s2) var(--s5);background:var(--panel);border-bottom:1px solid var(--line)}
.brand{display:inline-flex;gap:var(--s2);align-items:center;font-weight:650;font-size:var(--t-l)}
.brand i{width:18px;height:12px;border-radius:3px;border:2px solid var(--accent)}
main{max-width:74rem;margin:0 auto;padding:var(--s5)}
.card{background:var(--panel);border:1px solid var(--line);border-radius:var(--radius);padding:var(--s4)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:var(--s4);margin:var(--s4) 0}
.cards .card{display:flex;flex-direction:column}.cards .stack{margin-top:auto;flex:none}.cards .card>span{margin-bottom:var(--s2)}.cards .card>span:first-child,.cards .card>span:last-child{margin-bottom:0}.cards b{font-size:var(--t-2xl);letter-spacing:-.02em;display:block;line-height:1.2}
.stack{display:block;width:100%;height:8px;border-radius:4px;overflow:hidden;margin:var(--s3) 0 var(--s2);background:var(--sunken)}
.s-ok{fill:var(--ok)}.s-bad{fill:var(--bad)}.s-warn{fill:var(--warn)}.s-idle{fill:var(--line-strong)}.s-accent{fill:var(--accent)}.bad-text{color:var(--bad)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th{font-size:var(--t-xs);font-weight:550;color:var(--ink-3);text-align:left;padding:var(--s2) var(--s3);border-bottom:1px solid var(--line)}
td{padding:var(--s2) var(--s3);border-bottom:1px solid var(--line)}
.spark{display:block;height:28px;width:100%;margin-top:var(--s2)}
.spark .held{fill:var(--ok)}.spark .red{fill:var(--bad)}.spark .none{fill:var(--line-strong)}
@media (max-width:40rem){.cards{grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:var(--s2)}.cards .card{padding:var(--s3)}main{padding:var(--s4) var(--s3)}.bar{padding:var(--s2) var(--s3)}}
@media (forced-colors:active){.chip,.card{border:1px solid}.stack{border:1px solid}}
@media print{:root{color-scheme:light}.bar{border:0}.noprint{display:none!important}.card{break-inside:avoid}}
`;

/** What only the report of a run has. */
export const REPORT = `
.verdict{display:flex;flex-wrap:wrap;align-items:baseline;gap:var(--s2) var(--s4)}
.verdict h1{font-size:var(--t-2xl);letter-spacing:-.02em}.verdict.ok h1{color:var(--ok)}.verdict.bad h1{color:var(--bad)}
.tools{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s3);align-items:center;margin:var(--s4) 0;padding:var(--s3) 0;position:sticky;top:0;background:var(--bg);border-bottom:1px solid var(--line);z-index:1}
.tools input[type=search]{flex:1 1 14rem}
.tools label{display:inline-flex;gap:5px;align-items:center}
.row-title{display:flex;flex-wrap:wrap;gap:var(--s2);align-items:center}
.row-title a{color:inherit;text-decoration:none}.row-title a:hover{text-decoration:underline}
.attention{border-left:3px solid var(--bad);border-radius:0 var(--radius) var(--radius) 0;margin:var(--s3) 0}
.attention.soft{border-left-color:var(--warn)}
.attention:target,.check:target{outline:2px solid var(--accent);outline-offset:2px}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 var(--s4);margin-top:var(--s2)}
.diff del,.diff ins{text-decoration:none;display:block}.diff del{background:var(--bad-soft);color:var(--bad)}.diff ins{background:var(--ok-soft);color:var(--ok)}
.section{margin:var(--s2) 0;padding:0}.section>summary{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s4);align-items:center;min-height:var(--row);padding:var(--s2) var(--s4);cursor:pointer}
.section>summary::before,.check>summary::before{content:"";width:0;height:0;border:4px solid transparent;border-left:6px solid var(--ink-3)}
.section[open]>summary::before,.check[open]>summary::before{transform:rotate(90deg)}
summary::-webkit-details-marker{display:none}summary{list-style:none}
.check{border-top:1px solid var(--line)}.check>summary{display:flex;flex-wrap:wrap;gap:var(--s1) var(--s3);align-items:center;min-height:var(--row);padding:var(--s1) var(--s4);cursor:pointer}
.check>summary:hover{background:var(--sunken)}
.check>div{padding:0 var(--s4) var(--s3) var(--s6)}
.more{border-top:1px solid var(--line);padding:var(--s2) var(--s4)}
h2{margin:var(--s5) 0 var(--s2)}
`;
