import type { ReportedQuickMode, ReportedRegistration } from '../../judgement.ts';
import { translate } from '../../language/say.ts';
import { type Markup, markup } from '../markup.ts';
import type { AttemptView } from './attempt-view.ts';

type Fact = [name: string, value: string | number | null];

/** What the ends agreed on or offered: phase 1, phase 2 and the registration. Silent on what is not known. */
export function negotiatedSection({ attempt, anchor }: AttemptView): Markup | null {
  const { phase1 } = attempt;
  const cipher = [phase1.encryption, phase1.keyLength, phase1.hash].filter((part) => part !== null).join(' ');
  const cards = [
    card('Phase 1', [
      ['mode', phase1.mode && translate(phase1.mode)],
      ['algorithms', cipher || null],
      ['group', phase1.group],
      ['authentication', phase1.authentication],
      ['lifetime', seconds(phase1.lifetimeSeconds)],
      ['UDP port', phase1.port],
      [
        'cookies',
        [phase1.initiatorCookie, phase1.responderCookie].filter((c) => c !== null).join(' / ') || null,
      ],
    ]),
    ...attempt.quickModes.slice(0, MAX_CARDS).map(quickModeCard),
    ...attempt.registrations.slice(0, MAX_CARDS).map(registrationCard),
  ].filter((one) => one !== null);
  if (cards.length === 0) return null;
  return markup`<section aria-labelledby="${anchor}-facts">
  <h3 id="${anchor}-facts">${translate('Negotiated')}</h3>
  <div class="cards">${cards}</div>
</section>`;
}

/** Quick modes and registrations shown of one attempt: the first ones tell the story. */
const MAX_CARDS = 4;

function quickModeCard(mode: ReportedQuickMode): Markup | null {
  return card(mode.rekey ? 'Phase 2, renewed' : 'Phase 2', [
    ['message ID', mode.messageId],
    ['transform', mode.transform],
    ['mode', mode.mode && translate(mode.mode)],
    ['SPI to hub', mode.spiToHub],
    ['SPI to spoke', mode.spiToSpoke],
    ['lifetime', lifetime(mode)],
    ['PFS group', mode.pfsGroup],
  ]);
}

function registrationCard(registration: ReportedRegistration): Markup | null {
  return card('NHRP registration', [
    ['request ID', registration.requestId],
    ['tunnel address', registration.spokeTunnel],
    ['NBMA address', registration.spokeNbma],
    ['NHS', registration.nhs],
    ['holding time', seconds(registration.holdingTime)],
    ['unique', yesNo(registration.unique)],
    ['code', registration.code],
    ['answered', yesNo(registration.replied)],
  ]);
}

function card(title: string, facts: readonly Fact[]): Markup | null {
  const known = facts.filter(([, value]) => value !== null);
  if (known.length === 0) return null;
  return markup`<div class="card"><h4>${translate(title)}</h4><dl>${known.map(([name, value]) => markup`<div><dt>${translate(name)}</dt><dd>${value}</dd></div>`)}</dl></div>`;
}

function lifetime({ lifetimeSeconds, lifetimeKilobytes }: ReportedQuickMode): string | null {
  const parts = [seconds(lifetimeSeconds), lifetimeKilobytes === null ? null : `${lifetimeKilobytes} kB`];
  return parts.filter((part) => part !== null).join(', ') || null;
}

function seconds(value: number | null): string | null {
  return value === null ? null : `${value} s`;
}

function yesNo(value: boolean | null): string | null {
  return value === null ? null : translate(value ? 'yes' : 'no');
}
