/** IKE: NAT-D of drafts, fragments, IPv6, repeats, both ends at once, several cookies, aggressive mode, IKEv2, rekeys. */
import { BringUp } from '../bring-up.ts';
import { writePcap } from '../capture-writer.ts';
import { capturedAt, type MadeCase, type MadeRun, runPerFile } from '../case.ts';
import { registerInClear } from '../registration.ts';

const HUB = { nbma: '203.0.113.1', tunnel: '10.81.0.1' };
const ENDS = { spoke: '198.51.100.21', hub: HUB.nbma };
const TOPOLOGY = { hub: HUB, spoke: { nbma: ENDS.spoke, tunnel: '10.81.0.21' }, between: 'three routers' };

/** The captures of both ends and an analysis of each alone and of both. */
export function bothEnds(up: BringUp): { files: MadeCase['files']; runs: Record<string, MadeRun> } {
  const files = {
    'spoke.pcap': writePcap({}, capturedAt('spoke', up.packets)),
    'hub.pcap': writePcap({}, capturedAt('hub', up.packets)),
  };
  const spoke = { path: 'spoke.pcap', side: 'spoke' as const };
  const hub = { path: 'hub.pcap', side: 'hub' as const };
  return {
    files,
    runs: { spoke: { inputs: [spoke] }, hub: { inputs: [hub] }, both: { inputs: [spoke, hub] } },
  };
}

function natDetection(name: string, payload: 15 | 130, seed: number): MadeCase {
  const inside = '10.200.7.21';
  const up = new BringUp({ ...ENDS, seed, spokeInside: inside, natDetection: payload });
  return {
    name,
    title: `NAT detection with payload number ${payload}`,
    topology: {
      ...TOPOLOGY,
      spoke: { nbma: inside, tunnel: '10.81.0.21' },
      between: `a NAT: ${inside} to ${ENDS.spoke}`,
    },
    brokenOnPurpose: null,
    happened: `Main mode with the NAT-D payloads of a draft, on UDP 4500 from MM5 on; quick mode; ESP in UDP in both directions.`,
    ...bothEnds(up.phase1().phase2().tunnelTraffic()),
  };
}

/** MM5 with a certificate is too long for one packet. */
function fragments(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 22 });
  up.mm1().mm2().mm3().mm4().mm5({ length: 2400, fragmentSize: 1480 }).mm6().phase2().tunnelTraffic();
  return {
    name: 'fragments',
    title: 'A certificate in MM5 comes in two IP fragments',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened: 'MM5 of 2,428 bytes in two fragments; everything completes.',
    ...bothEnds(up),
  };
}

function fragmentsLost(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 23 });
  up.mm1().mm2().mm3().mm4().mm5({ length: 2400, fragmentSize: 1480 }).lose(1);
  for (let i = 0; i < 4; i++) up.repeat(10_000, 2).lose(1);
  return {
    name: 'fragments-lost',
    title: 'The last fragment of MM5 never arrives',
    topology: TOPOLOGY,
    brokenOnPurpose: 'a firewall on the way drops fragments that are not the first',
    happened:
      'The spoke sends MM5 in two fragments, five times. Only the first of each gets to the hub. No MM6.',
    ...bothEnds(up),
  };
}

function ipv6Underlay(): MadeCase {
  const up = new BringUp({ spoke: '2001:db8:21::21', hub: '2001:db8:1::1', seed: 24 });
  return {
    name: 'ipv6-underlay',
    title: 'IKE and ESP over IPv6',
    topology: {
      hub: { nbma: '2001:db8:1::1', tunnel: '10.81.0.1' },
      spoke: { nbma: '2001:db8:21::21', tunnel: '10.81.0.21' },
    },
    brokenOnPurpose: null,
    happened: 'Main mode, quick mode and ESP in both directions, all in IPv6.',
    ...bothEnds(up.phase1().phase2().tunnelTraffic()),
  };
}

/** Losses in both directions: whoever waits for an answer repeats what it sent, and gets the same answer again. */
function retransmissions(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 25 });
  up.mm1().lose().repeat(10_000);
  up.mm2().mm3().mm4().lose();
  // The spoke hears nothing, repeats MM3, and the hub repeats MM4.
  const [mm3, mm4] = up.packets.slice(-2);
  up.wait(10_000).again(mm3!).again(mm4!);
  up.mm5().mm6().qm1().qm2().lose();
  const [qm1, qm2] = up.packets.slice(-2);
  up.wait(10_000).again(qm1!).again(qm2!).wait(5).qm3().tunnelTraffic();
  return {
    name: 'retransmissions',
    title: 'Messages are lost in both directions and come through in the end',
    topology: TOPOLOGY,
    brokenOnPurpose: 'the first MM1, the first MM4 and the first QM2 are lost on the way',
    happened: 'MM1, MM3, MM4, QM1 and QM2 are sent twice, byte for byte the same; then everything completes.',
    ...bothEnds(up),
  };
}

