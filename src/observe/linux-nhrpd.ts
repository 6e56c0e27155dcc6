/** nhrpd's facts as events. */
import type { NhrpdFact, NhrpdPacket, NhrpdState } from '../../parsers/linux/nhrpd-fact.ts';
import { nhrpPackets } from '../../parsers/wire/registry/nhrp.ts';
import type { Event, NhrpPacket, NhrpState } from '../observation.ts';
import type { Told } from './linux-charon.ts';

/** The events of one fact, each with a line for a person. */
export function nhrpdEvents(fact: NhrpdFact): Told[] {
  switch (fact.kind) {
    case 'packet':
      return packet(fact);
    case 'state':
      return state(fact);
    case 'interface':
      return [
        {
          event: {
            kind: 'remark',
            peer: null,
            fields: { interface: fact.interface, tunnelKey: fact.key, local: fact.nbma },
          },
          text: `${fact.interface}: GRE, key ${fact.key}, local address ${fact.nbma ?? 'not fixed'}`,
        },
      ];
    case 'nat':
      return [
        {
          event: { kind: 'nat-verdict', verdict: 'self-inside', connectionId: null },
          text: `NAT in front of ${fact.nbma}`,
        },
      ];
    case 'failure':
      return [
        {
          event: {
            kind: 'failure',
            what: fact.what,
            peer: fact.peer,
            local: null,
            fields: fact.fields,
            connectionId: null,
            messageId: null,
          },
          text: fact.peer === null ? words(fact.what) : `${words(fact.what)}, packet from ${fact.peer}`,
        },
      ];
  }
}

function packet(fact: NhrpdPacket): Told[] {
  const name = nhrpPackets.name(fact.packetType);
  if (name === null) return [];
  const event: NhrpPacket = {
    kind: 'nhrp-packet',
    act: fact.act,
    packetType: fact.packetType,
    packet: name as NhrpPacket['packet'],
    requestId: null,
    source: fact.source,
    destination: fact.destination,
    sourceNbma: null,
    sourceProtocol: fact.sourceProtocol,
    destinationProtocol: fact.destinationProtocol,
    code: fact.code,
    holdingTime: null,
    mtu: fact.mtu,
    unique: null,
    length: null,
    authentication: fact.authentication,
    natNbma: [],
    responderNbma: null,
    greKey: null,
    spi: null,
    interface: null,
    quotedType: null,
    quotedRequestId: null,
    fingerprint: null,
    ttl: null,
    repeat: false,
  };
  const code = fact.code === null ? '' : `, code ${fact.code}`;
  const text = `${fact.act} NHRP ${words(name)} ${fact.sourceProtocol} to ${fact.destinationProtocol}${code}`;
  return [{ event, text }];
}

const stateOf: Record<NhrpdState['what'], NhrpState['what'] | null> = {
  registering: 'registering',
  'waiting-for-link': 'retransmit-delay',
  'received-for-us': 'received-for-us',
  'nhs-up': 'nhs-up',
  'cache-add': 'cache-add',
  'cache-update': 'cache-update',
  'interface-up': 'interface-up',
  'interface-down': null,
  'multicast-configured': null,
};

function state(fact: NhrpdState): Told[] {
  const { protocolAddress, nbma, detail } = fact;
  const text = [words(fact.what), fact.interface, protocolAddress, nbma, detail].filter(Boolean).join(' ');
  if (fact.what === 'interface-down') {
    const down: Event = {
      kind: 'tunnel-state',
      what: 'down',
      interface: fact.interface,
      tunnelMode: null,
      local: nbma,
      remote: null,
      detail,
    };
    return [{ event: down, text }];
  }
  const what = stateOf[fact.what];
  if (what === null) {
    return [{ event: { kind: 'remark', peer: null, fields: { multicast: nbma ?? detail } }, text }];
  }
  const event: NhrpState = {
    kind: 'nhrp-state',
    what,
    protocolAddress,
    nbma,
    requestId: null,
    interface: fact.interface,
    detail,
  };
  return [{ event, text }];
}

function words(name: string): string {
  return name.replaceAll('-', ' ');
}
