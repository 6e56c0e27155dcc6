/** `debug nhrp` with packet, cache, extension, rate and error: N1 to N41, NR1, and H9 to H13. */
import { nhrpBody } from './nhrp-body.ts';
import { nhrpLineRows } from './nhrp-lines.ts';
import type { Block, Fields, Row, Subject } from './row.ts';
import {
  address,
  addresses,
  numberAfter,
  numbers,
  quoted,
  says,
  synonymsIn,
  tunnel,
  unindent,
} from './scan.ts';

type Kind = Pick<Row, 'id' | 'title' | 'form' | 'patterns' | 'by' | 'steps' | 'mark' | 'meaning'> &
  Partial<Row>;
const row = (kind: Kind): Row => ({ facility: 'nhrp', harmless: false, ...kind });

const nbma = (s: Subject) => ({ nbma: address(s.body) });
const pair = (s: Subject) => {
  const [protocolAddress = null, nbma = null] = addresses(s.body);
  return { protocolAddress, nbma };
};

/** Cache lines: target prefix, next hop, NBMA address (which stands on the next line). */
function cache(s: Subject) {
  const found = addresses(s.body);
  const prefix = /\/(\d{1,3})/.exec(s.body);
  return {
    interface: tunnel(s.body),
    protocolAddress: found[0] ?? null,
    prefixLength: prefix === null ? null : Number(prefix[1]),
    nextHop: found[1] ?? null,
    nbma: found[2] ?? null,
  };
}

/** The NHRP packet's direction and kind, as far as the words or the shape of what follows tell. */
const packet = (s: Subject) => ({ interface: tunnel(s.body), packetSize: packetSize(s) });

function packetSize(s: Subject): number | null {
  return numberAfter(s.body, 'packet size') ?? numbers(s.body.replace(/\([^)]*\)/g, ' ')).at(-1) ?? null;
}

/** Values of the body win over those of the first line only where they say more. */
function body(s: Subject, own: Fields): Block {
  const block = nhrpBody(s.following);
  block.fields['packetSize'] ??= own['packetSize'] ?? null;
  return block;
}

/** Flags of a resolution request's or reply's mandatory part, which a registration does not have. */
const RESOLUTION = /^\s*\(M\).{0,20}"[^"]*\b(?:router|auth|src-stable|stable)\b/;

/** A packet line in a language unknown: interface, `vrf`, and a fixed part among the lines behind it. */
function isPacket(s: Subject): boolean {
  if (tunnel(s.body) === null || addresses(s.body).length > 0) return false;
  for (let i = 0; i < s.following.length && i < 6; i++)
    if (unindent(s.following[i]!).startsWith('(F)'))
      return !s.following.some((line) => RESOLUTION.test(line));
  return false;
}

const before = (s: Subject): string[] => {
  const at = s.following.findIndex((line) => unindent(line).startsWith('(F)'));
  return at < 0 ? [] : s.following.slice(0, at);
};

/** A sent packet names its outer pair before the fixed part, a received one does not. */
const sent = (s: Subject): boolean => isPacket(s) && before(s).some((line) => addresses(line).length === 2);
/** A registration reply's responder address extension holds an entry; a request's is empty. */
function answered(s: Subject): boolean {
  const at = s.following.findIndex((line) => /\(3\)\s*:\s*$/.test(line.slice(-12)));
  if (at < 0) return false;
  const next = s.following.slice(at + 1).find((line) => line.trim() !== '');
  return next !== undefined && unindent(next).startsWith('(C');
}

