/** What a hub sees: several spokes at once, and routers that say why something does not get through. */
import { BringUp } from '../bring-up.ts';
import { writePcap } from '../capture-writer.ts';
import { capturedAt, type MadeCase } from '../case.ts';
import { icmpError } from '../icmp-writer.ts';
import { ipv4 } from '../ip-writer.ts';
import { bothEnds } from './ike.ts';

const HUB = '203.0.113.1';
const spoke = (number: number) => `198.51.100.${number}`;

/** Five spokes at the same time, each with its own fate. */
function fiveSpokes(): MadeCase {
  const up = (number: number, start: number) =>
    new BringUp({ spoke: spoke(number), hub: HUB, seed: number, start });
  const works = up(51, 0).phase1().phase2().tunnelTraffic();
  // The hub does not answer this one at all: it has no policy for it and keeps silent.
  const unanswered = up(52, 5).mm1().wait(10_000);
  const [offer] = unanswered.packets;
  for (let i = 0; i < 3; i++) unanswered.again(offer!).wait(10_000);
  // Another pre-shared key: MM5 again and again.
  const wrongKey = up(53, 11).mm1().mm2().mm3().mm4().mm5();
  const identity = wrongKey.packets.at(-1)!;
  for (let i = 0; i < 3; i++) wrongKey.wait(10_000).again(identity);
  // Another transform set: an informational message answers QM1.
  const refused = up(54, 17).phase1().qm1().informational('hub');
  const quick = refused.packets.at(-2)!;
  for (let i = 0; i < 3; i++) refused.wait(10_000).again(quick).informational('hub');
  // ESP of this spoke gets through, nothing comes back.
  const oneWay = up(55, 23).phase1().phase2();
  for (const pause of [1000, 2000, 4000, 8000, 16_000]) oneWay.esp('spoke', 120).wait(pause);
  const packets = [works, unanswered, wrongKey, refused, oneWay].flatMap((each) => each.packets);
  return {
    name: 'five-spokes',
    title: 'Five spokes at once, each with its own outcome',
    topology: {
      hub: { nbma: HUB },
      spokes: [51, 52, 53, 54, 55].map((number) => ({ nbma: spoke(number) })),
    },
    brokenOnPurpose:
      '.52: no answer to MM1; .53: another pre-shared key; .54: another transform set; .55: no ESP comes back',
    happened: 'The five bring-ups run at the same time, their packets mixed in one capture at the hub.',
    files: { 'hub.pcap': writePcap({}, capturedAt('hub', packets)) },
    runs: { hub: { inputs: [{ path: 'hub.pcap' }] } },
  };
}

/** The hub's own host says that nobody listens on UDP port 500. */
function portUnreachable(): MadeCase {
  const up = new BringUp({ spoke: spoke(61), hub: HUB, seed: 61 }).mm1();
  const offer = up.packets[0]!;
  const answer = () => {
    const body = icmpError(3, 3, offer.ip('hub'));
    up.send('hub', 1, body);
  };
  answer();
  for (let i = 0; i < 3; i++) {
    up.wait(10_000).again(offer);
    answer();
  }
  return {
    name: 'icmp-port-unreachable',
    title: 'Nobody listens on UDP port 500 of the hub',
    topology: { hub: { nbma: HUB }, spoke: { nbma: spoke(61) } },
    brokenOnPurpose: 'ISAKMP is disabled on the hub',
    happened: 'Four MM1, each answered with ICMP port unreachable from the hub.',
    ...bothEnds(up),
  };
}

/** A router on the way refuses ESP and says so. */
function espProhibited(): MadeCase {
  const router = '192.0.2.9';
  const up = new BringUp({ spoke: spoke(62), hub: HUB, seed: 62 }).phase1().phase2();
  for (const pause of [1000, 2000, 4000, 8000]) {
    up.esp('spoke', 120).lose();
    const body = icmpError(3, 13, up.packets.at(-1)!.ip('spoke'));
    const header = { source: router, destination: spoke(62), protocol: 1, ttl: 253 };
    up.sendRaw('hub', ipv4(header, body)).wait(pause);
  }
  const { files, runs } = bothEnds(up);
  // The router's messages go to the spoke and never pass the hub.
  const atHub = up.packets.filter((packet) => !packet.lost && packet.ip('hub')[9] !== 1);
  return {
    name: 'icmp-esp-prohibited',
    title: 'A router on the way refuses ESP',
    topology: {
      hub: { nbma: HUB },
      spoke: { nbma: spoke(62) },
      between: `a router, ${router}, with an access list`,
    },
    brokenOnPurpose: 'the access list permits UDP but not IP protocol 50 from the spoke',
    happened:
      'Main mode and quick mode complete. Each of four ESP packets is answered by the router with ICMP administratively prohibited.',
    files: { ...files, 'hub.pcap': writePcap({}, capturedAt('hub', atHub)) },
    runs,
  };
}

export const hubCases: MadeCase[] = [fiveSpokes(), portUnreachable(), espProhibited()];
