/**
 * The lines of an NHRP packet's body, N10 to N19. They are read as a block (nhrp-body.ts); the rows
 * exist so that a single pasted line can be explained.
 */
import type { Row, Subject } from './row.ts';
import { addresses, numberAfter, numbers } from './scan.ts';

type Kind = Pick<Row, 'id' | 'title' | 'form' | 'patterns' | 'meaning'> & Partial<Row>;
const row = (kind: Kind): Row => ({
  facility: 'nhrp',
  by: 'both',
  steps: [12, 13],
  mark: 'K',
  harmless: false,
  ...kind,
});

const EXTENSIONS: Readonly<Record<number, string>> = {
  3: 'responder address',
  4: 'forward transit NHS record',
  5: 'reverse transit NHS record',
  7: 'authentication',
  9: 'NAT address',
};

const extension = (s: Subject): number | null => {
  const match = /\((\d)\)\s*:?\s*$/.exec(s.body.slice(-8));
  return match === null ? null : Number(match[1]);
};

export const nhrpLineRows: readonly Row[] = [
  row({
    id: 'N10',
    title: 'fixed part',
    form: '(F) afn: IPv4(1), type: IP(800), hop: <n>, ver: <n>',
    patterns: ['(F)'],
    fields: (s) => {
      const values = numbers(s.body.replace(/\([^)]*\)/g, ' '));
      return { hopCount: values.at(-2) ?? null, version: values.at(-1) ?? null };
    },
    meaning: 'Address family of the NBMA network, protocol type, hop count and version of the packet.',
  }),
  row({
    id: 'N11',
    title: 'NBMA address lengths',
    form: 'shtl: <n>(NSAP), sstl: <n>(NSAP)',
    patterns: ['shtl'],
    fields: (s) => ({ shtl: numberAfter(s.body, 'shtl'), sstl: numberAfter(s.body, 'sstl') }),
    meaning: 'Type and length of the source NBMA address and subaddress.',
  }),
  row({
    id: 'N12',
    title: 'packet size',
    form: 'pktsz: <n> extoff: <n>',
    patterns: ['pktsz'],
    fields: (s) => ({ packetSize: numbers(s.body)[0] ?? null, extensionOffset: numbers(s.body)[1] ?? null }),
    meaning: 'Length of the packet and offset of its extensions in bytes.',
  }),
  row({
    id: 'N13',
    title: 'mandatory part',
    form: '(M) flags: "<flags>", reqid: <n>',
    patterns: ['(M)'],
    fields: (s) => ({
      flags: /"([^"]*)"/.exec(s.body)?.[1]?.trim() ?? null,
      requestId: numberAfter(s.body, 'reqid') ?? numbers(s.body).at(-1) ?? null,
    }),
    meaning:
      'Flags (unique: only one NBMA address may hold this tunnel address) and the request ID that pairs request and reply.',
  }),
  row({
    id: 'N14',
    title: 'source NBMA address',
    form: 'src NBMA: <address>',
    patterns: ['src NBMA'],
    fields: (s) => ({ sourceNbma: addresses(s.body)[0] ?? null }),
    meaning: 'The outer address of the router that registers.',
  }),
  row({
    id: 'N15',
    title: 'protocol addresses',
    form: 'src protocol: <address>, dst protocol: <address>',
    patterns: ['src protocol'],
    fields: (s) => ({
      sourceProtocol: addresses(s.body)[0] ?? null,
      destinationProtocol: addresses(s.body)[1] ?? null,
    }),
    meaning: 'Tunnel addresses of the registering router and of its next hop server.',
  }),
  row({
    id: 'N16',
    title: 'client information entry',
    form: '(C-<n>) code: <text>(<n>)',
    patterns: ['(C'],
    shape: (s) => /^\(C(?:-\d+)?\)/.test(s.body),
    fields: (s) => ({
      code: numbers(s.body.replace(/^\(C[^)]*\)/, '').replace(/[()]/g, ' ')).at(-1) ?? null,
    }),
    meaning: 'Result of this entry: 0 is success, 14 that another NBMA address holds the tunnel address.',
  }),
  row({
    id: 'N17',
    title: 'values of an entry',
    form: 'prefix: <n>, mtu: <n>, hd_time: <n> / addr_len: … / client NBMA: <address> / client protocol: <address>',
    patterns: ['prefix', 'addr_len', 'client NBMA', 'client protocol'],
    shape: (s) => s.body.includes('hd_time') || s.body.startsWith('addr_len'),
    fields: (s) => ({
      mtu: numberAfter(s.body, 'mtu'),
      holdingTime: numberAfter(s.body, 'hd_time'),
      address: addresses(s.body)[0] ?? null,
    }),
    meaning:
      'Prefix length, MTU (17912 in a registration is usual), holding time in seconds, and addresses of the entry.',
  }),
  row({
    id: 'N18',
    title: 'extension',
    form: '<name> Extension(<n>):',
    patterns: [
      'Responder Address Extension',
      'Forward Transit NHS Record Extension',
      'Reverse Transit NHS Record Extension',
      'Authentication Extension',
      'NAT address Extension',
    ],
    shape: (s) =>
      extension(s) !== null && EXTENSIONS[extension(s)!] !== undefined && addresses(s.body).length === 0,
    fields: (s) => ({ extension: extension(s), name: EXTENSIONS[extension(s) ?? 0] ?? null }),
    meaning: 'Extensions of the packet; 9 is Cisco’s NAT address extension.',
  }),
  row({
    id: 'N19',
    title: 'authentication string',
    form: 'type:Cleartext(1), data:<masked>',
    patterns: ['type:Cleartext', 'type: Cleartext'],
    meaning: 'The NHRP authentication string stands here in clear; it is never shown.',
  }),
];
