/** The NHRP registration packets of an attempt, and what shows say of the entries they made. */
import type { ShowIpNhrp, ShownNhrpEntry } from '../../parsers/ios/show/show-ip-nhrp.ts';
import type { CaseFile } from '../flow/case-file.ts';
import type { NhrpPacket, Observation, Side } from '../observation.ts';
import { sideOfColumn } from './proposals.ts';

export interface RegistrationPacket {
  event: NhrpPacket;
  from: Observation;
  /** Whose log it stands in; null on the wire. */
  log: Side | null;
}

export function registrationPackets(
  file: CaseFile,
  packet: 'registration-request' | 'registration-reply',
): RegistrationPacket[] {
  return file.events('nhrp-packet').flatMap((placed) => {
    const { event } = placed.observation;
    if (event.kind !== 'nhrp-packet' || event.packet !== packet) return [];
    const log = placed.observation.medium === 'log' ? sideOfColumn(placed) : null;
    return [{ event, from: placed.observation, log }];
  });
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
