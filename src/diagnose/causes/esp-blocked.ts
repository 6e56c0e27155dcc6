import type { Column, Placed } from '../../correlate/attempt.ts';
import { other } from '../../correlate/sightings.ts';
import type { CaseFile } from '../../flow/case-file.ts';
import { lastWordOfHub } from '../../flow/outcome.ts';
import { isCovering } from '../../flow/watch.ts';
import { say } from '../../language/say.ts';
import type { Side } from '../../observation.ts';
import type { Cause } from '../cause.ts';
import { capital, endsOf, named, times } from '../ends.ts';
import { natBetween, said } from '../logs.ts';
import { obstacleFor } from '../loss.ts';
import { type Opinion, opinion } from '../opinion.ts';
import { isOutOfSight } from '../registration.ts';
import { latestIpsecCounters } from '../shows.ts';
import { isStalled, pathOf, waitsInTunnel, wasSeen, wireOf } from '../stall.ts';
import { espFrom, hubGotRequest, type Traffic } from '../tunnel-traffic.ts';

export const espBlocked: Cause = {
  id: 'esp-blocked',
  title: 'ESP does not pass',
  explain:
    'IKE is done and both routers have their SAs, but ESP (IP protocol 50, or UDP 4500 behind NAT) leaves one side and never arrives at the other: sequence numbers grow and nothing comes back, encaps grow on one router and decaps stay at 0 on the other. An access list may log the denial of protocol 50. Permit ESP in both directions.',
  assess(file) {
    if (!waitsInTunnel(file) || file.attempt.crypto === 'none' || file.attempt.crypto === 'unknown')
      return null;
    return assessDirection(file, 'spoke') ?? assessDirection(file, 'hub') ?? openEnd(file);
  },
};

/** ESP of one side that provably, or by the routers' words, does not arrive. */
function assessDirection(file: CaseFile, sender: Side) {
  const receiver = other(sender);
  const left = espFrom(file, sender, wireOf(sender));
  const arrived = espFrom(file, sender, wireOf(receiver));
  if (arrived.packets > 0) return null;
  const own = latestIpsecCounters(file, sender);
  const far = latestIpsecCounters(file, receiver);
  if (far && far.decapsulated > 0) return null;
  const port = natBetween(file) ? 4500 : null;
  const obstacle =
    obstacleFor(file, sender, { protocol: 'esp', port: null }) ??
    (port ? obstacleFor(file, sender, { protocol: 'udp', port }) : null);
  const isWatched = left.packets > 0 && file.watches[wireOf(receiver)].esp;
  const wasRecording = isWatched && covers(file, left, wireOf(receiver));
  // A capture that ends before shows nothing by its silence, less still when the other end goes on sending.
  if (wasRecording || (isWatched && espFrom(file, receiver).packets === 0)) {
    return state(file, sender, {
      confidence: wasRecording || obstacle?.reported ? 'certain' : 'likely',
      weight: 90,
      explanation: wasRecording
        ? say`${capital(named(file, sender))} sent ${packets(left)} and none reached the wire of ${named(file, receiver)}${obstacle ? say`; ${obstacle.text}` : ''}.`
        : say`${capital(named(file, sender))} sent ${packets(left)} and none is in the capture of ${named(file, receiver)}, which may have ended before${obstacle ? say`; ${obstacle.text}` : ''}.`,
      evidence: [...left.observations, ...(obstacle?.evidence ?? [])],
    });
  }
  if (obstacle?.reported || (obstacle && isStalled(file))) {
    return state(file, sender, {
      confidence: left.packets > 0 || isStalled(file) ? 'certain' : 'likely',
      weight: 88,
      explanation: say`ESP from ${named(file, sender)} is dropped: ${obstacle.text}.`,
      evidence: [...obstacle.evidence, ...left.observations],
    });
  }
  if (own && far && own.encapsulated > 0 && far.decapsulated === 0) {
    return state(file, sender, {
      confidence: 'likely',
      weight: 86,
      explanation: say`${capital(named(file, sender))} has encapsulated ${own.encapsulated} packets and ${named(file, receiver)} has decapsulated none.`,
      evidence: [own.observation, far.observation],
    });
  }
  return sender === 'spoke' ? lostByWords(file, left) : null;
}

/** The place was surely recording when the traffic began. */
function covers(file: CaseFile, traffic: Traffic, column: Column): boolean {
  const first = file.attempt.placed.find(({ observation }) => observation === traffic.observations[0]);
  return isCovering(file, column, first);
}