/** Files that hold every packet twice, as a mirror port gives it. */
function capturedTwice(): MadeCase {
  const twice = (up: BringUp) =>
    capturedAt('spoke', up.packets).flatMap((frame) => [
      frame,
      { ...frame, at: { ...frame.at, nanoseconds: frame.at.nanoseconds + 15_000 } },
    ]);
  const who = { spokeTunnel: '10.81.0.21', hubTunnel: HUB.tunnel, requestId: 9, authentication: 'made-four' };
  const files = {
    'encrypted.pcap': writePcap(
      {},
      twice(new BringUp({ ...ENDS, seed: 26 }).phase1().phase2().tunnelTraffic()),
    ),
    'clear.pcap': writePcap({}, twice(registerInClear(new BringUp({ ...ENDS, seed: 36 }), who))),
  };
  return {
    name: 'captured-twice',
    title: 'A mirror port gives every packet twice',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened:
      'Main mode, quick mode and ESP in both directions; in the other file a registration in plain GRE. Each packet again 15 microseconds later.',
    files,
    runs: runPerFile(files),
  };
}

/** Both ends offer at once; the one that the spoke began goes on. */
function bothInitiate(): MadeCase {
  const spoke = new BringUp({ ...ENDS, seed: 27 });
  const hub = new BringUp({ ...ENDS, seed: 28, start: 5 });
  hub.initiator = 'hub';
  spoke.phase1().phase2().tunnelTraffic();
  hub.mm1().mm2().mm3().mm4();
  spoke.packets.push(...hub.packets);
  spoke.packets.sort((a, b) => a.at - b.at);
  return {
    name: 'both-initiate',
    title: 'Both ends begin at the same time',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened:
      'The hub offers 5 ms after the spoke. Both exchanges go on to MM4; only the one that the spoke began completes and gives the SAs.',
    ...bothEnds(spoke),
  };
}

function espBeforeQm3(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 29 }).phase1().qm1().qm2();
  up.esp('spoke', 120).qm3().wait(1000).tunnelTraffic();
  return {
    name: 'esp-before-qm3',
    title: 'ESP leaves before QM3',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened:
      'The spoke uses its SA before it has sent QM3; the first ESP packet stands before QM3 in the capture.',
    ...bothEnds(up),
  };
}

/** A hub that lost its state between two copies of MM1 answers each with another cookie. */
function severalCookies(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 30 });
  up.mm1();
  const answered = up.cookies.responder;
  for (const cookie of ['7c0a11223344556a', '7c0a11223344556b']) {
    up.cookies.responder = cookie;
    up.mm2();
  }
  up.cookies.responder = answered;
  up.mm2().mm3().mm4().mm5().mm6().phase2().tunnelTraffic();
  return {
    name: 'several-cookies',
    title: 'The responder answers one MM1 with several cookies',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened: 'Three MM2 with different responder cookies answer one MM1; the third goes on and completes.',
    ...bothEnds(up),
  };
}

/** DPD, deletes and notifications once the tunnel is up: none of them is bring-up. */
function noise(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 31 }).phase1().informational('hub').phase2().tunnelTraffic();
  for (let i = 0; i < 3; i++)
    up.wait(10_000).informational('spoke').informational('hub').esp('spoke').esp('hub');
  up.wait(2000).informational('spoke');
  return {
    name: 'informational-noise',
    title: 'Informational messages between and behind the steps',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened:
      'An informational message after MM6, then the bring-up completes; DPD from both ends every ten seconds, and a delete at the end.',
    ...bothEnds(up),
  };
}

function phase2Rekey(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 32 }).phase1().phase2().tunnelTraffic();
  up.wait(3_000_000).newSpis().phase2().tunnelTraffic();
  // The hub is as free to begin as the spoke.
  up.wait(3_000_000).newSpis().qm1('hub').qm2('spoke').qm3('hub').tunnelTraffic();
  return {
    name: 'phase2-rekey',
    title: 'The IPsec SAs are renewed twice',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened:
      'The bring-up; after 50 minutes a quick mode that the spoke begins, after 100 minutes one that the hub begins.',
    ...bothEnds(up),
  };
}

function phase1Rekey(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 33 }).phase1().phase2().tunnelTraffic();
  const { toHub, toSpoke } = up.spi;
  up.wait(82_000_000).esp('spoke').esp('hub').wait(1000);
  up.newKeys();
  up.spi.toHub = toHub;
  up.spi.toSpoke = toSpoke;
  up.phase1().wait(1000).tunnelTraffic();
  return {
    name: 'phase1-rekey',
    title: 'The ISAKMP SA is renewed while the tunnel is up',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened: 'The bring-up; after 23 hours a second main mode, without a quick mode: the IPsec SAs stay.',
    ...bothEnds(up),
  };
}

function aggressive(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 34 }).aggressiveMode().phase2().tunnelTraffic();
  return {
    name: 'aggressive-mode',
    title: 'Aggressive mode',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened: 'Three messages make phase 1, then quick mode and ESP in both directions.',
    ...bothEnds(up),
  };
}

function ikev2(): MadeCase {
  const up = new BringUp({ ...ENDS, seed: 35 }).ikev2().tunnelTraffic();
  return {
    name: 'ikev2',
    title: 'IKEv2, which is recognised and no more',
    topology: TOPOLOGY,
    brokenOnPurpose: null,
    happened: 'IKE_SA_INIT, IKE_AUTH, then ESP in both directions.',
    ...bothEnds(up),
  };
}

export const ikeCases: MadeCase[] = [
  natDetection('nat-d-15', 15, 20),
  natDetection('nat-d-130', 130, 21),
  fragments(),
  fragmentsLost(),
  ipv6Underlay(),
  retransmissions(),
  capturedTwice(),
  bothInitiate(),
  espBeforeQm3(),
  severalCookies(),
  noise(),
  phase2Rekey(),
  phase1Rekey(),
  aggressive(),
  ikev2(),
];
