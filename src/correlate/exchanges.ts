import type { IkeMessage, ProposalAttributes, Side } from '../observation.ts';
import type { Phase1, Placed, QuickMode, Registration } from './attempt.ts';
import { other } from './sightings.ts';

/** What is known of the phase 1 negotiation, from the wire and from both routers' words. */
export function describePhase1(placed: readonly Placed[], initiator: Side): Phase1 {
  const phase1: Phase1 = {
    initiatorCookie: null,
    responderCookie: null,
    mode: null,
    initiator,
    offered: [],
    accepted: null,
    port: null,
  };
  // A responder that answers one offer with several cookies goes on with one of them: the last used.
  for (const { observation, crossing } of placed) {
    const { event } = observation;
    if (event.kind === 'ike-message') {
      if (event.exchange === 'quick' || event.exchange === 'main' || event.exchange === 'aggressive') {
        phase1.initiatorCookie ??= event.initiatorCookie;
        if (event.initiatorCookie === phase1.initiatorCookie && event.responderCookie !== null) {
          phase1.responderCookie = event.responderCookie;
        }
      }
      if (event.exchange === 'main' || event.exchange === 'aggressive') phase1.mode ??= event.exchange;
      if (crossing === 'MM1' || crossing === 'AM1') {
        if (phase1.offered.length === 0) phase1.offered = [...event.proposals];
        phase1.port ??= 500;
      }
      if ((crossing === 'MM2' || crossing === 'AM2') && event.proposals[0])
        phase1.accepted = completed(phase1.accepted, event.proposals[0]);
      if (crossing === 'MM5' || crossing === 'MM6' || crossing === 'AM3')
        phase1.port = portOf(event) ?? phase1.port;
    } else if (event.kind === 'proposal' && event.phase === 1) {
      if (event.act === 'accepted') phase1.accepted = completed(phase1.accepted, event.attributes);
      else if (event.act === 'offered') phase1.offered.push(event.attributes);
    } else if (event.kind === 'ike-state' && event.phase === 1 && /_MM\d/.test(event.to)) {
      phase1.mode ??= 'main';
    }
  }
  return phase1;
}

function portOf(message: IkeMessage): 500 | 4500 | null {
  if (message.sourcePort === 4500 || message.destinationPort === 4500) return 4500;
  return message.sourcePort === null && message.destinationPort === null ? null : 500;
}

/** The quick modes of an attempt in order; the first that completes brought the tunnel up. */
export function describeQuickModes(placed: readonly Placed[], initiator: Side): QuickMode[] {
  const byId = new Map<number, QuickMode>();
  let unnamed: QuickMode | null = null;
  let complete = false;
  const modeFor = (messageId: number | null): QuickMode => {
    if (messageId === null || messageId === 0) {
      unnamed ??= [...byId.values()].at(-1) ?? emptyQuickMode(null, initiator, complete);
      return unnamed;
    }
    let mode = byId.get(messageId);
    if (!mode) {
      mode =
        unnamed !== null && unnamed.messageId === null
          ? unnamed
          : emptyQuickMode(messageId, initiator, complete);
      mode.messageId = messageId;
      byId.set(messageId, mode);
    }
    return mode;
  };
  for (const { observation, crossing, sender, column } of placed) {
    const { event } = observation;
    if (event.kind === 'ike-message' && event.exchange === 'quick') {
      const mode = modeFor(event.messageId);
      if (crossing === 'QM1' && sender !== null) mode.initiator = sender;
      if (crossing === 'QM1' && mode.offered.length === 0) mode.offered = [...event.proposals];
      if (crossing === 'QM2' && event.proposals[0])
        mode.accepted = completed(mode.accepted, event.proposals[0]);
      const spi = event.proposals.find((p) => p.spi !== null)?.spi ?? null;
      // Each end proposes the SPI it wants to receive with.
      if (spi !== null && sender !== null) setSpi(mode, sender, spi);
      if (crossing === 'QM3') complete = true;
    } else if (event.kind === 'ike-milestone' && event.what === 'quick-mode-started') {
      const mode = modeFor(event.messageId);
      mode.initiator = column === 'hubLog' ? 'hub' : 'spoke';
    } else if (event.kind === 'ike-state' && event.phase === 2 && event.messageId !== null) {
      modeFor(event.messageId);
      if (event.to === 'IKE_QM_PHASE2_COMPLETE') complete = true;
    } else if (event.kind === 'proposal' && event.phase === 2 && event.act === 'accepted') {
      {
        const mode = modeFor(event.messageId);
        mode.accepted = completed(mode.accepted, event.attributes);
      }
    } else if (event.kind === 'ipsec-sa' && event.act !== 'deleted' && event.spi !== '0x00000000') {
      if (column !== 'hubLog' && column !== 'spokeLog') continue;
      const own: Side = column === 'hubLog' ? 'hub' : 'spoke';
      if (event.direction === null) continue;
      const receiver = event.direction === 'inbound' ? own : other(own);
      const mode = findBySpi([...byId.values()], event.spi) ?? modeFor(event.messageId);
      setSpi(mode, receiver, event.spi);
      if (event.attributes) mode.accepted = completed(mode.accepted, event.attributes);
    }
  }
  const modes = [...byId.values()];
  if (unnamed !== null && !modes.includes(unnamed)) modes.unshift(unnamed);
  return modes;
}

