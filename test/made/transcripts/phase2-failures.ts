/** Bring-ups that stop in quick mode, and what goes wrong with SAs later (inventory 6.2, 6.4 and 9). */
import { phase1, plainTunnelUp, received, sending, transition, tunnelUp } from './bring-up.ts';
import { registered, type StoryCase, stalled } from './case.ts';
import {
  offerShown,
  phase2,
  proposalValid,
  type Quick,
  qm1Received,
  qm1Sent,
  qm2Received,
  qm2Sent,
  qm3Sent,
  quickOf,
  socketsUp,
} from './quick-mode.ts';
import { registrationOf, requestRepeated, requestSent } from './registration.ts';
import { Story } from './said.ts';
import { begun, healthy } from './stories.ts';
import { type Side, world } from './world.ts';

const quickAt = (story: Story, round: number): Quick => {
  const quick = quickOf(story);
  return { ...quick, message: (quick.message + round * 0x1111_1111) >>> 0 };
};

/** QM1 comes and is refused; the spoke asks again after half a minute with a new message ID. */
function refused(lines: (story: Story) => void): StoryCase['story'] {
  return (made, start) => {
    const story = phase1(begun(made, start));
    for (let round = 0; round < 3; round++) {
      const quick = quickAt(story, round);
      qm1Received(qm1Sent(story, quick), quick);
      offerShown(story, 'hub', quick);
      lines(story);
      story.say('hub', 'G3', ['I6', { node: (quick.message ^ 0x2a2a_2a2a) | 0 }], 'A8');
      sending(story, 'hub', 'QM_IDLE');
      story
        .say(
          'hub',
          ['I52', { node: quick.message | 0, error: 'TRUE', reason: 'QM rejected' }],
          ['F11a', { mode: 'Quick' }],
        )
        .wait(9);
      received(story, 'spoke', 'I', 'QM_IDLE');
      story.say('spoke', ['I6', { node: (quick.message ^ 0x2a2a_2a2a) | 0 }]);
      story.say('spoke', ['I17', { payload: 'HASH', message: (quick.message ^ 0x2a2a_2a2a) >>> 0 }]);
      story.say('spoke', ['G4', { message: (quick.message ^ 0x2a2a_2a2a) >>> 0, spi: quick.toSpoke }]);
      story.say('spoke', ['I52', { node: quick.message | 0, error: 'TRUE', reason: 'Delete Larval' }]);
      if (round < 2) story.wait(30_000).say('spoke', 'A10', 'A7b');
    }
    return story;
  };
}

function silentHub(): Story {
  const story = phase1(begun());
  const quick = quickOf(story);
  qm1Received(qm1Sent(story, quick), quick);
  offerShown(story, 'hub', quick);
  for (let again = 0; again < 4; again++) {
    story
      .wait(10_000)
      .say(
        'spoke',
        ['G7', { message: quick.message | 0 }],
        ['F2', { attempt: again + 1, why: 'retransmit phase 2' }],
      );
    sending(story, 'spoke', 'QM_IDLE');
  }
  return story.wait(10_000).say('spoke', ['G7b', { message: quick.message | 0 }]);
}

function qm1Lost(): Story {
  const story = phase1(begun());
  const quick = quickOf(story);
  qm1Sent(story, quick);
  for (let again = 0; again < 4; again++) {
    story.wait(10_000).say('spoke', ['G7', { message: quick.message | 0 }]);
    sending(story, 'spoke', 'QM_IDLE');
  }
  return story.wait(10_000).say('spoke', ['G7b', { message: quick.message | 0 }]);
}

function repeated(story: Story, side: Side, quick: Quick, times: number): Story {
  for (let again = 0; again < times; again++) {
    story.wait(10_000).say(side, ['G7', { message: quick.message | 0 }]);
    sending(story, side, 'QM_IDLE');
  }
  return story;
}

function qm2Lost(): Story {
  const story = phase1(begun());
  const quick = quickOf(story);
  qm2Sent(qm1Received(qm1Sent(story, quick), quick), quick);
  repeated(story, 'hub', quick, 3);
  story.now -= 29_000;
  repeated(story, 'spoke', quick, 3);
  story.wait(10_000).say('spoke', ['G7b', { message: quick.message | 0 }]);
  return story.say('hub', ['G7b', { message: quick.message | 0 }]);
}

function qm3Lost(): Story {
  const story = phase1(begun());
  const quick = quickOf(story);
  qm3Sent(qm2Received(qm2Sent(qm1Received(qm1Sent(story, quick), quick), quick), quick), quick);
  repeated(story, 'hub', quick, 4);
  return story.wait(10_000).say('hub', ['G7b', { message: quick.message | 0 }]);
}

