/**
 * How a ladder looks, for the page and for the picture alone. Colours are custom properties that both define.
 */
export const LADDER_STYLE = `
.ladder{display:block;width:100%;height:auto;font:13px/1.2 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.ladder text{fill:var(--ink)}
.ladder .head{font-weight:650;font-size:14px}
.ladder .address,.ladder .time,.ladder .doubt{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:12px}
.ladder .address,.ladder .doubt,.ladder .under,.ladder .pause text{fill:var(--dim)}
.ladder .doubt,.ladder .under,.ladder .pause text{font-size:11px}
.ladder .path-band{fill:var(--band)}
.ladder .life{stroke:var(--line);stroke-width:2}
.ladder .pause rect{fill:var(--paper)}
.ladder .pause line{stroke:var(--line);stroke-dasharray:1 5}
.ladder .phase1{--tint:var(--blue)}
.ladder .phase2{--tint:var(--violet)}
.ladder .esp{--tint:var(--teal)}
.ladder .nhrp{--tint:var(--amber)}
.ladder .other{--tint:var(--dim)}
.ladder .arrow .shaft{stroke:var(--tint);stroke-width:2}
.ladder .arrow.other .shaft{stroke-width:1.5}
.ladder .arrow .guess{stroke:var(--tint);stroke-width:1.5;stroke-dasharray:3 4}
.ladder .arrow .tip,.ladder .arrow .dot{fill:var(--tint)}
.ladder .arrow .bar{stroke:var(--tint);stroke-width:1;fill:none;opacity:.75}
.ladder .arrow .stop{stroke:var(--tint);stroke-width:3;fill:none}
.ladder .arrow .label{font-weight:600;fill:var(--tint)}
.ladder .arrow.other .label{font-weight:400}
.ladder .arrow .ask{font-weight:700;font-size:16px;fill:var(--tint);paint-order:stroke;stroke:var(--band);stroke-width:5}
.ladder .arrow .cross{stroke:var(--bad);stroke-width:3;fill:none;stroke-linecap:round}
.ladder .arrow.lost .under{fill:var(--bad);font-weight:600}
.ladder .arrow .label,.ladder .arrow .under,.ladder .mark .label{paint-order:stroke;stroke:var(--band);stroke-width:3;stroke-linejoin:round}
.ladder .count{font-weight:700}
.ladder .mark .dot{fill:var(--dim)}
.ladder .mark .label{font-size:12px}
.ladder .mark.bad .dot{fill:var(--bad)}
.ladder .mark.bad .label{fill:var(--bad);font-weight:600}
.ladder .end .rule{stroke:var(--tone);stroke-width:1.5;stroke-dasharray:6 4}
.ladder .end .blame{fill:var(--tone)}
.ladder .end .label{fill:var(--tone);font-weight:700;font-size:14px}
.ladder .good{--tone:var(--good)}
.ladder .end.bad{--tone:var(--bad)}
.ladder .doubtful{--tone:var(--doubtful)}
`;

/** Light and dark values of every colour; text keeps a contrast of at least 4.5 to 1 on the paper. */
export const COLOURS = `
:root{color-scheme:light dark;--paper:#fff;--raised:#f6f7f9;--band:#f3f5f8;--ink:#1b2330;--dim:#5a6474;--line:#c9d0da;--rule:#e3e7ed;--accent:#1f5fbf;--good:#17703a;--bad:#c0232c;--doubtful:#8a5a00;--good-wash:#e5f4ea;--bad-wash:#fdecec;--doubtful-wash:#fdf3dc;--blue:#1f5fbf;--violet:#7a3fb5;--teal:#0b7285;--amber:#9a5b00}
@media screen and (prefers-color-scheme:dark){:root{--paper:#12161c;--raised:#1a2029;--band:#1a212b;--ink:#e6eaf0;--dim:#9ba6b5;--line:#3d4756;--rule:#2a323d;--accent:#7fb0ff;--good:#6fd394;--bad:#ff8a85;--doubtful:#eab75a;--good-wash:#16301f;--bad-wash:#3a1a1c;--doubtful-wash:#33270f;--blue:#7fb0ff;--violet:#c79bff;--teal:#5fd0e0;--amber:#eab75a}}
`;