function emptyQuickMode(messageId: number | null, initiator: Side, rekey: boolean): QuickMode {
  return { messageId, initiator, spiToHub: null, spiToSpoke: null, offered: [], accepted: null, rekey };
}

function findBySpi(modes: readonly QuickMode[], spi: string): QuickMode | undefined {
  return modes.find((mode) => mode.spiToHub === spi || mode.spiToSpoke === spi);
}

function setSpi(mode: QuickMode, receiver: Side, spi: string): void {
  if (receiver === 'hub') mode.spiToHub ??= spi;
  else mode.spiToSpoke ??= spi;
}

/** Registrations by request ID, each with its request, its reply and the errors that answer it. */
export function describeRegistrations(placed: readonly Placed[]): Registration[] {
  const byId = new Map<string, Registration>();
  const get = (requestId: number | null): Registration => {
    const key = String(requestId);
    let registration = byId.get(key);
    if (!registration) {
      registration = { requestId, request: [], reply: [], errors: [] };
      byId.set(key, registration);
    }
    return registration;
  };
  for (const entry of placed) {
    const { event } = entry.observation;
    if (event.kind !== 'nhrp-packet') continue;
    if (event.packet === 'registration-request') get(event.requestId).request.push(entry);
    else if (event.packet === 'registration-reply') get(event.requestId).reply.push(entry);
    else if (event.packet === 'error-indication' && answersRegistration(event.quotedType)) {
      get(event.quotedRequestId ?? [...byId.values()].at(-1)?.requestId ?? null).errors.push(entry);
    }
  }
  const unnamed = byId.get('null');
  const [named, ...others] = [...byId.values()].filter(({ requestId }) => requestId !== null);
  // Some logs print no request ID; where there is one registration it is that one.
  if (!unnamed || !named || others.length > 0) return [...byId.values()];
  named.request = [...named.request, ...unnamed.request];
  named.reply = [...named.reply, ...unnamed.reply];
  named.errors = [...named.errors, ...unnamed.errors];
  return [named];
}

/** What was accepted, as all sources together tell it: a log often names less than the wire. */
function completed(known: ProposalAttributes | null, more: ProposalAttributes): ProposalAttributes {
  if (known === null) return { ...more };
  const joined: ProposalAttributes = { ...known };
  for (const key of Object.keys(more) as (keyof ProposalAttributes)[]) {
    if (joined[key] === null) Object.assign(joined, { [key]: more[key] });
  }
  return joined;
}

/** An error indication that quotes a registration request, or does not tell what it quotes. */
function answersRegistration(quotedType: number | null): boolean {
  return quotedType === null || quotedType === 3;
}
