/**
 * The page's style: light and dark by the reader's preference, one column on a phone, and on paper without what only a screen can do.
 * Its hash is what the content security policy lets apply; a test holds the two together. No `style` attribute is used anywhere.
 * @module
 */

export const STYLE: string = `
:root{color-scheme:light dark;--page:#f4f2ed;--card:#fff;--ink:#1d1b18;--soft:#5a564e;--line:#dcd8cf;--faint:#f0ede6;--link:#0b4f9e;--accent:#0b4f9e;--on-accent:#fff;--past:#6f6a61;--copied:#a9bfdc;
--t0:#fde9a9;--t1:#cdebc6;--t2:#cfe1fa;--t3:#f6d3e4;
--blue-bg:#dbe8fa;--blue:#12427f;--green-bg:#d8efdc;--green:#155227;--amber-bg:#fbe6bd;--amber:#6b4300;--red-bg:#fadcd9;--red:#8a1c14;--teal-bg:#d2eeee;--teal:#0c4f52;--grey-bg:#e6e3dc;--grey:#47433b;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Georgia,"Times New Roman",serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans",sans-serif}
@media (prefers-color-scheme:dark){:root{--page:#131518;--card:#1c1f24;--ink:#ebe9e4;--soft:#b0ada6;--line:#353a42;--faint:#252930;--link:#8fbdff;--accent:#8fbdff;--on-accent:#10131a;--past:#9a968e;--copied:#46597a;
--t0:#55460f;--t1:#204a28;--t2:#1f3f68;--t3:#5a2743;
--blue-bg:#1d3557;--blue:#bcd7ff;--green-bg:#1b3f26;--green:#b4e6c1;--amber-bg:#4a3508;--amber:#ffd98a;--red-bg:#57201c;--red:#ffc4be;--teal-bg:#123f42;--teal:#a9e4e6;--grey-bg:#33363c;--grey:#d8d5ce}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.55 var(--sans);overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
[tabindex="-1"]:focus{outline:none}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0;padding:0}
ul,ol{list-style:none}
.skip{position:absolute;left:-999rem;top:.5rem;padding:.5rem 1rem;background:var(--card);z-index:3}
.skip:focus{left:.5rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.masthead{border-bottom:1px solid var(--line);background:var(--card)}
.masthead>div{max-width:84rem;margin:auto;padding:1.6rem 1.5rem 1.3rem}
h1{font:700 2.1rem/1.15 var(--serif);letter-spacing:-.01em}
.masthead p{margin-top:.35rem;color:var(--soft)}
.masthead b{color:var(--ink);font-weight:600}
.frame{max-width:84rem;margin:auto;padding:1.5rem;display:grid;grid-template-columns:19rem minmax(0,1fr);gap:2rem;align-items:start}
.aside{position:sticky;top:1.25rem;max-height:calc(100vh - 2.5rem);overflow:auto;padding:.25rem}
.search{margin-bottom:1.5rem}
.search label{display:block;font-size:.8125rem;font-weight:600;margin-bottom:.2rem}
.search input[type=search],.search select{width:100%;font:inherit;padding:.5rem .6rem;color:inherit;background:var(--card);border:1px solid var(--past);border-radius:.4rem}
.filters{display:grid;grid-template-columns:1fr 1fr;gap:.75rem;margin-top:.75rem;align-items:end}
.search .check{margin-top:.75rem}
.search .check label{display:inline;font-weight:400}
.row{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem;margin-top:.6rem}
.row button{font-size:.875rem}
.found{font-size:.875rem;color:var(--soft)}
.contents summary{cursor:pointer;padding:.3rem 0}
.contents h2{display:inline;font-size:.8125rem;font-weight:600}
.contents li{padding:.5rem 0;border-top:1px solid var(--line);font-size:.9rem;line-height:1.4}
.contents a{color:inherit;text-decoration:none}
.contents a:hover{text-decoration:underline}
.n{display:inline-block;min-width:1.4em;padding:0 .35em;border-radius:1em;background:var(--grey-bg);color:var(--grey);font-size:.75rem;line-height:1.45;text-align:center;font-variant-numeric:tabular-nums}
main{display:grid;gap:1.75rem;min-width:0}
.story,.left-out{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.5rem 1.75rem;min-width:0}
.story:target{border-color:var(--accent);box-shadow:0 0 0 1px var(--accent)}
.story h2,.left-out h2{font:700 1.6rem/1.22 var(--serif);letter-spacing:-.008em;text-wrap:balance;margin-top:.45rem}
.meta{color:var(--soft);font-size:.875rem}
h3,h4{font-size:.75rem;font-weight:700;letter-spacing:.07em;text-transform:uppercase;color:var(--soft);margin:1.6rem 0 .55rem}
.badge{display:inline-block;padding:.06rem .55rem;border-radius:1em;font-size:.78rem;font-weight:650;white-space:nowrap;background:var(--grey-bg);color:var(--grey)}
.badge.planned,.badge.confirmed{background:var(--blue-bg);color:var(--blue)}
.badge.held{background:var(--green-bg);color:var(--green)}
.badge.under-way,.badge.resumed{background:var(--teal-bg);color:var(--teal)}
.badge.postponed{background:var(--amber-bg);color:var(--amber)}
.badge.cancelled,.badge.denied{background:var(--red-bg);color:var(--red)}
.contents .badge{font-size:.7rem;padding:0 .45rem}
.cite{display:inline-block;min-width:1.5em;padding:0 .3em;border-radius:.3em;background:var(--faint);color:var(--link);border:1px solid var(--line);font:600 .72rem/1.5 var(--sans);letter-spacing:0;text-align:center;text-decoration:none;vertical-align:.12em}
a.cite:hover{background:var(--accent);color:var(--on-accent);border-color:var(--accent)}
.changed{margin-top:1.1rem;padding:.9rem 1.1rem;border-left:4px solid var(--amber);background:var(--faint);border-radius:0 .5rem .5rem 0}
.changed h3{margin-top:0}
.changes li+li{margin-top:.8rem}
.step{display:block;margin-bottom:.15rem}
.arrow{color:var(--soft)}
.matter{font-weight:600}
q{quotes:none;color:var(--ink)}
.doubt{font-size:.75rem;font-weight:600;color:var(--amber);background:var(--amber-bg);border-radius:1em;padding:0 .5em}
.note,.more,.legend,.byline{color:var(--soft);font-size:.85rem}
.summary{font:1.12rem/1.6 var(--serif);max-width:46rem}
.sentence{position:relative;padding:.15rem .5rem;margin:0 -.5rem .45rem;border-radius:.35rem}
.sentence:hover,.sentence:focus-within{background:var(--faint)}
.tip{direction:ltr;text-align:left;font:.85rem/1.45 var(--sans);color:var(--ink)}
.tip-title{font-style:italic}
@media screen and (hover:hover){
.tip{display:none;position:absolute;left:.5rem;top:calc(100% - .1rem);z-index:2;max-width:min(34rem,95%);padding:.55rem .8rem;background:var(--card);border:1px solid var(--past);border-radius:.45rem;box-shadow:0 .4rem 1.2rem rgb(0 0 0/.18)}
.sentence:hover .tip,.sentence:focus-within .tip{display:block}
.sentence.quiet .tip{display:none!important}}
@media (hover:none){.tip{display:block;color:var(--soft);margin-top:.1rem}}
.axis{display:block;overflow:visible;margin-top:.2rem}
.axis text{font:12px var(--sans);fill:var(--ink);paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:round}
.axis text.past{fill:var(--soft)}
.axis-line{stroke:var(--past);stroke-width:1.5}
.axis-stem{stroke:var(--line);stroke-width:1}
.axis-span{stroke:var(--accent);stroke-width:7;stroke-opacity:.35}
.axis-span.past{stroke:var(--past)}
.dot{fill:var(--accent);stroke:var(--card);stroke-width:2}
.dot.past{fill:var(--card);stroke:var(--past)}
.axis .own{fill:var(--accent)}
.axis .copied{fill:var(--copied)}
.legend{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin-bottom:.7rem;font-size:.78rem}
.key{display:inline-block;width:.7rem;height:.7rem;border-radius:50%;margin-right:.4rem;vertical-align:-.08em}
.key.event{background:var(--accent)}
.key.past{border:2px solid var(--past)}
.key.own{background:var(--accent);border-radius:1px}
.key.copied{background:var(--copied);border-radius:1px}
.dates li{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:.25rem 1rem;padding:.4rem 0;border-top:1px solid var(--line);font-size:.95rem}
.dates .when{font-weight:600;font-variant-numeric:tabular-nums}
.dates .past{color:var(--soft)}
.dates .when .note{font-weight:400}
.evidence{margin-top:1.5rem;border-top:1px solid var(--line)}
.evidence>summary{cursor:pointer;padding:.8rem 0 0}
.evidence>summary h3{display:inline;margin:0 .4rem 0 0}
.evidence h4{margin-top:1.2rem}
.two{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:0 2rem;align-items:start}
.tree li{position:relative}
.tree>li{padding:.45rem 0;border-top:1px solid var(--line)}
.tree li:target>.report{background:var(--t0);border-radius:.35rem}
.report{display:flex;gap:.6rem;padding:.15rem .25rem;line-height:1.4;font-size:.95rem}
.number{flex:none;width:1.75rem;height:1.75rem;border-radius:50%;display:grid;place-items:center;background:var(--faint);border:1px solid var(--line);font-size:.78rem;font-weight:650;font-variant-numeric:tabular-nums}
.report-title{font-weight:500}
.tree ul{margin-left:1.1rem;padding-left:1.25rem;border-left:2px solid var(--line)}
.tree ul li{padding-top:.35rem}
.tree ul li::before{content:"";position:absolute;left:-1.25rem;top:1.35rem;width:1rem;border-top:2px solid var(--line)}
.relation{font-size:.75rem;font-weight:600;padding:0 .5em;border-radius:1em;white-space:nowrap;background:var(--grey-bg);color:var(--grey)}
.relation.original{background:var(--blue-bg);color:var(--blue)}
.map svg{display:block;width:100%;height:auto;max-width:34rem;border:1px solid var(--line);border-radius:.5rem}
.map figcaption{margin-top:.4rem;color:var(--soft);font-size:.8rem;line-height:1.45}
.links line{stroke:var(--accent)}
.disc{fill:var(--card);stroke:var(--accent);stroke-width:2}
.ring{fill:none;stroke:var(--copied);stroke-width:3}
.map text{font:650 12px var(--sans);fill:var(--ink)}
.disc.centre{fill:var(--accent)}
.disc.centre+text{fill:var(--on-accent)}
.map a:focus-visible{outline:none}
.map a:focus-visible .disc,.map a:hover .disc{stroke:var(--ink);stroke-width:4}
.pair{border-top:1px solid var(--line);padding:.2rem 0}
.pair:last-of-type{border-bottom:1px solid var(--line)}
.pair summary{cursor:pointer;padding:.5rem 0}
.pair .kind{font-weight:600;margin-right:.4rem}
.verdict{font-size:.78rem;font-weight:650;padding:.06rem .55rem;border-radius:1em;white-space:nowrap;background:var(--grey-bg);color:var(--grey)}
.verdict.same-story{background:var(--green-bg);color:var(--green)}
.verdict.same-report{background:var(--blue-bg);color:var(--blue)}
.verdict.related{background:var(--amber-bg);color:var(--amber)}
.numbers{margin-bottom:.7rem;color:var(--soft);font-size:.875rem}
.reasons{margin:.4rem 0 .6rem;padding-left:1.1rem;font-size:.92rem}
.reasons li{list-style:disc}
.terms{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:.35rem .75rem;font-size:.85rem;margin-bottom:.9rem}
.terms dt{color:var(--soft)}
.chips{display:flex;flex-wrap:wrap;gap:.3rem}
.chips li{padding:.05rem .55rem;border:1px solid var(--line);border-radius:1em;font-size:.82rem;background:var(--faint)}
.sides{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1rem;margin-bottom:1rem}
.side{border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;min-width:0}
.side-title{font-weight:600;line-height:1.35}
.side-text{white-space:pre-line;margin-top:.5rem;font:.95rem/1.6 var(--serif)}
mark{color:inherit;border-radius:.15rem;padding:.05em 0}
.t0{background:var(--t0)}.t1{background:var(--t1)}.t2{background:var(--t2)}.t3{background:var(--t3)}
mark.lit{box-shadow:0 0 0 2px var(--accent)}
.cut{color:var(--soft);font:italic .85rem var(--sans)}
.related ul{display:grid;gap:.45rem}
.sources{font-size:.92rem}
.sources li{break-inside:avoid;padding:.1rem 0}
.story-id{margin-top:1.2rem;color:var(--soft);font-size:.78rem}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.none{padding:2rem 1rem;text-align:center;color:var(--soft)}
button{font:inherit;padding:.4rem .9rem;border-radius:.4rem;border:1px solid var(--past);background:var(--card);color:var(--link);cursor:pointer}
.left-out ul{padding-left:1.1rem;font-size:.9rem}.left-out li{list-style:disc}
.left-out p{margin-top:.5rem}
.colophon{padding:1.5rem;text-align:center;color:var(--soft);font-size:.82rem}
@media (max-width:62rem){.frame{grid-template-columns:minmax(0,1fr);gap:1.25rem}.aside{position:static;max-height:none;overflow:visible;padding:0}}
@media (max-width:48rem){.frame{padding:1rem .75rem}.masthead>div{padding:1.1rem 1rem}h1{font-size:1.65rem}.story,.left-out{padding:1.1rem 1rem;border-radius:.6rem}.story h2,.left-out h2{font-size:1.35rem}.summary{font-size:1.05rem}
.two,.sides{grid-template-columns:minmax(0,1fr)}.dates li{grid-template-columns:minmax(0,1fr);gap:0}.tree ul{margin-left:.85rem;padding-left:.9rem}.tree ul li::before{left:-.9rem;width:.7rem}.terms{grid-template-columns:minmax(0,1fr);gap:.1rem}.terms dd{margin-bottom:.4rem}}
@media print{:root{color-scheme:light;--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--faint:#f4f4f4;--link:#000;--accent:#0b4f9e;--past:#666;--copied:#a9bfdc;--t0:#fde9a9;--t1:#cdebc6;--t2:#cfe1fa;--t3:#f6d3e4;--blue-bg:#dbe8fa;--blue:#12427f;--green-bg:#d8efdc;--green:#155227;--amber-bg:#fbe6bd;--amber:#6b4300;--red-bg:#fadcd9;--red:#8a1c14;--teal-bg:#d2eeee;--teal:#0c4f52;--grey-bg:#e6e3dc;--grey:#47433b}
body{font-size:10pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.aside,.skip,.story-id a,.none{display:none}
.frame,.masthead>div{display:block;max-width:none;padding:0}
.masthead{border:0;margin-bottom:1rem}
.story{border:0;border-top:2px solid #000;border-radius:0;padding:1rem 0;break-before:page}
.story:first-of-type{break-before:auto}
h2,h3,h4,.pair summary{break-after:avoid}
.sentence,.report,.dates li,.map,.axis,.changes li{break-inside:avoid}
.tip{display:block;color:var(--soft)}
details::details-content{content-visibility:visible;block-size:auto}
.side-text{font-size:9pt}
.sides{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.map svg{max-width:11cm}
a{text-decoration:none}}
@media (forced-colors:active){.badge,.cite,.relation,.verdict,.doubt,.n,.chips li{border:1px solid}mark{forced-color-adjust:none;color:#000}}
`;

/** SHA-256 of {@link STYLE}, as the policy spells it. */
export const STYLE_HASH: string = 'sha256-a4CVXnoBKO9EXTVdubufyAmDLDwerXAPBkul7W5gFnI=';
