/** `debug crypto socket`: C1 to C4 (C5 carries no tag and stands in ipsec.ts). */
import type { Row, Subject } from './row.ts';
import { addresses, numbers, tunnel } from './scan.ts';

type Kind = Pick<Row, 'id' | 'title' | 'form' | 'patterns' | 'by' | 'steps' | 'meaning'> & Partial<Row>;
const row = (kind: Kind): Row => ({ facility: 'crypto-socket', mark: 'M', harmless: false, ...kind });

/** The host mask, or what a wrap left of it. */
const isMask = (address: string): boolean => address.startsWith('255.') || address.endsWith('.255.255.255');

/** Local and remote address; each stands twice, the second time with its mask. Of one that a wrap cut the whole is taken. */
function socket(s: Subject) {
  const found = addresses(s.body.replaceAll('/', ' ')).filter((address) => !isMask(address));
  const longer = (a: string, b: string): string => (b.length > a.length ? b : a);
  const local = found.length === 4 ? longer(found[0]!, found[1]!) : (found[0] ?? null);
  return {
    local,
    peer:
      found.length === 4
        ? longer(found[2]!, found[3]!)
        : (found.find((address) => address !== local) ?? null),
    protocol: numbers(s.body.slice(s.body.lastIndexOf('/'))).at(-1) ?? null,
    interface: tunnel(s.body),
  };
}

export const cryptoSocketRows: readonly Row[] = [
  row({
    id: 'C1',
    title: 'listening started',
    form: 'CRYPTO_SS(TUNNEL SEC): Application started listening',
    patterns: ['Application started listening'],
    by: 'spoke',
    steps: [1],
    meaning: 'Tunnel protection listens for crypto sockets.',
  }),
  row({
    id: 'C2',
    title: 'active open',
    form: 'CRYPTO_SS(TUNNEL SEC): Active open, socket info: local <address> …, remote <address> …, prot <n>, ifc <interface>',
    patterns: ['Active open'],
    fields: socket,
    needs: ['local', 'peer', 'interface'],
    by: 'spoke',
    steps: [2],
    meaning: 'This router opens the crypto socket itself: it will be the initiator.',
  }),
  row({
    id: 'C3',
    title: 'passive open',
    form: 'CRYPTO_SS(TUNNEL SEC): Passive open, socket info: local <address> …, remote <address> …, prot <n>, ifc <interface>',
    patterns: ['Passive open'],
    fields: socket,
    needs: ['local', 'peer', 'interface'],
    by: 'hub',
    steps: [9],
    meaning: 'The socket is opened because the peer asked.',
  }),
  row({
    id: 'C4',
    title: 'socket bound',
    form: 'CRYPTO_SS(TUNNEL SEC): Completed binding of application to socket',
    patterns: ['Completed binding of application to socket'],
    by: 'hub',
    steps: [9],
    meaning: 'Tunnel protection holds the socket.',
  }),
];