/** The peer takes everything down after a good bring-up (G5, G6). */
function deletedLater(): Story {
  const story = healthy().wait(600_000);
  const { spiToHub, spiToSpoke, transform, hub, spoke } = story.world;
  received(story, 'spoke', 'I', 'QM_IDLE');
  story.say('spoke', ['I6', { node: -1_234_567 }], ['I17', { payload: 'HASH', message: 4_293_732_729 }]);
  story.say('spoke', ['G5a', { message: 4_293_732_729 }], 'G5b');
  story.say('spoke', ['G6', { reason: 'No reason', role: 'I', state: 'QM_IDLE' }]);
  transition(story, 'spoke', 'MESG_INTERNAL PHASE1_DEL', 'P1_COMPLETE', 'DEST_SA');
  story.say('spoke', 'A12a', ['A11', { destination: spoke.nbma, spi: spiToSpoke, set: transform.set }]);
  return story.say(
    'spoke',
    ['A11', { destination: hub.nbma, spi: spiToHub, set: transform.set }],
    ['A9', { node: -1_234_567 }],
  );
}

/** Two rekeys of the IPsec SAs, then one of phase 1 with new SAs; all is well throughout. */
export function rekeyed(): Story {
  const story = healthy();
  const quick = quickOf(story);
  for (let round = 1; round <= 2; round++) {
    story.wait(3_540_000).say('spoke', ['A12b', { spi: quick.toHub }], 'A7', 'A7b');
    phase2(
      story,
      {
        message: (quick.message + round * 77_777) >>> 0,
        toHub: quick.toHub + round * 4096,
        toSpoke: quick.toSpoke + round * 8192,
      },
      true,
    );
    const old = round - 1;
    story.say('spoke', [
      'A11',
      { destination: story.world.hub.nbma, spi: quick.toHub + old * 4096, set: story.world.transform.set },
    ]);
  }
  return story;
}

function phase1Rekeyed(): Story {
  const story = healthy().wait(82_800_000);
  story.saGone('hub');
  story.saGone('spoke');
  story.world.spoke.connection++;
  story.world.hub.connection++;
  return phase1(story);
}

function afterwards(
  side: Side,
  ...lines: Parameters<Story['say']> extends [Side, ...infer Rest] ? Rest : never
): () => Story {
  return () => {
    const story = healthy();
    for (let again = 0; again < 4; again++) story.wait(61_000).say(side, ...lines);
    return story;
  };
}

function unprotectedSpoke(): Story {
  const story = new Story(world());
  tunnelUp(story, 'hub').wait(3_000);
  plainTunnelUp(story, 'spoke');
  requestSent(story).say('hub', 'G9');
  for (let again = 1; again <= 6; again++) {
    requestRepeated(
      story,
      { ...registrationOf(story), request: story.world.requestId + again },
      2 ** Math.min(again, 6),
    );
    if (again > 3) story.say('hub', 'G9');
  }
  return story;
}

/** IKEv2 has other messages for phase 1; tunnel and NHRP lines stay the same. */
function ikev2(): Story {
  const story = new Story(world());
  tunnelUp(story, 'hub').wait(2_000);
  tunnelUp(story, 'spoke').wait(5);
  const spis = { initiator: '6A0F0C5D2B1E4F77', responder: '91D3B3A1C4E5F602' };
  const exchange = (name: string, message: number, payloads: string): void => {
    const packet = { ...spis, message, exchange: name, payloads };
    story.say('spoke', ['V2', { ...packet, act: 'Sending', kind: 'REQUEST' }]).wait(8);
    story.say('hub', ['V2', { ...packet, act: 'Received', kind: 'REQUEST' }]).wait(5);
    story.say('hub', ['V2', { ...packet, act: 'Sending', kind: 'RESPONSE' }]).wait(8);
    story.say('spoke', ['V2', { ...packet, act: 'Received', kind: 'RESPONSE' }]);
  };
  exchange(
    'IKE_SA_INIT',
    0,
    'SA KE N VID NOTIFY(NAT_DETECTION_SOURCE_IP) NOTIFY(NAT_DETECTION_DESTINATION_IP)',
  );
  story.say('spoke', ['V1', { text: 'NAT not found' }], ['V1', { text: 'Completed SA init exchange' }]);
  exchange('IKE_AUTH', 1, 'NOTIFY(NO_PROPOSAL_CHOSEN)');
  story.say('spoke', ['V1', { text: "Verification of peer's authenctication data PASSED" }]);
  story.say('hub', [
    'V1',
    { text: 'Received Policies: : Failed to find a matching policyProposal 1:  AES-CBC-256 SHA256' },
  ]);
  story.say('hub', ['V5', { text: 'Auth exchange failed' }]);
  return story.say('spoke', ['V1', { text: 'Queuing IKE SA delete request reason: unknown' }]);
}

