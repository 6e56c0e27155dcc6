import type { Report, ReportedAttempt } from '../../judgement.ts';
import { say, translate } from '../../language/say.ts';
import { DOMAIN_TEXTS, OUTCOME_TEXTS, partyText, worstFirst } from '../evidence-text.ts';
import { drawLadder } from '../ladder/draw.ts';
import { fixedMarkup, type Markup, markup } from '../markup.ts';
import { type AttemptView, anchorOf, viewOf } from './attempt-view.ts';
import { causesSection, checksSection, remedyText } from './causes.ts';
import { clocksSection } from './clocks.ts';
import { flowsSection } from './flows.ts';
import { matrixSection } from './matrix.ts';
import { negotiatedSection } from './negotiated.ts';
import { SCRIPT, SCRIPT_HASH } from './script.ts';
import { sourcesSection } from './sources.ts';
import { STYLE, STYLE_HASH } from './style.ts';
import { timelineSection } from './timeline.ts';

/** Attempts shown in full, the worst first; the list names many more. */
const MAX_FULL_ATTEMPTS = 20;
const MAX_LISTED_ATTEMPTS = 1000;

/** Nothing may load, run or be sent but what stands in the page itself. */
const POLICY = `default-src 'none'; script-src '${SCRIPT_HASH}'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** The report as one HTML page that needs nothing but itself: no network, no other file, no script to be read. */
export function renderHtml(report: Report): string {
  const ordered = worstFirst(report.attempts);
  const full = ordered.slice(0, MAX_FULL_ATTEMPTS);
  const [worst] = ordered;
  const title = worst ? worst.summary : say`No DMVPN bring-up found`;
  return `${markup`${fixedMarkup('<!doctype html>')}
<html lang="${translate('en')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${fixedMarkup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${fixedMarkup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#report">${translate('To the report')}</a>
<header><span>${report.tool.name} ${report.tool.version}</span><nav aria-label="${translate('Parts of the report')}">${navigation(report, worst)}</nav></header>
<main id="report">
${worst ? hero(worst, report) : emptyHero(report)}
${report.attempts.length > 1 && attemptList(ordered, full, report)}
${full.map((attempt) => attemptSection(viewOf(attempt, report, full.length)))}
${notes(report)}
${sourcesSection(report)}
${clocksSection(report)}
</main>
<footer>${footer(report)}</footer>
<script>${fixedMarkup(SCRIPT)}</script>
</body>
</html>`}\n`;
}

function footer({ tool, sources }: Report): string {
  const program = `${tool.name} ${tool.version}`;
  const made =
    sources.length === 1
      ? say`Made by ${program} from ${sources.length} source.`
      : say`Made by ${program} from ${sources.length} sources.`;
  return say`${made} This page holds everything it shows and asks the network for nothing.`;
}

function navigation(report: Report, worst: ReportedAttempt | undefined): Markup {
  if (!worst) return markup`<a href="#sources">${translate('Sources')}</a>`;
  const { attempts, clocks } = report;
  const anchor = anchorOf(worst, report);
  return markup`${attempts.length > 1 && markup`<a href="#attempts">${translate('Attempts')}</a>`}<a href="#${anchor}-steps">${translate('Steps')}</a><a href="#${anchor}-ladder">${translate('Ladder')}</a>${worst.causes.length > 0 && markup`<a href="#${anchor}-causes">${translate('Causes')}</a>`}${worst.checks.length > 0 && markup`<a href="#${anchor}-checks">${translate('Checks')}</a>`}<a href="#${anchor}-timeline">${translate('Time line')}</a><a href="#sources">${translate('Sources')}</a>${clocks.length > 0 && markup`<a href="#clocks">${translate('Clocks')}</a>`}`;
}

/** The outcome in a sentence and what to change: what the reader came for. */
function hero(attempt: ReportedAttempt, { attempts }: Report): Markup {
  const [cause] = attempt.causes;
  const outcome = translate(OUTCOME_TEXTS[attempt.outcome]);
  const words =
    attempt.faultDomain === null ? outcome : say`${outcome}, ${translate(DOMAIN_TEXTS[attempt.faultDomain])}`;
  const others = attempts.length > 1 ? say`; the worst of ${attempts.length} attempts` : '';
  const fix = cause && attempt.outcome !== 'registered' && cause.remedy !== '';
  return markup`<section class="hero ${attempt.outcome}" aria-label="${translate('Outcome')}">
  <p class="outcome">${words}${others}</p>
  <h1>${attempt.summary}</h1>
  ${fix && markup`<div class="fix"><p class="why"><span class="tag ${cause.confidence}">${translate(cause.confidence)}</span> ${cause.explanation}</p><h2>${translate('Fix')}</h2>${remedyText(cause.remedy)}</div>`}
</section>`;
}

function emptyHero({ sources }: Report): Markup {
  return markup`<section class="hero cannot-tell" aria-label="${translate('Outcome')}">
  <p class="outcome">${translate('nothing found')}</p>
  <h1>${sources.length === 1 ? say`No DMVPN bring-up was found in this input.` : say`No DMVPN bring-up was found in these inputs.`}</h1>
