/** The two routers of a case by name, for sentences and for configuration lines. */

import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import { say, translate } from '../language/say.ts';
import type { Side } from '../observation.ts';
import { tunnelOf } from './configurations.ts';

export interface Ends {
  /** NBMA addresses, or a placeholder in angle brackets where none is known. */
  spoke: string;
  hub: string;
  /** Tunnel addresses. */
  spokeTunnel: string;
  hubTunnel: string;
  /** Names of the tunnel interfaces. */
  spokeInterface: string;
  hubInterface: string;
}

export const endsOf = fact((file: CaseFile): Ends => {
  const { spoke, hub } = file.attempt;
  return {
    spoke: spoke.nbma ?? '<spoke NBMA address>',
    hub: hub.nbma ?? '<hub NBMA address>',
    spokeTunnel: spoke.tunnel ?? tunnelAddress(file, 'spoke') ?? '<spoke tunnel address>',
    hubTunnel: tunnelAddress(file, 'hub') ?? hub.tunnel ?? '<hub tunnel address>',
    spokeInterface: interfaceOf(file, 'spoke'),
    hubInterface: interfaceOf(file, 'hub'),
  };
});

/** `the hub (192.0.2.1)`, or only `the hub` when its address is not known. */
export function named(file: CaseFile, side: Side): string {
  const { nbma, hostname } = file.attempt[side];
  const known = hostname !== null && nbma !== null ? `${hostname}, ${nbma}` : (hostname ?? nbma ?? '');
  if (side === 'spoke') return known === '' ? say`the spoke` : say`the spoke (${known})`;
  return known === '' ? say`the hub` : say`the hub (${known})`;
}

/** `once`, `twice`, `5 times`. */
export function times(count: number): string {
  return count <= 1 ? say`once` : count === 2 ? say`twice` : say`${count} times`;
}

/** What the placeholders of addresses that are not known are called in a sentence. */
const IN_WORDS: Readonly<Record<string, string>> = {
  '<spoke NBMA address>': 'the spoke’s NBMA address',
  '<hub NBMA address>': 'the hub’s NBMA address',
  '<spoke tunnel address>': 'the spoke’s tunnel address',
  '<hub tunnel address>': 'the hub’s tunnel address',
};

/** An address for a sentence: a placeholder becomes words. */
export function spoken(address: string): string {
  const words = IN_WORDS[address];
  return words === undefined ? address : translate(words);
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function tunnelAddress(file: CaseFile, side: Side): string | null {
  return tunnelOf(file, side)?.addresses.find((one) => !one.secondary)?.address ?? null;
}

function interfaceOf(file: CaseFile, side: Side): string {
  const configured = tunnelOf(file, side)?.name;
  if (configured) return configured;
  const column = side === 'hub' ? 'hubLog' : 'spokeLog';
  for (const { observation } of file.seen.in(column)) {
    const { event } = observation;
    if ('interface' in event && event.interface?.startsWith('Tunnel')) return event.interface;
  }
  return 'Tunnel0';
}
