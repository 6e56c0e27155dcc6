import { other } from '../correlate/sightings.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { say, translate } from '../language/say.ts';
import type { NatVerdict, Observation, Side } from '../observation.ts';
import type { Check, CheckOutcome } from './check.ts';
import { sideOfColumn } from './proposals.ts';
import { distinct, firstOfEach, list, type Value } from './values.ts';

export const natDetection: Check = {
  id: 'nat.detection',
  title: 'NAT detection agrees',
  explain:
    'The NAT-D hashes of MM3 and MM4, recomputed from the addresses in the captures, say who is behind NAT without any key. Compared are those, what both logs concluded, and the UDP ports used: with NAT everything from MM5 on runs on port 4500, without it on 500. A spoke behind NAT is no fault by itself.',
  run: (file) => judge(file),
};

interface Word {
  side: Side;
  inside: boolean;
  from: Observation;
}

function judge(file: CaseFile): CheckOutcome | null {
  const verdicts = file.events('nat-verdict');
  if (verdicts.length === 0) return null;
  const words: Word[] = [];
  const values: Value[] = [];
  let found = false;
  for (const placed of verdicts) {
    const { observation } = placed;
    const { event } = observation;
    if (event.kind !== 'nat-verdict') continue;
    values.push({
      value: observation.medium === 'wire' ? wireWord(event) : logWord(event),
      from: observation,
    });
    found ||= event.verdict === 'found';
    words.push(...wordsOf(file, event, sideOfColumn(placed), observation));
  }
  const ports = portsAfterDetection(file);
  for (const { port, from } of ports) values.push({ value: say`port ${port}`, from });
  return {
    values: firstOfEach(values),
    ...compare(
      file,
      words,
      found,
      ports.map(({ port }) => port),
    ),
  };
}

function compare(
  file: CaseFile,
  words: readonly Word[],
  found: boolean,
  ports: readonly (500 | 4500)[],
): Pick<CheckOutcome, 'verdict' | 'message'> {
  for (const side of ['spoke', 'hub'] as const) {
    const said = words.filter((word) => word.side === side);
    const [yes, no] = [said.find(({ inside }) => inside), said.find(({ inside }) => !inside)];
    if (yes && no) {
      return {
        verdict: 'conflict',
        message: say`Sources disagree whether the ${translate(side)} is behind NAT: "${yes.from.text}" and "${no.from.text}".`,
      };
    }
  }
  const inside = distinct(words.filter((word) => word.inside).map(({ side }) => side));
  const who = list(inside.map((side) => describe(file, side)));
  if (inside.length > 0 || found) {
    if (ports.length > 0 && !ports.includes(4500)) {
      return {
        verdict: 'fail',
        message: say`${who || say`An end`} is behind NAT, but MM5 stays on port 500: NAT traversal is off at one end.`,
      };
    }
    const port = ports.includes(4500) ? say`; port 4500 is used` : '';
    return { verdict: 'pass', message: who ? say`${who} is behind NAT${port}.` : say`NAT was found${port}.` };
  }
  if (words.length === 0)
    return { verdict: 'unknown', message: say`The NAT-D hashes do not tell who is behind NAT.` };
  if (ports.includes(4500)) {
    return { verdict: 'pass', message: say`Nobody is behind NAT; port 4500 is used all the same.` };
  }
  return {
    verdict: 'pass',
    message: say`Nobody is behind NAT${ports.length > 0 ? say`; port 500 is used` : ''}.`,
  };
}

function describe(file: CaseFile, side: Side): string {
  const { nbma } = file.attempt[side];
  const believed = file.events('nat-verdict').flatMap(({ observation: { event } }) => {
    if (event.kind !== 'nat-verdict' || event.source === undefined || event.sourceBelieved == null) return [];
    return file.attempt[side].addresses.includes(event.source) ? [event.sourceBelieved] : [];
  })[0];
  return say`The ${translate(side)}${nbma ? ` ${nbma}` : ''}${believed ? say` (on its own side ${believed})` : ''}`;
}

/**
 * What one verdict says of each end. A log's says it of both. On the wire a hash that does not fit is proof;
 * one that fits speaks for one stretch of the path only and is no word against NAT.
 */
function wordsOf(file: CaseFile, event: NatVerdict, speaker: Side | null, from: Observation): Word[] {
  if (from.medium === 'wire') {
    const word = (address: string | undefined, translated: boolean | null | undefined): Word[] => {
      if (address === undefined || translated !== true) return [];
      const side = (['spoke', 'hub'] as const).find((one) => file.attempt[one].addresses.includes(address));
      return side ? [{ side, inside: true, from }] : [];
    };
    const proofs = [
      ...word(event.source, event.sourceTranslated),
      ...word(event.destination, event.destinationTranslated),
    ];
    return proofs.length > 0 ? proofs : clear(file, from);
  }
  if (speaker === null) return [];
  const peer = other(speaker);
  // "Self inside NAT" is no word about the peer: IOS judges each hash in a line of its own.
  switch (event.verdict) {
    case 'none':
      return [speaker, peer].map((side) => ({ side, inside: false, from }));
    case 'both-inside':
      return [speaker, peer].map((side) => ({ side, inside: true, from }));
    case 'self-inside':
      return [{ side: speaker, inside: true, from }];
    case 'peer-inside':
      return [{ side: peer, inside: true, from }];
    default:
      return [];
  }
}

/** Both stretches fit in one capture: then the correlation knows that the end is not behind NAT. */
function clear(file: CaseFile, from: Observation): Word[] {
  return (['spoke', 'hub'] as const).flatMap((side) =>
    file.attempt[side].behindNat === false ? [{ side, inside: false, from }] : [],
  );
}

function wireWord({
  source,
  destination,
  sourceTranslated,
  destinationTranslated,
  sourceBelieved,
}: NatVerdict): string {
  if (sourceTranslated) return say`${String(source)} calls itself ${sourceBelieved ?? say`something else`}`;
  return destinationTranslated ? say`${String(destination)} is known by another address` : say`hashes fit`;
}

function logWord({ verdict }: NatVerdict): string {
  return {
    none: say`no NAT`,
    found: say`NAT found`,
    'self-inside': say`own address behind NAT`,
    'peer-inside': say`peer behind NAT`,
    'both-inside': say`both behind NAT`,
  }[verdict];
}

/** Ports of MM5, MM6 and quick mode: NAT traversal moves there (RFC 3947 section 4). */
function portsAfterDetection(file: CaseFile): { port: 500 | 4500; from: Observation }[] {
  return file.events('ike-message').flatMap(({ observation, crossing, repeat }) => {
    const { event } = observation;
    if (event.kind !== 'ike-message' || repeat || crossing === null || !/^(MM[56]|AM3|QM\d)$/.test(crossing))
      return [];
    if (event.sourcePort === null && event.destinationPort === null) return [];
    const port =
      event.sourcePort === 4500 || event.destinationPort === 4500 ? (4500 as const) : (500 as const);
    return [{ port, from: observation }];
  });
}
