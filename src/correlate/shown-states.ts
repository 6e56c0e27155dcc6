/**
 * Attempts of which nobody has a log or a capture: the states that `show` commands print stand for the messages that
 * led to them. A snapshot tells how far an attempt came, never what is missing.
 */
import type { ShownCryptoSession } from '../../parsers/ios/show/crypto-session.ts';
import type { ShowCryptoIpsecSa } from '../../parsers/ios/show/show-crypto-ipsec-sa.ts';
import type { ShowCryptoIsakmpSa, ShownIsakmpSa } from '../../parsers/ios/show/show-crypto-isakmp-sa.ts';
import type { ShowCryptoSession } from '../../parsers/ios/show/show-crypto-session.ts';
import type { ShowDmvpn } from '../../parsers/ios/show/show-dmvpn.ts';
import type { ShowInterfaces } from '../../parsers/ios/show/show-interfaces.ts';
import type { ShowIpNhrp } from '../../parsers/ios/show/show-ip-nhrp.ts';
import type { ShowIpNhrpNhs } from '../../parsers/ios/show/show-ip-nhrp-nhs.ts';
import type {
  Address,
  Event,
  IkeMilestone,
  NhrpState,
  Observation,
  Side,
  TunnelState,
} from '../observation.ts';

/** The outputs that are read, by the command in canonical form. */
interface Outputs {
  'show crypto isakmp sa': ShowCryptoIsakmpSa;
  'show crypto ipsec sa': ShowCryptoIpsecSa;
  'show crypto session': ShowCryptoSession;
  'show dmvpn': ShowDmvpn;
  'show ip nhrp': ShowIpNhrp;
  'show ip nhrp nhs': ShowIpNhrpNhs;
  'show interfaces': ShowInterfaces;
}

/** Whose output it is. */
interface Router {
  side: Side;
  nbma: Address | null;
}

/** What a state means as an event, and the words of the output that say so. */
interface Meaning {
  event: Event;
  words: string;
}

type Reader<Output> = (output: Output, router: Router) => Meaning[];

const READERS: { [Command in keyof Outputs]: Reader<Outputs[Command]> } = {
  'show crypto isakmp sa': ({ sas }, router) =>
    sas.flatMap((sa) => (sa.deleted || sa.state === null ? [] : ofIsakmpSa(sa, sa.state, router))),
  'show crypto ipsec sa': ({ flows }, { side }) =>
    flows.flatMap(({ peer, localAddress, sas, counters }) => {
      const [inbound, outbound] = (['inbound', 'outbound'] as const).map((direction) =>
        sas.find((sa) => sa.direction === direction && sa.protocol !== 'pcp'),
      );
      if (peer === null || !inbound || !outbound) return [];
      const decapsulated = counters.decapsulated ?? 0;
      const words = `${peer} ${inbound.spi} ${outbound.spi} encaps ${counters.encapsulated} decaps ${decapsulated}`;
      const up = [{ event: milestone('phase2-complete', peer, localAddress), words }];
      const isOpen = decapsulated > 0 && side === 'hub';
      return isOpen ? [...up, { event: tunnel('signalling-nhrp', peer, localAddress), words }] : up;
    }),
  'show crypto session': ({ sessions }) => sessions.flatMap(ofSession),
  'show dmvpn': ({ interfaces }, { side }) =>
    interfaces.flatMap(({ peers }) =>
      peers.flatMap(({ nbma, tunnel: address, state, attributes }) => {
        if (nbma === null) return [];
        const words = `${nbma} ${address} ${state} ${attributes.join('')}`;
        const events =
          side === 'hub' ? ofClient(address, nbma, state, attributes) : ofServer(address, nbma, state);
        return events.map((event) => ({ event, words }));
      }),
    ),
  'show ip nhrp': ({ entries }, { side }) =>
    entries.flatMap(({ target, nbma, type, flags }) =>
      side === 'hub' && nbma !== null && type === 'dynamic' && flags.includes('registered')
        ? [{ event: nhrp('client-up', target, nbma), words: `${target} ${nbma} registered` }]
        : [],
    ),
  'show ip nhrp nhs': ({ servers }, { side }) =>
    servers.flatMap(({ address, nbma, flags, requestsSent, repliesReceived }) => {
      if (side === 'hub') return [];
      const words = `${address} ${flags.join('')} req-sent ${requestsSent} repl-recv ${repliesReceived}`;
      if (flags.includes('R')) return [{ event: nhrp('nhs-up', address, nbma), words }];
      return flags.includes('E') ? [{ event: nhrp('registering', address, nbma), words }] : [];
    }),
  'show interfaces': ({ interfaces }) =>
    interfaces.flatMap(({ name, status, protocol }) => {
      if (!/^tunnel/i.test(name)) return [];
      const what = status === 'up' && protocol === 'up' ? 'up' : 'down';
      return [{ event: tunnel(what, null, null), words: `${name} ${status}/${protocol}` }];
    }),
};

