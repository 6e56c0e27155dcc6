/** ESP flows and registrations inside the tunnel, as each place saw them. */
import type { Column } from '../correlate/attempt.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import type { EspFlow, NhrpPacket, Observation, Side } from '../observation.ts';
import { latestIpsecCounters } from './shows.ts';
import { mostSeen, sightings } from './stall.ts';

export interface Traffic {
  observations: Observation[];
  packets: number;
  bytes: number;
}

/** ESP that one side sent, as seen at one place. */
export function espFrom(file: CaseFile, sender: Side, ...columns: Column[]): Traffic {
  const crossing = sender === 'spoke' ? 'esp-to-hub' : 'esp-to-spoke';
  const traffic: Traffic = { observations: [], packets: 0, bytes: 0 };
  for (const { observation } of sightings(file, crossing, ...columns)) {
    if (observation.event.kind !== 'esp-flow') continue;
    traffic.observations.push(observation);
    traffic.packets += observation.event.packets;
    traffic.bytes += observation.event.bytes;
  }
  return traffic;
}

export function espFlows(file: CaseFile): { observation: Observation; flow: EspFlow; column: Column }[] {
  return file
    .events('esp-flow')
    .flatMap(({ observation, column }) =>
      observation.event.kind === 'esp-flow' ? [{ observation, flow: observation.event, column }] : [],
    );
}

/**
 * How ESP looks where it can be seen: `both` ways, one way only, `none`, or `unknown` when no capture shows
 * this attempt. One way: the place that sees it would have seen the other direction as well.
 */
export type EspPicture = 'both' | 'to-hub-only' | 'to-spoke-only' | 'none' | 'unknown';

export function espPicture(file: CaseFile): EspPicture {
  const toHub = espFrom(file, 'spoke').packets;
  const toSpoke = espFrom(file, 'hub').packets;
  if (toHub > 0 && toSpoke > 0) return 'both';
  if (toHub > 0) return 'to-hub-only';
  if (toSpoke > 0) return 'to-spoke-only';
  const watched = (['spokeWire', 'hubWire', 'wire'] as const).some((column) => file.watches[column].esp);
  return watched ? 'none' : 'unknown';
}

/** Hub's ESP, by capture or counter: true, false, or null when nothing tells. */
export function hubSendsEsp(file: CaseFile): boolean | null {
  if (espFrom(file, 'hub').packets > 0) return true;
  const counted = latestIpsecCounters(file, 'hub');
  if (counted) return counted.encapsulated > 0;
  return file.watches.hubWire.esp ? false : null;
}

/** The spoke's ESP reached the hub's wire or its counters: true, false, or null when nothing tells. */
export function espReachesHub(file: CaseFile): boolean | null {
  if (espFrom(file, 'spoke', 'hubWire').packets > 0) return true;
  const counted = latestIpsecCounters(file, 'hub');
  if (counted && counted.decapsulated > 0) return true;
  if (espFrom(file, 'hub').packets > 0) return true;
  if (counted && counted.decapsulated === 0) return false;
  return file.watches.hubWire.esp ? false : null;
}

/** Packets of one size many times a second in both directions: two ends that answer each other's errors. */
export function looksLikeStorm(file: CaseFile): boolean {
  const one = espFrom(file, 'spoke');
  const two = espFrom(file, 'hub');
  // A burst of pings has as many packets of one size, but not for long; an exchange of errors never ends.
  if (one.packets < 200 || two.packets < 200) return false;
  const sizes = [one.bytes / one.packets, two.bytes / two.packets];
  return sizes.every((size) => size < 200) && Math.abs(sizes[0]! - sizes[1]!) < 2;
}

/**
 * Data passes both ways: many packets, and not of one size as requests and errors are. A hub can send data to
 * a spoke only once it is registered.
 */
export function carriesData(file: CaseFile): boolean {
  const one = espFrom(file, 'spoke');
  const two = espFrom(file, 'hub');
  if (one.packets < 50 || two.packets < 50) return false;
  return Math.abs(one.bytes / one.packets - two.bytes / two.packets) > 16;
}

interface SeenNhrpPacket {
  observation: Observation;
  packet: NhrpPacket;
  column: Column;
}

const packetsByType = fact(({ seen }: CaseFile) => {
  const packets = new Map<NhrpPacket['packet'], SeenNhrpPacket[]>();
  for (const { observation, column } of seen.events('nhrp-packet')) {
    const { event } = observation;
    if (event.kind !== 'nhrp-packet') continue;
    const list = packets.get(event.packet);
    const one = { observation, packet: event, column };
    if (list) list.push(one);
    else packets.set(event.packet, [one]);
  }
  return packets;
});

/** NHRP packets of one kind that an attempt's sources show, read or decrypted. */
export function nhrpPackets(file: CaseFile, packet: NhrpPacket['packet']): readonly SeenNhrpPacket[] {
  return packetsByType(file).get(packet) ?? [];
}

/** Codes other than 0 with which registrations were answered, each with its observation. */
export const refusals = fact((file: CaseFile): readonly { code: number; observation: Observation }[] => {
  const replies = nhrpPackets(file, 'registration-reply').flatMap(({ packet, observation }) =>
    packet.code !== null && packet.code !== 0 ? [{ code: packet.code, observation }] : [],
  );
  const told = file.messages('registration-refused').flatMap(({ observation }) => {
    const code = observation.event.kind === 'failure' ? observation.event.fields['code'] : null;
    return typeof code === 'number' && code !== 0 ? [{ code, observation }] : [];
  });
  return [...replies, ...told];
});

interface ErrorCode {
  code: number;
  observation: Observation;
  column: Column;
}

/** Codes of error indications about this attempt's NHRP, each with its observation. */
export const errorCodes = fact((file: CaseFile): readonly ErrorCode[] => {
  const packets = nhrpPackets(file, 'error-indication').flatMap(({ packet, observation, column }) =>
    packet.code !== null ? [{ code: packet.code, observation, column }] : [],
  );
  const told = file.messages('error-indication').flatMap(({ observation, column }) => {
    const code = observation.event.kind === 'failure' ? observation.event.fields['code'] : null;
    return typeof code === 'number' ? [{ code, observation, column }] : [];
  });
  return [...packets, ...told];
});

/** How often NHRP of the spoke was answered with an error indication; each router may answer that of the other, too. */
export function timesAnswered(file: CaseFile, code: number): number {
  const spoke = file.attempt.spoke.tunnel;
  const answers = errorCodes(file).filter(
    ({ code: its, observation: { event } }) =>
      its === code && !(event.kind === 'nhrp-packet' && spoke !== null && event.sourceProtocol === spoke),
  );
  return Math.max(1, mostSeen(answers));
}

/** The hub took up a registration of the spoke: its log or the decrypted wire says so. */
export function hubGotRequest(file: CaseFile): boolean {
  return (
    sightings(file, 'registration-request', 'hubWire', 'hubLog').length > 0 ||
    sightings(file, 'registration-reply').length > 0 ||
    nhrpPackets(file, 'error-indication').some(
      ({ packet }) => packet.quotedType === null || packet.quotedType === 3,
    )
  );
}

/** The hub sent a reply: its log or a decrypted wire says so. */
export function hubReplied(file: CaseFile): boolean {
  return sightings(file, 'registration-reply').length > 0;
}