/** What left by one kind of source, and the hub's side does not have by another: strong, but not two captures. */
function lostByWords(file: CaseFile, left: Traffic) {
  if (!isStalled(file) || hubGotRequest(file) || wasSeen(file, 'esp-to-spoke')) return null;
  // A hub without NHRP logs no registration, however many arrive.
  if (said(file, ['network-id-unconfigured', 'nhrp-not-enabled'], 'hubLog').length > 0) return null;
  const requests = requestsInTunnel(file);
  if (left.packets === 0 && requests.length === 0) return null;
  const hub = named(file, 'hub');
  const absent = file.watches.hubWire.esp
    ? say`no ESP reached the wire of ${hub}`
    : file.watches.hubLog.nhrp
      ? say`the log of ${hub} has no registration`
      : null;
  if (absent === null) return null;
  return state(file, 'spoke', {
    confidence: 'likely',
    weight: 80,
    explanation:
      left.packets > 0
        ? say`${capital(named(file, 'spoke'))} sent ${packets(left)}, and ${absent}.`
        : say`${capital(named(file, 'spoke'))} sent its registration ${times(requests.length)} into the tunnel, and ${absent}, although IKE is done at both ends.`,
    evidence: [...left.observations, ...requests],
  });
}

/** Requests in the spoke's log that were sent when the tunnel was up; earlier ones only ask for it. */
function requestsInTunnel(file: CaseFile): readonly Placed[] {
  return file.walk.steps.find(({ step }) => step.id === 'registration-request')?.sightings.spokeLog ?? [];
}

/** One vantage only: what it does not see may be lost on the way or may never have been sent. */
function openEnd(file: CaseFile) {
  const toHub = espFrom(file, 'spoke');
  const toSpoke = espFrom(file, 'hub');
  if (toHub.packets > 0 && toSpoke.packets > 0) return null;
  if (toHub.packets > 0) {
    // Seen arriving at the hub and no answer leaving it: the path is not what is wrong.
    if (espFrom(file, 'spoke', 'hubWire').packets > 0) return null;
    return state(file, 'spoke', {
      confidence: 'possible',
      weight: 70,
      domain: 'path',
      explanation: say`${capital(named(file, 'spoke'))} sent ${packets(toHub)} and no ESP came back; ESP may be dropped on the way to the hub or back.`,
      evidence: toHub.observations,
    });
  }
  if (toSpoke.packets > 0) {
    return state(file, 'spoke', {
      confidence: 'possible',
      weight: 60,
      explanation: say`ESP comes from ${named(file, 'hub')} and none from ${named(file, 'spoke')} was seen.`,
      evidence: toSpoke.observations,
    });
  }
  if (isOutOfSight(file)) return null;
  // The hub counts what came, and sends nothing that could be lost; or it holds a registration, which came as ESP.
  const hub = latestIpsecCounters(file, 'hub');
  if (hub !== null && hub.decapsulated > 0 && hub.encapsulated === 0) return null;
  if (hubGotRequest(file) || lastWordOfHub(file)?.isUp) return null;
  if (file.watches.spokeWire.esp) return null;
  const atHub = file.watches.hubWire.esp || file.watches.hubLog.nhrp;
  const requests = requestsInTunnel(file);
  return state(file, 'spoke', {
    confidence: 'possible',
    weight: atHub ? 70 : 55,
    domain: atHub ? 'path-to-hub' : 'path',
    explanation: atHub
      ? say`IKE is done, and nothing of the tunnel from ${named(file, 'spoke')} was seen at ${named(file, 'hub')}; ESP towards the hub may be dropped.`
      : requests.length === 0
        ? say`IKE is done, and none of the sources would show what went into the tunnel; ESP may be dropped on the way.`
        : say`The registration went into the tunnel ${times(requests.length)} and no reply came; ESP may be dropped on the way.`,
    evidence: requests,
  });
}

function packets({ packets: count, observations }: Traffic): string {
  const flow = observations[0]?.event;
  const sequence =
    flow?.kind === 'esp-flow'
      ? say` (SPI ${flow.spi}, sequence numbers ${flow.lowestSequence} to ${flow.highestSequence})`
      : '';
  return count === 1 ? say`1 ESP packet${sequence}` : say`${count} ESP packets${sequence}`;
}

function state(
  file: CaseFile,
  sender: Side,
  rest: Pick<Opinion, 'confidence' | 'weight' | 'explanation' | 'evidence'> & {
    domain?: 'path' | 'path-to-hub';
  },
) {
  const { spoke, hub } = endsOf(file);
  const [from, to] = sender === 'spoke' ? [spoke, hub] : [hub, spoke];
  const inUdp = natBetween(file) === true;
  const filter = inUdp ? 'udp port 4500' : 'ip proto 50';
  const rule = (a: string, b: string) =>
    inUdp ? ` permit udp host ${a} host ${b} eq non500-isakmp` : ` permit esp host ${a} host ${b}`;
  const base = {
    domain: pathOf(sender),
    remedy: ['ip access-list extended <the list on the way>', rule(from, to), rule(to, from)],
    next: say`Capture on the outer interface of ${named(file, other(sender))}: ${filter} and host ${from}. On both routers: show crypto ipsec sa peer <the other>, and compare encaps and decaps.`,
  };
  return opinion(base, rest);
}