export const nhrpRows: readonly Row[] = [
  row({
    id: 'N1',
    title: 'NHRP on the interface',
    form: 'NHRP: if_up: Tunnel<n> proto <n>',
    patterns: ['if_up'],
    shape: (s) => s.body.startsWith('if_up'),
    fields: (s) => ({ interface: tunnel(s.body) }),
    by: 'both',
    steps: [1],
    mark: 'M',
    meaning: 'NHRP learns that the tunnel interface is up.',
  }),
  row({
    id: 'N2',
    title: 'no NHS to register with',
    form: 'NHRP: Unable to send Registration - no NHSes configured',
    patterns: ['Unable to send Registration'],
    by: 'hub',
    steps: [1],
    mark: 'M',
    harmless: true,
    meaning: 'Normal on a hub, which is the NHS itself; on a spoke it means that ip nhrp nhs is missing.',
  }),
  row({
    id: 'N3',
    title: 'cache entry added',
    form: 'NHRP: Tunnel<n>: Cache add for target <prefix> next-hop <address> + <nbma>',
    patterns: ['Tunnel*Cache add for target', 'Cache add for target'],
    fields: cache,
    needs: ['nbma'],
    continues: /^\s*[0-9A-Fa-f.:]+\s*$/,
    by: 'both',
    steps: [1, 12],
    mark: 'K',
    meaning:
      'A tunnel address got its NBMA address: the hub’s on the spoke (step 1), the spoke’s on the hub (step 12).',
  }),
  row({
    id: 'N31',
    title: 'cache entry updated',
    form: 'NHRP: Tunnel<n>: Cache update for target <prefix> next-hop <address> + <nbma>',
    patterns: ['Tunnel*Cache update for target', 'Cache update for target'],
    shape: (s) => /next-hop/.test(s.body) && /\/\d/.test(s.body),
    fields: cache,
    needs: ['nbma'],
    continues: /^\s*[0-9A-Fa-f.:]+\s*$/,
    by: 'spoke',
    steps: [12],
    mark: 'K',
    meaning: 'A cache entry was confirmed or changed.',
  }),
  row({
    id: 'N4',
    title: 'NHS flags change',
    form: "NHRP: NHS <address> Tunnel<n> vrf <n> Cluster <n> Priority <n> Transitioned to '<flags>' from '<flags>'",
    patterns: ['NHS *Transitioned to', 'NHS *ransition'],
    shape: (s) => s.body.startsWith('NHS ') && quoted(s.body) !== null,
    fields: (s) => {
      const to = synonymsIn(s.body, 'to');
      const flags = /["'“”‘’「」]\s*([ERW]+)\s*["'“”‘’「」]/.exec(s.body);
      return {
        protocolAddress: address(s.body),
        interface: tunnel(s.body),
        to: (to < 0 ? null : quoted(s.body, to)?.trim()) ?? flags?.[1] ?? null,
      };
    },
    by: 'spoke',
    steps: [11],
    mark: 'M',
    meaning: 'E: replies of this next hop server are expected, R: it responds, W: it is waited for.',
  }),
  row({
    id: 'N5',
    title: 'packet to be sent',
    form: 'NHRP: Attempting to send packet via DEST <address>',
    patterns: ['Attempting to send packet'],
    shape: (s) => s.body.includes('DEST') && addresses(s.body).length === 1,
    fields: (s) => ({ protocolAddress: address(s.body), interface: tunnel(s.body) }),
    by: 'both',
    steps: [11, 12, 13],
    mark: 'K',
    meaning: 'NHRP sends a packet to this tunnel address.',
  }),
  row({
    id: 'N6',
    title: 'registration request sent',
    form: 'NHRP: Send Registration Request via Tunnel<n> vrf <n>, packet size: <n> + packet',
    patterns: ['Send Registration Request'],
    shape: (s) => sent(s) && !answered(s),
    fields: packet,
    block: body,
    by: 'spoke',
    steps: [12],
    mark: 'K',
    meaning: 'The spoke asks the NHS to map its tunnel address to its NBMA address.',
  }),
  row({
    id: 'N7',
    title: 'registration request received',
    form: 'NHRP: Receive Registration Request via Tunnel<n> vrf <n>, packet size: <n> + packet',
    patterns: ['Receive Registration Request'],
    shape: (s) => isPacket(s) && !sent(s) && !answered(s),
    fields: packet,
    block: body,
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'The registration of a spoke arrived through the tunnel.',
  }),
  row({
    id: 'N8',
    title: 'registration reply sent',
    form: 'NHRP: Send Registration Reply via Tunnel<n> vrf <n>, packet size: <n> + packet',
    patterns: ['Send Registration Reply'],
    shape: (s) => sent(s) && answered(s),
    fields: packet,
    block: body,
    by: 'hub',
    steps: [13],
    mark: 'K',
    meaning: 'The hub answers the registration; code 0 is success.',
  }),
  row({
    id: 'N9',
    title: 'registration reply received',
    form: 'NHRP: Receive Registration Reply via Tunnel<n> vrf <n>, packet size: <n> + packet',
    patterns: ['Receive Registration Reply'],
    shape: (s) => isPacket(s) && !sent(s) && answered(s),
    fields: packet,
    block: body,
    by: 'spoke',
    steps: [13],
    mark: 'K',
    meaning: 'The registration is answered; code 0 is success.',
  }),
  ...nhrpLineRows,
  row({
    id: 'NR1',
    title: 'registration timed',
    form: 'NHRP-RATE: Sending initial Registration Request for <address>, reqid <n>',
    patterns: ['Sending initial Registration Request'],
    shape: (s) => s.name === 'NHRP-RATE' && addresses(s.body).length === 1 && numbers(s.body).length === 1,
    fields: (s) => ({ protocolAddress: address(s.body), requestId: numbers(s.body).at(-1) ?? null }),
    by: 'spoke',
    steps: [12],
    mark: 'M',
    meaning: 'The registration with this request ID is the first of a series.',
  }),
  row({
    id: 'N20',
    title: 'packet for this router',
    form: 'NHRP: netid_in = <n>, to_us = <n>',
    patterns: ['netid_in', '*netid_in'],
    shape: (s) => s.body.includes('netid_in'),
    fields: (s) => ({ networkId: numberAfter(s.body, 'netid_in'), toUs: numberAfter(s.body, 'to_us') }),
    by: 'both',
    steps: [12, 13],
    mark: 'M',
    meaning: 'The packet that came is for this router. Network IDs have local meaning and may differ.',
  }),
  row({
    id: 'N22',
    title: 'tunnel endpoint attached',
    form: 'NHRP: Successfully attached NHRP subblock for Tunnel Endpoints (VPN: <address>, NBMA: <address>)',
    patterns: ['Successfully attached NHRP subblock'],
    fields: pair,
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'The spoke’s pair of addresses is bound to the tunnel.',
  }),
  row({
    id: 'N21',
    title: 'tunnel endpoint added',
    form: 'NHRP: Adding Tunnel Endpoints (VPN: <address>, NBMA: <address>)',
    patterns: ['Adding Tunnel Endpoints'],
    shape: (s) => s.body.includes('VPN') && s.body.includes('NBMA'),
    fields: pair,
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'The spoke’s tunnel address and NBMA address become an endpoint of the tunnel.',
  }),
  row({
    id: 'N23',
    title: 'subblock node inserted',
    form: 'NHRP: Inserted subblock node for cache: Target <prefix> nhop <address>',
    patterns: ['Inserted subblock node'],
    shape: (s) => s.body.includes('nhop'),
    fields: (s) => ({ protocolAddress: address(s.body), nextHop: addresses(s.body)[1] ?? null }),
    needs: ['nextHop'],
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'The cache entry is tied to its next hop.',
  }),
  row({
    id: 'N24',
    title: 'cache entry converted',
    form: 'NHRP: Converted internal dynamic cache entry for <prefix> interface Tunnel<n> to external',
    patterns: ['Converted internal dynamic cache entry'],
    fields: (s) => ({ protocolAddress: address(s.body), interface: tunnel(s.body) }),
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'The entry learned by registration counts as one given from outside.',
  }),
  row({
    id: 'N25',
    title: 'multicast mapping made',
    form: 'NHRP: Tu<n>: Creating dynamic multicast mapping NBMA: <address>',
    patterns: ['Tu*Creating dynamic multicast mapping', 'Creating dynamic multicast mapping'],
    shape: (s) => /^Tu\d+:?\D*NBMA:/.test(s.body.slice(0, 80)) && addresses(s.body).length === 1,
    fields: (s) => ({ nbma: address(s.body), interface: tunnel(s.body) }),
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'Routing multicasts will be copied to this spoke (ip nhrp map multicast dynamic).',
  }),
  row({
    id: 'N26',
    title: 'multicast mapping added',
    form: 'NHRP: Added dynamic multicast mapping for NBMA: <address>',
    patterns: ['Added dynamic multicast mapping'],
    fields: nbma,
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'Routing multicasts are copied to this spoke.',
  }),
  row({
    id: 'N27',
    title: 'own cache updated',
    form: 'NHRP: Updating our cache with NBMA: <address>, NBMA_ALT: <address>',
    patterns: ['Updating our cache with NBMA'],
    shape: (s) => s.body.includes('NBMA_ALT'),
    fields: nbma,
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'The router’s own NBMA address, as it will stand in the reply.',
  }),
  row({
    id: 'N27b',
    title: 'mandatory part resized',
    form: 'NHRP: New mandatory length: <n>',
    patterns: ['New mandatory length'],
    fields: (s) => ({ length: numbers(s.body).at(-1) ?? null }),
    by: 'hub',
    steps: [13],
    mark: 'M',
    meaning: 'The reply’s mandatory part has this many bytes.',
  }),
  row({
    id: 'N28',
    title: 'packet encapsulated',
    form: 'NHRP: Encapsulation succeeded. Tunnel IP addr <nbma>',
    patterns: ['Encapsulation succeeded'],
    fields: nbma,
    by: 'hub',
    steps: [13],
    mark: 'K~',
    meaning: 'The packet got its NBMA address and left.',
  }),
  row({
    id: 'N29',
    title: 'NHS up',
    form: 'NHRP: NHS-UP: <address>',
    patterns: ['NHS-UP', 'NHC-UP'],
    shape: (s) => s.body.startsWith('NHS-UP') || s.body.startsWith('NHC-UP'),
    fields: (s) => ({
      protocolAddress: address(s.body),
      nbma: s.body.includes('NBMA') ? (addresses(s.body)[1] ?? null) : null,
      client: s.body.startsWith('NHC'),
    }),
    end: (s) => {
      const last = addresses(s.text)
        .slice(0, s.body.includes('NBMA:') ? 2 : 1)
        .at(-1);
      return last === undefined ? s.text.length : s.text.indexOf(last) + last.length;
    },
    by: 'spoke',
    steps: [13],
    mark: 'K~',
    meaning: 'The next hop server answers: registration is done. NHC-UP is the hub’s word for the spoke.',
  }),
  row({
    id: 'N30',
    title: 'address resolved',
    form: 'NHRP: NHRP successfully resolved <address> to NBMA <address>',
    patterns: ['NHRP successfully resolved', 'NHRP successfully mapped'],
    shape: (s) => s.body.startsWith('NHRP') && s.body.includes('NBMA') && addresses(s.body).length === 2,
    fields: pair,
    by: 'hub',
    steps: [13],
    mark: 'M',
    meaning: 'The tunnel address is known by its NBMA address.',
  }),
  row({
    id: 'N32',
    title: 'sender’s outer address',
    form: 'NHRP: Tunnels gave us pak src addr: <nbma>',
    patterns: ['Tunnels gave us pak src addr'],
    fields: nbma,
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'The outer address that the packet before came from; behind NAT it is the translated one.',
  }),
  row({
    id: 'N33',
    title: 'reply decided on',
    form: 'NHRP: Sending Registration Reply if_in Tunnel<n> vrf: <name>(0x<n>) dst <address> nbma <nbma> code: <text>(<n>)',
    patterns: ['Sending Registration Reply if_in'],
    fields: (s) => {
      const code = /\((\d{1,3})\)\s*$/.exec(s.body.slice(-60));
      return { ...pair(s), interface: tunnel(s.body), code: code === null ? null : Number(code[1]) };
    },
    by: 'hub',
    steps: [13],
    mark: 'K',
    meaning: 'Whom the hub answers, and how: code 0 is success.',
  }),
  row({
    id: 'N34',
    title: 'capability of the peer',
    form: 'NHRP: Peer capability:<n>',
    patterns: ['Peer capability'],
    fields: (s) => ({ capability: numbers(s.body).at(-1) ?? null }),
    by: 'both',
    steps: [12],
    mark: 'K',
    meaning: 'What the other router says it can do besides NHRP; 0 is nothing.',
  }),
  row({
    id: 'N35',
    title: 'mapping known',
    form: 'NHRP: nhrp_subblock_check_for_map() - Map Already Exists',
    patterns: ['nhrp_subblock_check_for_map'],
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'The client is registered already: this is a refresh.',
  }),
  row({
    id: 'N36',
    title: 'bytes sent',
    form: 'NHRP: <n> bytes out Tunnel<n>',
    patterns: ['*bytes out Tunnel'],
    fields: (s) => ({ bytes: numbers(s.body)[0] ?? null, interface: tunnel(s.body) }),
    by: 'both',
    steps: [12, 13],
    mark: 'K',
    meaning: 'Length of the packet that left, with its GRE header.',
  }),
  row({
    id: 'N37',
    title: 'route looked up',
    form: 'NHRP: Route lookup for destination <address> in vrf: <name>(0x<n>) yielded interface Tunnel<n>, prefixlen <n> / Route lookup for <address> … yielded nexthop <address> interface Tunnel<n>',
    patterns: ['Route lookup for'],
    fields: (s) => ({ protocolAddress: address(s.body), interface: tunnel(s.body) }),
    by: 'both',
    steps: [],
    mark: 'K',
    meaning: 'Where the routing table sends the address that a resolution asks for (Phase 2 and 3).',
  }),
  row({
    id: 'N38',
    title: 'next hop looked up',
    form: 'NHRP: Cache lookup for nexthop <address> on Tunnel<n> returned nbma <nbma>',
    patterns: ['Cache lookup for nexthop'],
    fields: pair,
    by: 'both',
    steps: [],
    mark: 'K',
    meaning: 'The outer address that the cache holds for the next hop.',
  }),
  row({
    id: 'N39',
    title: 'packet handed on',
    form: 'NHRP: Forwarding request due to authoritative request. / Attempting to forward to destination: <address> vrf: <name>(0x<n>) / Forwarding: NHRP SAS picked source: <address> for destination: <address>',
    patterns: [
      'Forwarding request due to',
      'Attempting to forward to destination',
      'Forwarding: NHRP SAS picked',
    ],
    fields: (s) => ({ protocolAddress: addresses(s.body).at(-1) ?? null }),
    by: 'hub',
    steps: [],
    mark: 'K',
    meaning: 'The hub passes another router’s resolution on to the spoke that can answer it (Phase 2 and 3).',
  }),
  row({
    id: 'N40',
    title: 'outer address of the tunnel',
    form: 'NHRP: Tunnel NBMA addr <nbma>',
    patterns: ['Tunnel NBMA addr'],
    fields: nbma,
    by: 'both',
    steps: [12, 13],
    mark: 'K',
    meaning: 'The outer address that the packet goes to.',
  }),
  row({
    id: 'N41',
    title: 'mapping queued',
    form: 'NHRP: Enqueued dynamic mapping to end of list',
    patterns: ['Enqueued dynamic mapping'],
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'The client’s multicast mapping is put behind those of the others.',
  }),
  row({
    id: 'H9',
    title: 'hop count 0',
    form: 'NHRP-ERROR: Packet Recved with 0 Hop counts on Tunnel<n>.',
    patterns: ['Packet Recved with 0 Hop counts', 'Packet Received with 0 Hop'],
    fields: (s) => ({ interface: tunnel(s.body) }),
    what: 'hop-count-zero',
    by: 'hub',
    steps: [12],
    mark: 'K',
    meaning: 'A client that is no Cisco router sent hop count 0.',
  }),
  row({
    id: 'H10',
    title: 'encapsulation failed',
    form: 'NHRP: Encapsulation failed …',
    patterns: ['Encapsulation failed', 'Encap Error'],
    fields: (s) => ({ nbma: address(s.body) }),
    what: 'encapsulation-failed',
    by: 'both',
    steps: [12],
    mark: 'M',
    meaning: 'No NBMA mapping or no crypto for the next hop: ip nhrp map, tunnel protection.',
  }),
  row({
    id: 'H11',
    title: 'registration repeated',
    form: 'NHRP: Setting retransmit delay to <n> for NHS <address> / NHRP-RATE: Retransmitting Registration Request for <address>, reqid <n>, (retrans ivl <n> sec)',
    patterns: ['Setting retransmit delay to', 'Retransmitting Registration Request'],
    fields: (s) => ({
      protocolAddress: address(s.body),
      requestId: numberAfter(s.body, 'reqid'),
      seconds: numberAfter(s.body, 'retrans ivl', 'delay to'),
    }),
    what: 'registration-repeated',
    by: 'spoke',
    steps: [12, 13],
    mark: 'M',
    meaning: 'No reply to the registration came; the wait doubles up to 64 seconds. Look at the hub.',
  }),
  row({
    id: 'H12',
    title: 'NHS down',
    form: 'NHRP: NHS-DOWN: <address>',
    patterns: ['NHS-DOWN', 'NHC-DOWN'],
    shape: (s) => s.body.startsWith('NHS-DOWN') || s.body.startsWith('NHC-DOWN'),
    fields: (s) => ({ protocolAddress: address(s.body), client: s.body.startsWith('NHC') }),
    what: 'nhs-down',
    by: 'spoke',
    steps: [13],
    mark: 'M',
    meaning: 'The next hop server does not answer any more.',
  }),
  row({
    id: 'H13',
    title: 'registration refused',
    form: 'NHRP: … code: administratively prohibited(4) / insufficient resources(5)',
    patterns: ['*code: administratively prohibited', '*code: insufficient resources'],
    fields: (s) => ({ code: numberAfter(s.body, 'prohibited(', 'resources(') }),
    what: 'registration-refused',
    by: 'hub',
    steps: [12],
    mark: 'M',
    meaning: 'The hub refused the registration or has no room for it.',
  }),
  row({
    id: 'A14',
    title: 'other NHRP packet',
    form: 'NHRP: <Send|Receive> <Resolution|Purge|Error|Traffic> <Request|Reply|Indication> via Tunnel<n> vrf <n>, packet size: <n> + packet',
    patterns: [
      ['Send Resolution Request', 'resolution-request'],
      ['Receive Resolution Request', 'resolution-request'],
      ['Send Resolution Reply', 'resolution-reply'],
      ['Receive Resolution Reply', 'resolution-reply'],
      ['Forwarding Resolution Request', 'resolution-request'],
      ['Forwarding Resolution Reply', 'resolution-reply'],
      ['Send Purge Request', 'purge-request'],
      ['Receive Purge Request', 'purge-request'],
      ['Send Purge Reply', 'purge-reply'],
      ['Receive Purge Reply', 'purge-reply'],
      ['Send Error Indication', 'error-indication'],
      ['Receive Error Indication', 'error-indication'],
      ['Send Traffic Indication', 'traffic-indication'],
      ['Receive Traffic Indication', 'traffic-indication'],
      ['Send Redirect', 'traffic-indication'],
    ],
    block: body,
    fields: (s) => ({
      interface: tunnel(s.body),
      packetSize: packetSize(s),
      act: says(s.body, 'Receive') ? 'received' : 'sent',
    }),
    by: 'both',
    steps: [],
    mark: 'K',
    meaning: 'An NHRP packet other than a registration.',
  }),
];
