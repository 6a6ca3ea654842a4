"""The style sheet of the HTML report."""

STYLE = """
:root { color-scheme: light dark; --ground: #fbfaf8; --card: #fff; --text: #1d2126; --quiet: #5c6570; --line: #dfdcd6;
  --error: #b3261e; --warning: #9a5b00; --info: #2563a8; --good: #2f7d4f; --plain: #5b6b8c; --soft: #f1eee9; }
@media (prefers-color-scheme: dark) { :root { --ground: #15171a; --card: #1d2024; --text: #e6e4df; --quiet: #9aa2ac;
  --line: #33373d; --error: #ff8a80; --warning: #f0b35a; --info: #82b4ee; --good: #7cc79a; --plain: #93a4c8;
  --soft: #262a2f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 74rem; background: var(--ground); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.15rem; }
code { font: .92em ui-monospace, monospace; overflow-wrap: anywhere; }
.cards { display: flex; flex-wrap: wrap; gap: .6rem; margin: 0; padding: 0; list-style: none; }
.cards li { padding: .45rem .9rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card);
  color: var(--quiet); }
.cards b { color: var(--text); font-size: 1.25rem; font-variant-numeric: tabular-nums; margin-right: .2rem; }
.cards .error b { color: var(--error); } .cards .warning b { color: var(--warning); }
.cards .info b { color: var(--info); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem;
  margin-top: 1.5rem; align-items: start; }
.charts.of-3 figure:nth-child(2) { grid-row: span 2; }
figure { margin: 0; padding: .8rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
figcaption { margin-bottom: .4rem; font-weight: 600; }
svg { display: block; width: 100%; height: auto; font: 13px system-ui, sans-serif; }
svg text { fill: var(--text); } svg .count, svg .tick { fill: var(--quiet); font-size: 12px; }
.bar.plain { fill: var(--plain); } .bar.error, .bar.v-retracted, .bar.v-problem { fill: var(--error); }
.bar.warning, .bar.v-concern, .bar.v-differs { fill: var(--warning); }
.bar.info, .bar.v-corrected, .bar.v-superseded { fill: var(--info); }
.bar.v-unknown, .bar.v-not-found { fill: var(--quiet); } .bar.v-verified { fill: var(--good); }
.axis { stroke: var(--line); }
fieldset { margin: 0 0 1rem; padding: 0; border: 0; } legend { float: left; margin-right: .8rem; color: var(--quiet); }
fieldset label { margin-right: 1rem; cursor: pointer; }
article { margin: 0 0 .6rem; padding: .6rem 1rem .7rem; border: 1px solid var(--line); border-left-width: .3rem;
  border-radius: .4rem; background: var(--card); }
article.error { border-left-color: var(--error); } article.warning { border-left-color: var(--warning); }
article.info { border-left-color: var(--info); }
h3 { margin: 0 0 .3rem; font-size: 1rem; font-weight: 600; }
.place, .title { color: var(--quiet); font-weight: 400; font-size: .9em; } .title { display: block; }
article ul { margin: 0; padding: 0; list-style: none; } article li { padding: .2rem 0 .2rem 4.9em;
  overflow-wrap: anywhere; }
.mark { float: left; margin-left: -4.9em; font-weight: 600; }
li.error .mark { color: var(--error); } li.warning .mark { color: var(--warning); }
li.info .mark { color: var(--info); }
.code { color: var(--quiet); font: .85em ui-monospace, monospace; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .3rem 0;
  padding: .4rem .7rem; border-radius: .3rem; background: var(--soft); font-size: .93em; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
body:has(input[value=warning]:checked) .info:is(article, article li) { display: none; }
body:has(input[value=error]:checked) :is(.info, .warning):is(article, article li) { display: none; }
details { margin-top: 2rem; } summary { cursor: pointer; font-weight: 600; }
table { width: 100%; margin-top: .6rem; border-collapse: collapse; font-size: .93em; }
th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; } td:nth-child(2) { white-space: nowrap; }
.verdict.v-retracted, .verdict.v-problem { color: var(--error); }
.verdict.v-concern, .verdict.v-differs { color: var(--warning); }
.verdict.v-corrected, .verdict.v-superseded { color: var(--info); } .verdict.v-verified { color: var(--good); }
.verdict.v-unknown, .verdict.v-not-found { color: var(--quiet); }
footer { margin-top: 2.5rem; color: var(--quiet); font-size: .85em; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } }
@media print { fieldset { display: none; } article, figure { break-inside: avoid; } }
"""
