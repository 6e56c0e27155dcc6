import { COLOURS, LADDER_STYLE } from '../ladder/style.ts';

/** How the page looks. Its text is fixed: the page's policy allows it by its hash. */
export const STYLE = `${COLOURS}${LADDER_STYLE}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
body>header,main,body>footer{max-width:1120px;margin:0 auto;padding:0 20px}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
code,pre,.file,.matrix .what,.when,dd,.values b{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
body{overflow-wrap:break-word}
code,pre,.file,.text,dd,p,li,h1,th{overflow-wrap:anywhere}
.filter label{min-width:0}
.filter select{min-width:0}
body>header span,summary strong{min-width:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;margin:8px 0;padding:8px 10px;background:var(--paper);border:1px solid var(--rule);border-radius:6px}
h1{font-size:1.4rem;line-height:1.35;margin:10px 0 0;font-weight:650;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.35;margin:44px 0 10px}
h3{font-size:1.02rem;margin:30px 0 10px}
h4{font-size:.78rem;text-transform:uppercase;letter-spacing:.05em;color:var(--dim);margin:14px 0 4px}
h5{font-size:.85rem;margin:0 0 4px;color:var(--dim)}
p{margin:0 0 8px;max-width:75ch}
small{display:block;color:var(--dim);font-size:.82em;font-weight:400}
ul{margin:0;padding:0;list-style:none}
cite{font-style:normal;color:var(--dim);font-size:.85em}
abbr{text-decoration:none}
.dim{color:var(--dim)}
.nowrap{white-space:nowrap}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:var(--paper);padding:6px 10px;z-index:2}
body>header{padding-top:22px;color:var(--dim);font-size:.85rem;display:flex;gap:6px 18px;flex-wrap:wrap;justify-content:space-between}
body>header nav{display:flex;flex-wrap:wrap;gap:2px 14px}
body>footer{margin:48px auto 32px;padding-top:12px;color:var(--dim);font-size:.85rem;border-top:1px solid var(--rule)}
.hero{margin-top:14px;padding:18px 22px 20px;border:1px solid var(--rule);border-left:6px solid var(--tone);border-radius:8px;background:var(--wash)}
.hero.stalled{--tone:var(--bad);--wash:var(--bad-wash)}
.hero.registered{--tone:var(--good);--wash:var(--good-wash)}
.hero.cannot-tell{--tone:var(--doubtful);--wash:var(--doubtful-wash)}
.hero .outcome{color:var(--tone);font-weight:700;font-size:.82rem;text-transform:uppercase;letter-spacing:.06em}
.hero p{margin:0}
.hero .fix{margin-top:14px;padding-top:12px;border-top:1px solid var(--line)}
.hero .fix h2{font-size:1rem;margin:0 0 4px}
.hero .fix .why{margin-bottom:10px}
.hero .tag{background:var(--paper)}
.remedy{white-space:pre-wrap}
.meta{color:var(--dim);margin-top:6px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:6px 10px;border-bottom:1px solid var(--rule)}
thead th{font-size:.78rem;color:var(--dim);font-weight:600;border-bottom:2px solid var(--line);white-space:nowrap}
tbody th{font-weight:500}
.number,.amount{text-align:right;font-variant-numeric:tabular-nums}
.amount{white-space:nowrap}
.matrix td{white-space:nowrap}
.matrix .short{display:none}
.matrix .hubWire{border-left:2px dashed var(--line);padding-left:14px}
.matrix a{color:inherit;text-decoration:none}
.matrix a:hover .what{text-decoration:underline}
.matrix .what{font-size:.85rem;font-variant-numeric:tabular-nums}
.matrix tr.not-applicable th{color:var(--dim)}
.matrix tr.failed,.matrix tr.missing{--seen:var(--bad)}
.again{font-weight:700;font-size:.85rem}
span.dot{display:inline-block;width:11px;height:11px;border-radius:50%;margin-right:7px;vertical-align:-1px}
span.dot.seen{background:var(--good)}
span.dot.missed{border:2px solid var(--bad)}
span.dot.missed+.what{color:var(--dim);font-family:inherit}
span.dot.blind{width:7px;height:2px;border-radius:0;background:var(--line);vertical-align:4px}
.legend{color:var(--dim);font-size:.82rem;margin-top:8px}
.legend .dot:not(:first-child){margin-left:16px}
.stall td{padding:0;border:0}
.stall span{display:block;margin:2px 0;padding:3px 10px;background:var(--bad);color:var(--paper);font-weight:650;font-size:.85rem;border-radius:4px}
.verdict,.tag{display:inline-block;padding:0 8px;border-radius:10px;font-size:.8rem;line-height:1.6;font-weight:600;white-space:nowrap;background:var(--raised);color:var(--dim)}
.verdict.done,.verdict.inferred,.verdict.pass,.tag.registered{background:var(--good-wash);color:var(--good)}
.verdict.inferred{border:1px dashed var(--good);padding:0 7px;background:none}
.verdict.failed,.verdict.missing,.verdict.fail,.tag.stalled,.tag.certain{background:var(--bad-wash);color:var(--bad)}
.verdict.sent,.verdict.conflict,.tag.cannot-tell,.tag.likely{background:var(--doubtful-wash);color:var(--doubtful)}
.card{border:1px solid var(--rule);border-radius:8px;padding:12px 16px;background:var(--raised)}
.card+.card{margin-top:10px}
.card summary{cursor:pointer}
.card[open] summary{margin-bottom:8px}
.card h4:first-child{margin-top:0}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(250px,1fr));gap:12px}
.cards .card{margin:0}
dl{margin:0}
dl div{display:flex;gap:12px;justify-content:space-between;align-items:baseline}
dt{color:var(--dim);font-size:.85rem;white-space:nowrap}
dd{margin:0;text-align:right}
.evidence li{padding:6px 0;border-top:1px solid var(--rule)}
.evidence li:first-child{border:0}
.evidence code,.evidence cite{display:block}
.values{display:flex;flex-wrap:wrap;gap:8px}
.values li{border:1px solid var(--rule);border-radius:6px;padding:4px 10px;min-width:120px;background:var(--raised)}
.values b,.values cite{display:block}
.checks tr.fail .values li{border-color:var(--bad)}
.ladder.narrow{display:none}
.ladder-box{border:1px solid var(--rule);border-radius:8px;padding:8px;overflow:hidden}
.ladder a{text-decoration:none}
.ladder a:focus-visible{outline:none}
.ladder .hit{fill:transparent}
.ladder a:hover .hit{fill:var(--ink);fill-opacity:.05}
.ladder a:focus-visible .hit{stroke:var(--accent);stroke-width:2}
.key{display:flex;flex-wrap:wrap;gap:2px 18px;color:var(--dim);font-size:.82rem;margin:8px 0 0;max-width:none}
.key b{font-weight:600}
.key .phase1{color:var(--blue)}.key .phase2{color:var(--violet)}.key .esp{color:var(--teal)}.key .nhrp{color:var(--amber)}.key .lost{color:var(--bad)}
.plot{width:34%;min-width:200px}
.plot svg{display:block;width:100%;height:14px}
.plot .track{fill:var(--band)}
.plot .to-hub{fill:var(--teal)}
.plot .to-spoke{fill:var(--violet)}
.plot .interval{fill:var(--blue)}
.plot .zero{fill:var(--ink)}
.plot .tick{fill:var(--line)}
.ends{display:flex;justify-content:space-between;font-variant-numeric:tabular-nums}
.flows tr:has(+.same)>*{border-bottom:0}
.filter{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center;padding:10px 12px;border:1px solid var(--rule);border-radius:8px;background:var(--raised);font-size:.88rem}
.filter[hidden]{display:none}
.filter label{display:flex;gap:6px;align-items:center}
.filter .grow{flex:1 1 160px}
.filter input[type=search]{width:100%}
.filter select,.filter input[type=search]{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:4px 8px;min-height:32px;max-width:100%}
.filter output{color:var(--dim);margin-left:auto;font-variant-numeric:tabular-nums}
.events{list-style:none;margin:10px 0 0;padding:0;font-size:.9rem}
.events>li{border-bottom:1px solid var(--rule)}
.events>li[hidden]{display:none}
.events summary{display:grid;grid-template-columns:13em 6.5em 2em 1fr;gap:0 12px;padding:4px 6px;cursor:pointer;list-style:none;align-items:baseline}
.events summary::-webkit-details-marker{display:none}
.events summary:hover{background:var(--raised)}
.events details[open]{background:var(--raised)}
.events details:target>summary{box-shadow:inset 3px 0 var(--accent)}
.events .when small{display:inline}
.events .where{font-size:.82rem;white-space:nowrap;color:var(--dim)}
.events .where::before{content:"";display:inline-block;width:8px;height:8px;margin-right:6px;background:var(--dim)}
.events .spokeWire::before,.events .hubWire::before,.events .wire::before{border-radius:50%}
.events .spokeLog::before,.events .spokeWire::before{background:var(--blue)}
.events .hubLog::before,.events .hubWire::before{background:var(--amber)}
.events .step{color:var(--dim);text-align:right;font-variant-numeric:tabular-nums}
.events em{color:var(--doubtful);font-style:normal;font-weight:600;font-size:.85em}
.proof{padding:4px 12px 14px 24px}
.proof dl{display:flex;flex-wrap:wrap;gap:2px 24px}
.proof dl div{gap:6px;justify-content:flex-start}
.proof dd{text-align:left}
.sightings{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px}
.sources td:first-of-type{min-width:130px}
.checks tbody th{white-space:nowrap;overflow-wrap:normal}
.sources details,.attempts td{font-size:.9rem}
.sources details li{color:var(--dim)}
@media (max-width:700px){
.matrix{table-layout:fixed}
.matrix th{overflow-wrap:normal;hyphens:none}
.matrix thead th:nth-child(1){width:26px}
.matrix thead th:nth-child(3){width:78px}
.matrix thead th:nth-child(n+4){width:42px}
.matrix .verdict{font-size:.72rem;padding:0 6px;white-space:normal}
.matrix td:nth-child(3){white-space:normal}
body{font-size:15px}
body>header,main,body>footer{padding:0 14px}
.hero{padding:14px 16px}
h1{font-size:1.15rem}
th,td{padding:6px 5px}
.matrix .long,.matrix .what,.matrix .again,.legend .what{display:none}
.matrix .short{display:inline}
.matrix thead th{white-space:normal;font-size:.72rem;text-align:center;vertical-align:bottom}
.matrix thead th:nth-child(2),.matrix thead th:nth-child(3){text-align:left}
.matrix td:nth-child(n+4){text-align:center}
.matrix td:nth-child(n+4) .dot{margin:0}
.matrix td:nth-child(n+4) a{display:inline-block;padding:2px 8px}
.matrix .hubWire{padding-left:5px}
.matrix small{font-size:.75rem}
.ladder.wide{display:none}
.ladder.narrow{display:block}
.ladder-box{padding:4px 0}
.events summary{grid-template-columns:1fr auto 1.6em;gap:0 8px;padding:6px 4px}
.events .text{grid-column:1/-1}
.proof{padding:4px 4px 12px 10px}
.stack,.stack tbody,.stack tr,.stack th,.stack td{display:block}
.stack thead{display:none}
.stack tbody tr{padding:8px 0;border-bottom:1px solid var(--rule)}
.stack tbody th,.stack td{border:0;padding:1px 0}
.stack tbody th{font-weight:650}
.stack td:empty{display:none}
.stack td[data-label]::before{content:attr(data-label) " ";color:var(--dim);font-size:.85em}
.stack .amount{text-align:left}
.stack .plot{width:auto;min-width:0;padding:4px 0}
.flows.stack tr.same th{display:none}
}
@media print{
html{font-size:12px}
body{font-size:.94rem}
body>header nav,.filter,.skip{display:none!important}
.hero,.verdict,.tag,.stall span,.ladder *,.dot,.plot *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
section{break-inside:auto}
tr,.card,.events>li{break-inside:avoid}
h2,h3{break-after:avoid}
.ladder-box{break-inside:auto;border:0}
a{color:inherit;text-decoration:none}
}
`;

/** SHA-256 of STYLE for the Content-Security-Policy; a test computes it anew. */
export const STYLE_HASH = 'sha256-kUJ2GOttUwlR1RFKJtin0MwHy9dnRIMQ1cCRYSQXfT0=';
