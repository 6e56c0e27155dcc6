import { CHECKS } from './checks/index.ts';
import { Citations } from './citations.ts';
import type { Attempt, Column, Placed } from './correlate/attempt.ts';
import { correlate } from './correlate/correlate.ts';
import { diagnose } from './diagnose/diagnose.ts';
import { formatInstant } from './evidence.ts';
import { FindingList } from './findings.ts';
import { type CaseFile, openCases } from './flow/case-file.ts';
import type { WalkedStep } from './flow/walk.ts';
import {
  REPORT_SCHEMA,
  type Report,
  type ReportedAttempt,
  type ReportedCause,
  type ReportedCheck,
  type ReportedFlow,
  type ReportedPhase1,
  type ReportedQuickMode,
  type ReportedRegistration,
  type ReportedStep,
} from './judgement.ts';
import { translate } from './language/say.ts';
import type { NhrpPacket, ObservationSet, ProposalAttributes } from './observation.ts';
import { reportSources } from './sources.ts';
import { summarise } from './summary.ts';
import { timelineOf } from './timeline.ts';

/**
 * A report to be read once, in the order of its parts: each attempt is judged when it is taken and kept by
 * nobody, so that ten thousand of them need no room. Findings are those of the attempts taken so far.
 */
export interface PassingReport extends Omit<Report, 'attempts'> {
  attempts: Iterable<ReportedAttempt> & { readonly length: number };
}

/**
 * Judges what all sources saw: correlates it into attempts, holds each against the flow and the field
 * checks, and diagnoses where it stalled. Same observations in any order, same report.
 */
export function judge(set: ObservationSet, tool: Report['tool']): Report {
  const report = judgeInTurn(set, tool);
  const attempts = [...report.attempts];
  return { ...report, attempts, findings: report.findings };
}

/** The same, one attempt at a time. */
export function judgeInTurn(set: ObservationSet, tool: Report['tool']): PassingReport {
  const correlation = correlate(set);
  const open = openCases(correlation, set);
  const found = new FindingList();
  return {
    schema: REPORT_SCHEMA,
    tool,
    sources: reportSources(set, correlation),
    attempts: {
      length: correlation.attempts.length,
      *[Symbol.iterator]() {
        for (const attempt of correlation.attempts) {
          const reported = judgeAttempt(open(attempt));
          found.add(reported);
          yield reported;
        }
      },
    },
    clocks: correlation.clocks.map((clock) => ({
      a: clock.a,
      b: clock.b,
      offsetMin: clock.min?.toString() ?? null,
      offsetMax: clock.max?.toString() ?? null,
      pairs: clock.pairs,
      drift: clock.drift?.toString() ?? null,
    })),
    get findings() {
      return found.with(correlation, set);
    },
  };
}

function judgeAttempt(file: CaseFile): ReportedAttempt {
  const { attempt, walk } = file;
  const timeline = timelineOf(file.seen, walk, file.correlation.clocks);
  const cited = new Citations(file.seen, timeline);
  const checks: ReportedCheck[] = [];
  for (const check of CHECKS) {
    const outcome = check.run(file);
    if (!outcome) continue;
    const values = outcome.values.map(({ value, from }) => ({ value, from: cited.evidenceOf(from) }));
    checks.push({ id: check.id, verdict: outcome.verdict, message: outcome.message, values });
  }
  const causes = diagnose(file).map(
    ({ cause, diagnosis: { confidence, domain, explanation, remedy, next, evidence } }): ReportedCause => ({
      id: cause.id,
      confidence,
      domain,
      explanation,
      remedy,
      next,
      evidence: evidence.map((observation) => cited.evidenceOf(observation)),
    }),
  );
  const first = causes[0];
  const decided = first && first.confidence !== 'possible' ? first.domain : null;
  const reported: ReportedAttempt = {
    id: attempt.id,
    spoke: party(attempt.spoke),
    hub: party(attempt.hub),
    crypto: attempt.crypto,
    phase1: reportPhase1(attempt),
    quickModes: reportQuickModes(attempt),
    registrations: reportRegistrations(file),
    steps: walk.steps.map((walked) => reportStep(walked, file, cited)),
    outcome: walk.outcome,
    stalledAfter: walk.outcome === 'registered' ? null : walk.lastStep,
    faultDomain: walk.outcome === 'stalled' ? (decided ?? walk.gap) : null,
    summary: '',
    causes,
    checks,
    flows: reportFlows(file),
    adjacency: file.events('adjacency').flatMap(({ observation }) =>
      observation.event.kind === 'adjacency'
        ? [
            {
              protocol: observation.event.protocol,
              up: observation.event.up,
              neighbor: observation.event.neighbor,
              from: cited.evidenceOf(observation),
            },
          ]
        : [],
    ),
    timeline,
  };
  reported.summary = summarise(reported, file);
  return reported;
}

function party({ nbma, tunnel, hostname, behindNat }: Attempt['spoke']) {
  return { nbma, tunnel, hostname, behindNat };
}

