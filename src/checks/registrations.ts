/** The NHRP registration packets of an attempt, and what shows say of the entries they made. */
import type { ShowIpNhrp, ShownNhrpEntry } from '../../parsers/ios/show/show-ip-nhrp.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import type { NhrpPacket, Observation, Side } from '../observation.ts';
import { sideOfColumn } from './proposals.ts';

export interface RegistrationPacket {
  event: NhrpPacket;
  from: Observation;
  /** Whose log it stands in; null on the wire. */
  log: Side | null;
}

const packets = fact((file: CaseFile) => {
  const found: Record<'registration-request' | 'registration-reply', RegistrationPacket[]> = {
    'registration-request': [],
    'registration-reply': [],
  };
  for (const placed of file.events('nhrp-packet')) {
    const { event, medium } = placed.observation;
    if (event.kind !== 'nhrp-packet') continue;
    if (event.packet !== 'registration-request' && event.packet !== 'registration-reply') continue;
    const log = medium === 'log' ? sideOfColumn(placed) : null;
    found[event.packet].push({ event, from: placed.observation, log });
  }
  return found;
});

export function registrationPackets(
  file: CaseFile,
  packet: 'registration-request' | 'registration-reply',
): readonly RegistrationPacket[] {
  return packets(file)[packet];
}

/** The hub's cache entries of the spoke. */
export function spokeEntries(file: CaseFile): { entry: ShownNhrpEntry; from: Observation }[] {
  const { tunnel, addresses } = file.attempt.spoke;
  return file
    .shown('hub', 'show ip nhrp')
    .flatMap(({ observation, result }) =>
      (result as ShowIpNhrp).entries
        .filter(({ target, nbma }) =>
          tunnel !== null ? target === tunnel : nbma !== null && addresses.includes(nbma),
        )
        .map((entry) => ({ entry, from: observation })),
    );
}