</section>`;
}

function attemptList(
  attempts: readonly ReportedAttempt[],
  full: readonly ReportedAttempt[],
  report: Report,
): Markup {
  const listed = attempts.slice(0, MAX_LISTED_ATTEMPTS);
  return markup`<section aria-labelledby="attempts">
  <h2 id="attempts">${say`${attempts.length} attempts`}</h2>
  <div class="scroll" role="region" aria-labelledby="attempts" tabindex="0">
  <table class="attempts">
    <thead><tr><th scope="col">${translate('Attempt')}</th><th scope="col">${translate('Outcome')}</th><th scope="col" class="amount">${translate('After step')}</th><th scope="col">${translate('Likeliest cause')}</th></tr></thead>
    <tbody>${listed.map((attempt) => {
      const name = markup`${attempt.id}: ${attempt.spoke.nbma ?? '?'} → ${attempt.hub.nbma ?? '?'}`;
      const anchor = full.includes(attempt) ? anchorOf(attempt, report) : null;
      return markup`<tr><th scope="row">${anchor === null ? name : markup`<a href="#${anchor}">${name}</a>`}</th><td><span class="tag ${attempt.outcome}">${translate(OUTCOME_TEXTS[attempt.outcome])}</span></td><td class="amount">${attempt.stalledAfter}</td><td>${attempt.causes[0]?.id}</td></tr>`;
    })}</tbody>
  </table>
  </div>
  ${attempts.length > full.length && markup`<p class="dim">${attempts.length > listed.length ? say`The ${full.length} worst follow in full; ${attempts.length - listed.length} more are not listed. JSON has all.` : say`The ${full.length} worst follow in full. JSON has all.`}</p>`}
</section>`;
}

function attemptSection(view: AttemptView): Markup {
  const { attempt, anchor, report } = view;
  const ends = say`spoke ${partyText(attempt.spoke)} → hub ${partyText(attempt.hub)}`;
  const how = { none: say`, without encryption`, ikev2: ', IKEv2', ikev1: '', unknown: '' }[attempt.crypto];
  return markup`<article aria-labelledby="${anchor}">
  <h2 id="${anchor}">${report.attempts.length > 1 ? say`Attempt ${attempt.id}: ${ends}` : ends}${how}</h2>
  ${report.attempts.length > 1 && markup`<p>${attempt.summary}</p>`}
  ${matrixSection(view)}
  ${ladderSection(view)}
  ${causesSection(view)}
  ${checksSection(view)}
  ${negotiatedSection(view)}
  ${flowsSection(view)}
  ${adjacencies(view)}
  ${timelineSection(view)}
</article>`;
}

function ladderSection({ attempt, anchor, arranged, linkTo }: AttemptView): Markup {
  const draw = (shape: 'wide' | 'narrow') => drawLadder(attempt, arranged, { shape, linkTo }).svg;
  const timed = attempt.timeline.some(({ offset, evidence }) => offset !== null || evidence.at !== null);
  return markup`<section aria-labelledby="${anchor}-ladder">
  <h3 id="${anchor}-ladder">${translate('Ladder')}</h3>
  <p class="dim">${timed ? say`Times are seconds from the first message of the flow, on one clock where the clocks could be aligned. Every row leads to its event in the time line.` : say`The sources have no times: the order is that of cause and effect. Every row leads to its event in the time line.`}</p>
  <div class="ladder-box">${draw('wide')}${draw('narrow')}</div>
  <p class="key" aria-hidden="true"><span><b class="phase1">${translate('IKE phase 1')}</b></span><span><b class="phase2">${translate('IKE phase 2')}</b></span><span><b class="esp">ESP</b></span><span><b class="nhrp">NHRP</b></span><span>■ ${translate('in a log')}</span><span>● ${translate('on a wire')}</span><span>Ⅰ ${translate('how uncertain its time is')}</span><span>┄ ${translate('not seen, proved by what followed')}</span><span><b class="lost">✕</b> ${translate('lost')}</span></p>
</section>`;
}

function adjacencies({ attempt, anchor }: AttemptView): Markup | null {
  if (attempt.adjacency.length === 0) return null;
  return markup`<section aria-labelledby="${anchor}-routing">
  <h3 id="${anchor}-routing">${translate('Routing over the tunnel')}</h3>
  <ul>${attempt.adjacency.map(({ protocol, up, neighbor, from }) => markup`<li><span class="tag ${up ? 'registered' : 'stalled'}">${translate(up ? 'up' : 'down')}</span> ${protocol.toUpperCase()} ${neighbor} <cite>${from.source}</cite></li>`)}</ul>
</section>`;
}

function notes({ findings }: Report): Markup | null {
  const remarks = findings.filter(({ severity }) => severity === 'note');
  if (remarks.length === 0) return null;
  return markup`<section aria-labelledby="notes"><h2 id="notes">${translate('Notes')}</h2><ul>${remarks.map(({ message }) => markup`<li>${message}</li>`)}</ul></section>`;
}
