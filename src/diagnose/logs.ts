/** What routers said, and what notifications and ICMP errors say, about a stall. */
import type { Column, Crossing, Placed } from '../correlate/attempt.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { fact } from '../flow/facts.ts';
import type { Address, Failure, IcmpError, Side } from '../observation.ts';
import { sightings } from './stall.ts';

/** Failures by their short name, in certain columns; `message` ids are matched too. */
export function said(file: CaseFile, names: readonly string[], ...columns: Column[]): readonly Placed[] {
  const all = file.seen.named(names);
  return columns.length === 0 || all.length === 0
    ? all
    : all.filter(({ column }) => columns.includes(column));
}

export function failureOf(placed: Placed): Failure | null {
  const { event } = placed.observation;
  return event.kind === 'failure' ? event : null;
}

export function sideOfLog(placed: Placed): Side | null {
  return placed.column === 'hubLog' ? 'hub' : placed.column === 'spokeLog' ? 'spoke' : null;
}

const canonical = (name: string) =>
  name
    .toUpperCase()
    .replaceAll('_', '-')
    .replace('PROPOSAL-NOT-CHOSEN', 'NO-PROPOSAL-CHOSEN')
    .replace(/^INVALID-ID$/, 'INVALID-ID-INFORMATION');

/** Notifications of one of these names that stand after the first sighting of a message. */
export function notifiedAfter(file: CaseFile, crossing: Crossing, ...names: string[]): readonly Placed[] {
  return notificationsAfter(file, crossing, ({ observation: { event } }) => {
    if (event.kind === 'ike-message')
      return event.notifies.some(({ name }) => names.includes(canonical(name)));
    return event.kind === 'notify' && names.includes(canonical(event.name));
  });
}

/** Informational messages of the other end that came after a message: it reacted, with whatever words. */
export function informationalsAfter(file: CaseFile, crossing: Crossing, from: Side): readonly Placed[] {
  const own: Column = from === 'hub' ? 'hubLog' : 'spokeLog';
  const far: Column = from === 'hub' ? 'spokeLog' : 'hubLog';
  return notificationsAfter(file, crossing, ({ observation: { event }, column }) => {
    if (event.kind !== 'ike-message' || event.exchange !== 'informational') return false;
    if (event.deletes.length > 0) return false;
    if (event.act === 'sent') return column === own;
    if (event.act === 'received') return column === far;
    return event.source !== null && addressesOf(file, from).includes(event.source);
  });
}

/** What notifies, in a message or in a router's own words. */
const notifications = fact(({ seen }: CaseFile): readonly Placed[] =>
  seen.all.filter(({ observation: { event } }) =>
    event.kind === 'ike-message'
      ? event.exchange === 'informational' || event.notifies.length > 0
      : event.kind === 'notify',
  ),
);

function notificationsAfter(
  file: CaseFile,
  crossing: Crossing,
  isWanted: (placed: Placed) => boolean,
): readonly Placed[] {
  const { seen } = file;
  const first = seen.sightings(crossing)[0];
  if (first === undefined) return [];
  const start = seen.positionOf(first);
  return notifications(file).filter((placed) => isWanted(placed) && seen.positionOf(placed) > start);
}

export function addressesOf(file: CaseFile, side: Side): Address[] {
  const party = file.attempt[side];
  return party.nbma === null ? party.addresses : [party.nbma, ...party.addresses];
}

/** ICMP errors about packets that a side sent. */
export function icmpAbout(
  file: CaseFile,
  sender: Side,
  ...protocols: IcmpError['quotedProtocol'][]
): { placed: Placed; error: IcmpError }[] {
  return file.events('icmp-error').flatMap((placed) => {
    const { event } = placed.observation;
    return event.kind === 'icmp-error' &&
      protocols.includes(event.quotedProtocol) &&
      addressesOf(file, sender).includes(event.quotedSource)
      ? [{ placed, error: event }]
      : [];
  });
}

/** Lines of an access list that denied packets of a protocol which this side sent. */
export function deniedInLog(
  file: CaseFile,
  sender: Side,
  protocol: 'udp' | 'esp' | 'gre',
): readonly Placed[] {
  const lines = said(file, ['access-list']);
  if (lines.length === 0) return lines;
  const names = { udp: ['udp', '17'], esp: ['50', 'esp'], gre: ['47', 'gre'] }[protocol];
  const own = addressesOf(file, sender);
  return lines.filter((placed) => {
    const fields = failureOf(placed)?.fields;
    if (fields?.['action'] !== 'denied') return false;
    if (!names.includes(String(fields['protocol']).toLowerCase())) return false;
    const source = fields['source'];
    return typeof source !== 'string' || own.length === 0 || own.includes(source);
  });
}

/** NAT between the ends: true or false when something tells, else null. */
export const natBetween = fact(({ attempt, seen }: CaseFile): boolean | null => {
  const { spoke, hub, phase1 } = attempt;
  if (spoke.behindNat || hub.behindNat || phase1.port === 4500) return true;
  const hasFloated = seen
    .events('ike-message')
    .some(
      ({ observation: { event } }) =>
        event.kind === 'ike-message' && (event.sourcePort === 4500 || event.destinationPort === 4500),
    );
  if (hasFloated) return true;
  const verdicts = seen.events('nat-verdict');
  if (verdicts.length === 0) return null;
  return verdicts.some(
    ({ observation: { event } }) => event.kind === 'nat-verdict' && event.verdict !== 'none',
  );
});

export type Authentication = 'pre-shared' | 'signature' | 'unknown';

/** The authentication method of phase 1, from the accepted offer, else from what was offered. */
export const authenticationOf = fact((file: CaseFile): Authentication => {
  const { accepted, offered } = file.attempt.phase1;
  const requested = file
    .events('proposal')
    .flatMap(({ observation: { event } }) =>
      event.kind === 'proposal' && event.phase === 1 ? [event.attributes] : [],
    );
  const known = [accepted, ...offered, ...requested].flatMap((one) =>
    one?.authentication ? [one.authentication] : [],
  );
  if (known.length === 0) return 'unknown';
  const kinds = new Set(
    (accepted?.authentication ? [accepted.authentication] : known).map((name) =>
      /pre.?shar|psk/i.test(name) ? 'pre-shared' : 'signature',
    ),
  );
  return kinds.size === 1 ? ([...kinds][0] as Authentication) : 'unknown';
});

/** Ports of a message on the wire or in a log: 4500 when it floated there, else 500; null when not told. */
export function portOf(file: CaseFile, crossing: Crossing): 500 | 4500 | null {
  for (const { observation } of sightings(file, crossing)) {
    const { event } = observation;
    if (event.kind !== 'ike-message') continue;
    if (event.sourcePort === 4500 || event.destinationPort === 4500) return 4500;
    if (event.sourcePort !== null || event.destinationPort !== null) return 500;
  }
  return null;
}

/** Length in bytes of a message as far as any source tells. */
export function lengthOf(file: CaseFile, crossing: Crossing): number | null {
  for (const { observation } of sightings(file, crossing)) {
    const { event } = observation;
    if (event.kind === 'ike-message' && event.length !== null) return event.length;
  }
  return null;
}

/** The log of the router that answers phase 1. */
export function logOfResponder(file: CaseFile): Column {
  return file.attempt.initiator === 'hub' ? 'spokeLog' : 'hubLog';
}