/** What the outputs of all routers mean, each with the output that it stands in. */
export function toldByShows(
  observations: readonly Observation[],
  sideOf: (observation: Observation) => Side,
): Observation[] {
  return observations.flatMap((observation): Observation[] => {
    const { event, speaker } = observation;
    if (event.kind !== 'shown' || !isRead(event.command)) return [];
    if (typeof event.result !== 'object' || event.result === null) return [];
    const router: Router = { side: sideOf(observation), nbma: speaker?.nbma ?? null };
    const read = READERS[event.command] as Reader<unknown>;
    return read(event.result, router).map(({ event: meant, words }) => ({
      ...observation,
      speaker: {
        side: router.side,
        host: speaker?.host ?? null,
        nbma: router.nbma ?? ('local' in meant ? (meant.local ?? null) : null),
      },
      event: meant,
      text: `${event.command}: ${words}`,
    }));
  });
}

function isRead(command: string): command is keyof Outputs {
  return Object.hasOwn(READERS, command);
}

/** How far phase 1 is by the state that the router shows: the initiator's own state, or the responder's. */
const PHASE_1: Readonly<Record<string, { initiator: string; responder: string }>> = {
  MM_NO_STATE: { initiator: 'IKE_I_MM1', responder: 'IKE_R_MM1' },
  MM_SA_SETUP: { initiator: 'IKE_I_MM2', responder: 'IKE_R_MM2' },
  MM_KEY_EXCH: { initiator: 'IKE_I_MM4', responder: 'IKE_R_MM4' },
};

function ofIsakmpSa(sa: ShownIsakmpSa, state: string, { side, nbma }: Router): Meaning[] {
  // The short form names the initiator as source; which one is this router its other outputs tell, or its side.
  const own = sa.local ?? nbma ?? (side === 'spoke' ? sa.source : sa.destination);
  const peer = sa.remote ?? (sa.source === own ? sa.destination : sa.source);
  if (peer === null) return [];
  const words = `${sa.destination ?? sa.local} ${sa.source ?? sa.remote} ${state}`;
  if (state === 'QM_IDLE') return [{ event: milestone('phase1-complete', peer, own), words }];
  const reached = PHASE_1[state]?.[sa.source === null || sa.source === own ? 'initiator' : 'responder'];
  if (reached === undefined) return [];
  // The peer is named first: a state by itself belongs to nobody.
  return [
    { event: milestone('sa-requested', peer, own), words },
    {
      event: {
        kind: 'ike-state',
        phase: 1,
        from: 'IKE_READY',
        to: reached,
        connectionId: null,
        messageId: null,
        input: null,
      },
      words,
    },
  ];
}

/** An IKEv2 session takes none of the steps. */
function ofSession({ status, peer, ikeSas }: ShownCryptoSession): Meaning[] {
  if (peer === null || status === null || ikeSas.some(({ version }) => version === 2)) return [];
  const local = ikeSas[0]?.local ?? null;
  const what = status === 'UP-ACTIVE' ? 'phase2-complete' : status === 'UP-IDLE' ? 'phase1-complete' : null;
  return what === null ? [] : [{ event: milestone(what, peer, local), words: `${peer} ${status}` }];
}

/** A row of the hub’s `show dmvpn`: a registered client is dynamic. */
function ofClient(
  address: Address | null,
  nbma: Address,
  state: string,
  attributes: readonly string[],
): Event[] {
  return state === 'UP' && attributes.includes('D') ? [nhrp('client-up', address, nbma)] : [];
}

/** A row of the spoke’s `show dmvpn`: its state is the layer that the next hop server waits for. */
function ofServer(address: Address | null, nbma: Address, state: string): Event[] {
  switch (state) {
    case 'UP':
      return [nhrp('nhs-up', address, nbma)];
    case 'NHRP':
      // Crypto is up and told NHRP so.
      return [milestone('phase2-complete', nbma, null), tunnel('signalling-nhrp', nbma, null)];
    case 'IPSEC':
      return [milestone('phase1-complete', nbma, null)];
    case 'IKE':
      return [milestone('sa-requested', nbma, null)];
    default:
      return [];
  }
}

function milestone(what: IkeMilestone['what'], peer: Address, local: Address | null): IkeMilestone {
  return { kind: 'ike-milestone', what, peer, local, messageId: null, connectionId: null, detail: null };
}

function nhrp(what: NhrpState['what'], protocolAddress: Address | null, nbma: Address | null): NhrpState {
  return { kind: 'nhrp-state', what, protocolAddress, nbma, requestId: null, interface: null, detail: null };
}

function tunnel(what: TunnelState['what'], remote: Address | null, local: Address | null): TunnelState {
  return { kind: 'tunnel-state', what, interface: null, tunnelMode: null, local, remote, detail: null };
}
