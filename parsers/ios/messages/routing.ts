/** Routing adjacencies over the tunnel: EIGRP (Y4, H15), OSPF, BGP, IS-IS. */

import { synonyms } from '../dialects/index.ts';
import type { Row, Subject } from './row.ts';
import { address, says, synonymsIn } from './scan.ts';

type Kind = Pick<Row, 'id' | 'title' | 'form' | 'patterns' | 'mark' | 'meaning'> & Partial<Row>;
const row = (kind: Kind): Row => ({ facility: 'syslog', by: 'both', steps: [13], harmless: false, ...kind });

/** The interface in the brackets behind the neighbour. */
const bracketed = (s: Subject): string | null => /\(([A-Z][A-Za-z]+[\d/.]+)\)/.exec(s.body)?.[1] ?? null;

const neighbour = (s: Subject) => {
  const text = s.body.slice(s.name.length);
  const down =
    /\bis down\b/.test(text) ||
    (!/\bis up\b/.test(text) && says(text.replace(/[A-Z]+-[A-Z0-9]+/g, ''), 'down'));
  const reason = /is (?:up|down):\s*(.+)$/.exec(text)?.[1]?.trim() ?? null;
  return {
    neighbor: address(text),
    interface: bracketed(s),
    up: !down,
    reason: reason ?? (synonymsIn(text, 'new adjacency') >= 0 ? 'new adjacency' : null),
  };
};

function adjacencyEnd(s: Subject): number {
  for (const word of synonyms('new adjacency')) {
    const at = s.text.indexOf(word);
    if (at >= 0) return at + word.length;
  }
  return s.text.length;
}

const ospf = (s: Subject) => ({
  neighbor: address(s.body.slice(s.body.indexOf('Nbr') + 3)),
  interface: / on (\S+) from/.exec(s.body)?.[1] ?? null,
  up: /to FULL\b/.test(s.body),
  reason: s.body.includes(',') ? s.body.slice(s.body.lastIndexOf(',') + 1).trim() : null,
});

export const routingRows: readonly Row[] = [
  row({
    id: 'H15',
    title: 'EIGRP neighbour lost',
    form: '%DUAL-5-NBRCHANGE: EIGRP-IPv4 <as>: Neighbor <address> (<interface>) is down: <reason>',
    patterns: ['DUAL-NBRCHANGE *is down'],
    fields: neighbour,
    what: 'adjacency-lost',
    steps: [],
    mark: 'K',
    meaning:
      'Holding time expired: multicast or tunnel dead one way. Retry limit exceeded: multicast works, unicast does not. Interface down: the tunnel bounced.',
  }),
  row({
    id: 'Y4',
    title: 'EIGRP neighbour up',
    form: '%DUAL-5-NBRCHANGE: EIGRP-IPv4 <as>: Neighbor <address> (<interface>) is up: new adjacency',
    patterns: ['DUAL-NBRCHANGE'],
    fields: neighbour,
    needs: ['neighbor'],
    end: adjacencyEnd,
    mark: 'K',
    meaning: 'Routing over the tunnel has formed.',
  }),
  row({
    id: 'A15',
    title: 'OSPF neighbour changed',
    form: '%OSPF-5-ADJCHG: Process <n>, Nbr <address> on <interface> from <state> to <state>, <reason>',
    patterns: ['OSPF-ADJCHG', 'OSPFv3-ADJCHG', 'OSPFV3-ADJCHG'],
    fields: ospf,
    mark: 'K',
    meaning: 'FULL: routing over the tunnel has formed.',
  }),
  row({
    id: 'A16',
    title: 'BGP neighbour changed',
    form: '%BGP-5-ADJCHANGE: neighbor <address> <Up|Down> <reason>',
    patterns: ['BGP-ADJCHANGE', 'BGP_SESSION-ADJCHANGE'],
    fields: (s) => ({
      neighbor: address(s.body),
      interface: null,
      up: /\bUp\b/.test(s.body),
      reason: /\bDown\s+(.+)$/.exec(s.body)?.[1]?.trim() ?? null,
    }),
    mark: 'K',
    meaning: 'Up: routing over the tunnel has formed.',
  }),
  row({
    id: 'A17',
    title: 'IS-IS neighbour changed',
    form: '%CLNS-5-ADJCHANGE: ISIS: Adjacency to <system> (<interface>) <Up|Down>, <reason>',
    patterns: ['CLNS-ADJCHANGE'],
    fields: (s) => ({ neighbor: null, interface: bracketed(s), up: /\bUp\b/.test(s.body), reason: null }),
    mark: 'M',
    meaning: 'Up: routing over the tunnel has formed.',
  }),
];
