/** How each message is tagged, by release: the part in front of the words that no translation touches. */
import type { Said } from './said.ts';

export type Release = '12.4' | '15.1' | 'xe17';

/**
 * `sa`: the SA's number behind a colon; `number`: the form with the number after a blank; `plain`: no number
 * in older releases; `sent`, `received`, `error`: IOS-XE names these apart; `tunnel`, `pair`: tunnel
 * protection without and with the addresses; `raw`: the words carry their own tag.
 */
export type Tag = 'sa' | 'number' | 'plain' | 'sent' | 'received' | 'error' | 'tunnel' | 'pair' | 'raw';

const KINDS: readonly [Tag, string][] = [
  ['tunnel', 'T1 T2 T3 T7'],
  ['pair', 'T4 T5 T6 T8 T9 T10 T11 T12 T13 T14 T15'],
  ['sent', 'I14 I15'],
  ['received', 'I16'],
  ['number', 'I20a I20b I32 I33 I34 I37 F2 F4 F15a F15b F15c F15d'],
  [
    'plain',
    'I2 I3 I4 I5 I6 I24 I26a I26b I26c I26d I26e I26f I26g I44 I49a I49b I49c I49d I49e I49f I49g I49h I49i I49j F10 F14b',
  ],
  [
    'error',
    'F5a F5b F5c F5d F5e F6a F6b F6c F6d F6e F6f F8a F8b F11b F16a F16b F17 F18 F20c G2b G3 A3a A3b A3c A4 A5',
  ],
];

const RAW = /^(?:[PCNYH]|G[128]$|G1[01]|G9|F9|F11a|F12|F13|F14a|F20[ab]|A10|A11|A12|A13|V)/;

const BY_ID = new Map<string, Tag>(
  KINDS.flatMap(([kind, ids]) => ids.split(' ').map((id): [string, Tag] => [id, kind])),
);

export function kindOf(id: string): Tag {
  return BY_ID.get(id) ?? (RAW.test(id) ? 'raw' : 'sa');
}

/** Conn-ids of 12.4 mainline count from 0x8000000 in the form with brackets. */
const OLD_BASE = 0x800_0000;

export function tagOf({ id, connection, router, values }: Said, release: Release): string {
  const kind = kindOf(id);
  if (kind === 'raw') return '';
  if (kind === 'tunnel' || kind === 'pair') {
    const mode = router.side === 'hub' ? 'MGRE' : 'GRE';
    const pair = kind === 'pair' ? `(${values['local']}/${values['peer']})` : '';
    return `IPSEC-IFC ${mode}/Tu${router.unit}${pair}: `;
  }
  if (release === 'xe17') {
    const name =
      kind === 'error' ? 'ISAKMP-ERROR' : kind === 'sent' || kind === 'received' ? 'ISAKMP-PAK' : 'ISAKMP';
    return `${name}: (${connection}):`;
  }
  if (kind === 'plain') return 'ISAKMP:';
  if (release === '15.1') {
    return kind === 'number' || kind === 'received' ? `ISAKMP (${connection}): ` : `ISAKMP:(${connection}):`;
  }
  if (kind === 'number' || kind === 'received') {
    return `ISAKMP (0:${connection === 0 ? 0 : OLD_BASE + connection}): `;
  }
  return connection === 0 ? 'ISAKMP:(0:0:N/A:0):' : `ISAKMP:(0:${connection}:SW:1):`;
}