function reportStep(walked: WalkedStep, { watches }: CaseFile, cited: Citations): ReportedStep {
  const { step } = walked;
  const cite = (column: Column) => {
    const list = walked.sightings[column];
    return list.length === 0 ? [] : list.map(({ observation }) => cited.withOffset(observation));
  };
  const crosses = step.crossings.length > 0;
  const own = step.owner === 'hub' ? 'hubLog' : 'spokeLog';
  const watched = (column: Column) =>
    walked.verdict !== 'not-applicable' && (crosses || column === own) && watches[column][step.facility];
  const byColumn = <T>(value: (column: Column) => T) => ({
    spokeLog: value('spokeLog'),
    spokeWire: value('spokeWire'),
    hubWire: value('hubWire'),
    hubLog: value('hubLog'),
    wire: value('wire'),
  });
  return {
    number: step.number,
    id: step.id,
    title: translate(step.title),
    short: translate(step.short),
    verdict: walked.verdict,
    sightings: byColumn(cite),
    watched: byColumn(watched),
    repeats: walked.repeats,
    because: walked.because,
  };
}

function reportPhase1({ phase1 }: Attempt): ReportedPhase1 {
  const attributes = phase1.accepted ?? phase1.offered[0] ?? null;
  return {
    mode: phase1.mode,
    initiatorCookie: phase1.initiatorCookie,
    responderCookie: phase1.responderCookie,
    encryption: attributes?.encryption ?? null,
    keyLength: attributes?.keyLength ?? null,
    hash: attributes?.hash ?? null,
    group: attributes?.group ?? null,
    authentication: attributes?.authentication ?? null,
    lifetimeSeconds: attributes?.lifetimeSeconds ?? null,
    port: phase1.port,
  };
}

function reportQuickModes({ quickModes }: Attempt): ReportedQuickMode[] {
  return quickModes.map((mode) => {
    const attributes = mode.accepted ?? mode.offered[0] ?? null;
    return {
      messageId: mode.messageId,
      spiToHub: mode.spiToHub,
      spiToSpoke: mode.spiToSpoke,
      transform: attributes ? transformName(attributes) : null,
      mode: attributes?.encapsulation
        ? attributes.encapsulation.endsWith('transport')
          ? 'transport'
          : 'tunnel'
        : null,
      lifetimeSeconds: attributes?.lifetimeSeconds ?? null,
      lifetimeKilobytes: attributes?.lifetimeKilobytes ?? null,
      pfsGroup: attributes?.group ?? null,
      rekey: mode.rekey,
    };
  });
}

/** `esp-3des esp-sha-hmac` and the like, in the order IOS writes transform sets. */
function transformName({ encryption, keyLength, hash }: ProposalAttributes): string | null {
  if (encryption === null) return null;
  return [encryption, keyLength, hash].filter((part) => part !== null).join(' ');
}

function reportRegistrations({ attempt, seen }: CaseFile): ReportedRegistration[] {
  const { registrations, crypto } = attempt;
  return registrations.map(({ requestId, request, reply, errors }) => {
    const answers = packetsOf(reply);
    const packets = [...packetsOf(request), ...answers];
    const first = <K extends keyof NhrpPacket>(key: K): NhrpPacket[K] | null => {
      for (const packet of packets) if (packet[key] !== null) return packet[key] ?? null;
      return null;
    };
    const error = errors[0]?.observation.event;
    const code =
      answers.find((a) => a.code !== null)?.code ?? (error?.kind === 'nhrp-packet' ? error.code : null);
    const repliesVisible =
      reply.length > 0 || crypto === 'none' || seen.sightings('registration-reply').length > 0;
    return {
      requestId,
      spokeNbma: first('sourceNbma'),
      spokeTunnel: first('sourceProtocol'),
      nhs: first('destinationProtocol'),
      holdingTime: first('holdingTime'),
      unique: first('unique'),
      code,
      replied: reply.length > 0 ? true : errors.length > 0 || repliesVisible ? false : null,
      authenticated:
        errors.length > 0 && code === 11
          ? false
          : reply.length > 0 && first('authentication') !== null && first('authentication') !== 'none'
            ? true
            : null,
    };
  });
}

function packetsOf(sightings: readonly Placed[]): NhrpPacket[] {
  const packets: NhrpPacket[] = [];
  for (const { observation } of sightings)
    if (observation.event.kind === 'nhrp-packet') packets.push(observation.event);
  return packets;
}

function reportFlows(file: CaseFile): ReportedFlow[] {
  return file.events('esp-flow').flatMap(({ observation, crossing }): ReportedFlow[] => {
    const { event } = observation;
    if (event.kind !== 'esp-flow') return [];
    return [
      {
        source: observation.where.source,
        protocol: event.protocol,
        from: event.source,
        to: event.destination,
        direction: crossing === 'esp-to-hub' ? 'to-hub' : crossing === 'esp-to-spoke' ? 'to-spoke' : null,
        spi: event.spi,
        encapsulation: event.encapsulation,
        packets: event.packets,
        bytes: event.bytes,
        first: formatInstant(event.first),
        last: formatInstant(event.last),
        firstFrame: event.firstFrame,
        lowestSequence: event.lowestSequence,
        highestSequence: event.highestSequence,
        gaps: event.gaps,
        repeats: event.repeats,
        outOfOrder: event.outOfOrder,
        authenticated: event.authenticated,
        rejected: event.rejected,
      },
    ];
  });
}