export const phase2Cases: readonly StoryCase[] = [
  {
    name: 'transform-mismatch',
    title: 'The transform sets differ',
    story: refused((story) => {
      story.say(
        'hub',
        'I50',
        ['P3', { keysize: 256 }],
        ['G1', { set: story.world.transform.set }],
        ['G2b', { error: 256 }],
      );
    }),
    rows: 'G1 G2b G3 G4 F11 A8 A10',
    expected: stalled(8, 'configuration', 'ipsec-proposal-mismatch'),
  },
  {
    name: 'proxy-mismatch',
    title: "No protection on the hub covers the spoke's addresses",
    story: refused((story) => {
      proposalValid(story, 'hub').say('hub', 'A13', 'G2', ['G2b', { error: 32 }]);
    }),
    rows: 'G2 G2b G3 G4 A13',
    expected: stalled(8, 'configuration', 'proxy-mismatch'),
  },
  {
    name: 'proposal-error-numbers',
    title: 'The hub refuses QM1 with numbers whose meaning is not known',
    story: refused((story) => {
      for (const error of [8, 64, 128, 1024]) story.say('hub', ['G2b', { error }]);
    }),
    rows: 'G2b G3 G4',
    expected: stalled(8, 'configuration'),
  },
  {
    name: 'pfs-silent',
    title: 'PFS on one side only: the hub says nothing and answers nothing',
    story: silentHub,
    rows: 'G7 G11',
    expected: stalled(8, 'hub'),
  },
  {
    name: 'qm1-lost',
    title: 'QM1 does not reach the hub',
    story: qm1Lost,
    rows: 'G7',
    expected: stalled(7, 'path-to-hub', 'quick-mode-lost'),
  },
  {
    name: 'qm2-lost',
    title: 'QM2 does not reach the spoke',
    story: qm2Lost,
    rows: 'G7',
    expected: stalled(8, 'path-to-spoke', 'quick-mode-lost'),
  },
  {
    name: 'qm3-lost',
    title: 'QM3 does not reach the hub',
    story: qm3Lost,
    rows: 'G7',
    expected: stalled(9, 'path-to-hub', 'quick-mode-lost'),
  },
  {
    name: 'deleted-later',
    title: 'A good bring-up whose SAs are deleted ten minutes later',
    story: deletedLater,
    rows: 'G5 G6 A9 A11 A12',
    expected: registered,
  },
  {
    name: 'rekeyed',
    title: 'A good bring-up and two rekeys',
    story: rekeyed,
    rows: 'A7 A11 A12',
    expected: registered,
  },
  {
    name: 'phase1-rekeyed',
    title: 'A good bring-up and a phase 1 rekey a day later',
    story: phase1Rekeyed,
    rows: '',
    expected: registered,
  },
  {
    name: 'invalid-spi',
    title: 'A good bring-up, then ESP with an SPI that the hub does not know',
    story: afterwards('hub', ['G8', { spi: 0x77ab_01cd }]),
    rows: 'G8',
    expected: registered,
  },
  {
    name: 'replay',
    title: 'A good bring-up, then ESP out of order',
    story: afterwards('hub', 'G10'),
    rows: 'G10',
    expected: registered,
  },
  {
    name: 'dpd',
    title: 'A good bring-up, then the hub falls silent',
    story: afterwards('spoke', 'D1a', 'D1b', 'D1c', ['D1d', { count: 1 }], 'D1e'),
    rows: 'D1',
    expected: registered,
  },
  {
    name: 'spoke-without-protection',
    title: 'The spoke sends its registration in plain GRE',
    story: unprotectedSpoke,
    rows: 'G9 H11',
    expected: stalled(1, 'spoke', 'spoke-without-protection'),
  },
  {
    name: 'ikev2',
    title: 'IKEv2 instead of IKEv1',
    story: ikev2,
    rows: 'V1 V2 V3 V4 V5 V6',
    // Steps 2 to 11 are IKEv1's and do not apply.
    expected: stalled(1, 'configuration', 'ikev2-in-use'),
  },
];

export function toSockets(made = world(), start = 0): Story {
  return socketsUp(phase2(phase1(begun(made, start))));
}
