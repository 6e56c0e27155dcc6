/** The course of a bring-up, message by message, in the order IOS prints it (inventory sections 2 and 3). */
import type { Story } from './said.ts';
import type { Side } from './world.ts';

/** Step 1 on the spoke, and what the hub prints when its own tunnel comes up. */
export function tunnelUp(story: Story, side: Side): Story {
  const { world } = story;
  if (side === 'hub') {
    return story.say('hub', 'T1', 'N1', 'T2', 'T3', 'Y1', 'N2', 'Y2', 'N1', 'N2', 'T2', 'T3', 'Y3');
  }
  const { hub } = world;
  return story.say(
    'spoke',
    'T1',
    ['T4', { pointer: 0 }],
    'T3',
    ['T5', { profile: world.profile }],
    ['T4', { pointer: 0 }],
    'T6',
    'T7',
    'N1',
    ['N3', { tunnel: hub.tunnel, nbma: hub.nbma }],
    'T2',
    ['T4', { pointer: 0x9b1e4a0 }],
    'T3',
    'T8',
    'C1',
    'C5',
    'Y1',
    'C2',
  );
}

/** The tunnel of a spoke without protection. */
export function plainTunnelUp(story: Story, side: Side): Story {
  const { hub } = story.world;
  story.say(side, 'N1');
  if (side === 'spoke') story.say('spoke', ['N3', { tunnel: hub.tunnel, nbma: hub.nbma }]);
  else story.say('hub', 'N2');
  return story.say(side, 'Y2', 'Y3');
}

/** Step 2: IPsec asks for SAs. */
export function saRequested(story: Story): Story {
  const { world } = story;
  return story.say(
    'spoke',
    ['P1', { pointer: 0x95f0d80 }],
    [
      'P2',
      {
        set: world.transform.set,
        seconds: world.lifetime.seconds,
        kilobytes: world.lifetime.kilobytes,
        keysize: world.transform.keyLength ?? 0,
      },
    ],
  );
}

const vendorIds = (...majors: number[]): (string | [string, { major: number }])[] => [
  'I18',
  ['I19', { major: majors[0] ?? 69 }],
  'I20a',
  'I18',
  ['I19', { major: majors[1] ?? 245 }],
  'I20b',
  'I18',
  ['I19', { major: majors[2] ?? 157 }],
  'I20c',
  'I18',
  ['I19', { major: majors[3] ?? 123 }],
  'I20d',
];

export function peerFound(story: Story, side: Side): Story {
  return story.say(
    side,
    'I2',
    'I3',
    ['I4', { by: side === 'spoke' ? 'isakmp_initiator' : 'crypto_isakmp_process_block' }],
    'I5',
    ...(side === 'spoke' ? [['I6', { node: 0 }] as [string, { node: number }]] : []),
    'I7',
  );
}

export function transition(story: Story, side: Side, input: string, from: string, to: string): Story {
  const [first, second] = input.split(' ');
  return story.say(
    side,
    ['I11', { first: `IKE_${first}`, second: `IKE_${second}` }],
    ['I12', { from: `IKE_${from}`, to: `IKE_${to}` }],
  );
}

export function sending(story: Story, side: Side, state: string, port = 500, peerPort = port): Story {
  return story.say(side, ['I14', { role: side === 'spoke' ? 'I' : 'R', state, port, peerPort }], 'I15');
}

export function received(
  story: Story,
  side: Side,
  role: 'N' | 'I' | 'R',
  state: string,
  port = 500,
  peerPort = port,
): Story {
  return story.say(side, ['I16', { role, state, port, peerPort }]);
}

/** The ports after the NAT decision: 4500 at both ends, and what NAT made of the spoke's for the hub. */
export function floated(story: Story, side: Side): [number, number] {
  const { translated } = story.world;
  if (translated === null) return [500, 500];
  return side === 'spoke' ? [4500, 4500] : [4500, translated.port];
}

export function mm1Sent(story: Story): Story {
  story.say('spoke', 'I1');
  peerFound(story, 'spoke').say('spoke', 'I8', 'I9', 'I10a', 'I10b', 'I10c', 'I10d');
  transition(story, 'spoke', 'MESG_FROM_IPSEC SA_REQ_MM', 'READY', 'I_MM1').say('spoke', 'I13');
  return sending(story, 'spoke', 'MM_NO_STATE').wait(9);
}

export function mm1Received(story: Story): Story {
  received(story, 'hub', 'N', 'NEW SA');
  peerFound(story, 'hub');
  return transition(story, 'hub', 'MESG_FROM_PEER MM_EXCH', 'READY', 'R_MM1');
}

/** One policy held against the offer; `mismatch` is the line that refuses it. */
export function policyChecked(story: Story, side: Side, priority: number, mismatch: string | null): Story {
  const { policy, authentication } = story.world;
  story.say(side, ['I25', { transform: 1, priority }], ['I26a', { encryption: policy.encryption }]);
  if (policy.keyLength !== null) story.say(side, ['I26g', { length: policy.keyLength }]);
  story.say(
    side,
    ['I26b', { hash: policy.hash }],
    ['I26c', { group: policy.group }],
    ['I26d', { authentication }],
    'I26e',
    'I26f',
  );
  if (mismatch !== null) return story.say(side, mismatch, 'F7');
  return story.say(side, 'I27', 'I28a', 'I28b', 'I29a', 'I29b', 'I30', 'I31');
}

/** Step 4 at the hub up to the decision on the offer. */
export function offerRead(story: Story, side: Side): Story {
  return story.say(side, ['I17', { payload: 'SA', message: 0 }], ...vendorIds(), 'I9', 'I23', 'I24');
}

export function mm2Sent(story: Story, mismatches: readonly string[] = []): Story {
  offerRead(story, 'hub');
  mismatches.forEach((line, index) => {
    policyChecked(story, 'hub', 10 * (index + 1), line);
  });
  policyChecked(story, 'hub', 10 * (mismatches.length + 1), null).say('hub', ...vendorIds());
  transition(story, 'hub', 'MESG_INTERNAL PROCESS_MAIN_MODE', 'R_MM1', 'R_MM1').say('hub', 'I10a');
  sending(story, 'hub', 'MM_SA_SETUP');
  return transition(story, 'hub', 'MESG_INTERNAL PROCESS_COMPLETE', 'R_MM1', 'R_MM2').wait(8);
}

export function mm2Received(story: Story): Story {
  received(story, 'spoke', 'I', 'MM_NO_STATE');
  transition(story, 'spoke', 'MESG_FROM_PEER MM_EXCH', 'I_MM1', 'I_MM2');
  return story.say(
    'spoke',
    ['I17', { payload: 'SA', message: 0 }],
    'I18',
    ['I19', { major: 69 }],
    'I20a',
    'I9',
    'I23',
    'I24',
  );
}

export function mm3Sent(story: Story): Story {
  policyChecked(story, 'spoke', 10, null);
  transition(story, 'spoke', 'MESG_INTERNAL PROCESS_MAIN_MODE', 'I_MM2', 'I_MM2');
  sending(story, 'spoke', 'MM_SA_SETUP');
  return transition(story, 'spoke', 'MESG_INTERNAL PROCESS_COMPLETE', 'I_MM2', 'I_MM3').wait(7);
}

function natDecided(story: Story, side: Side): Story {
  story.say(side, 'I32', 'I33', 'I32');
  if (story.world.translated === null) return story.say(side, 'I34');
  return side === 'spoke' ? story.say(side, 'F15a') : story.say(side, 'F15b', 'F15d');
}

export function mm3Received(story: Story): Story {
  received(story, 'hub', 'R', 'MM_SA_SETUP');
  transition(story, 'hub', 'MESG_FROM_PEER MM_EXCH', 'R_MM2', 'R_MM3');
  story.say('hub', ['I17', { payload: 'KE', message: 0 }], ['I17', { payload: 'NONCE', message: 0 }], 'I9');
  story.keysMade('hub');
  return story.say(
    'hub',
    'I18',
    ['I21', { vendor: 'DPD' }],
    'I18',
    'I22',
    'I18',
    ['I19', { major: 225 }],
    ['I21', { vendor: 'XAUTH' }],
  );
}

export function mm4Sent(story: Story): Story {
  natDecided(story, 'hub');
  transition(story, 'hub', 'MESG_INTERNAL PROCESS_MAIN_MODE', 'R_MM3', 'R_MM3');
  sending(story, 'hub', 'MM_KEY_EXCH');
  return transition(story, 'hub', 'MESG_INTERNAL PROCESS_COMPLETE', 'R_MM3', 'R_MM4').wait(11);
}

export function mm4Received(story: Story): Story {
  received(story, 'spoke', 'I', 'MM_SA_SETUP');
  transition(story, 'spoke', 'MESG_FROM_PEER MM_EXCH', 'I_MM3', 'I_MM4');
  story.say('spoke', ['I17', { payload: 'KE', message: 0 }], ['I17', { payload: 'NONCE', message: 0 }], 'I9');
  story.keysMade('spoke');
  story.say('spoke', 'I18', ['I21', { vendor: 'Unity' }], 'I18', ['I21', { vendor: 'DPD' }], 'I18', 'I22');
  return natDecided(story, 'spoke');
}

function identity(story: Story, side: Side): Story {
  const [port] = floated(story, side);
  return story.say(
    side,
    'I36',
    ['I37', { address: story.world[side].nbma, port: port === 4500 ? 0 : port }],
    'I38',
  );
}

export function mm5Sent(story: Story): Story {
  transition(story, 'spoke', 'MESG_INTERNAL PROCESS_MAIN_MODE', 'I_MM4', 'I_MM4').say('spoke', 'I35');
  identity(story, 'spoke');
  sending(story, 'spoke', 'MM_KEY_EXCH', ...floated(story, 'spoke'));
  return transition(story, 'spoke', 'MESG_INTERNAL PROCESS_COMPLETE', 'I_MM4', 'I_MM5').wait(12);
}

export function mm5Received(story: Story): Story {
  received(story, 'hub', 'R', 'MM_KEY_EXCH', ...floated(story, 'hub'));
  return transition(story, 'hub', 'MESG_FROM_PEER MM_EXCH', 'R_MM4', 'R_MM5');
}

export function mm6Sent(story: Story): Story {
  const [, port] = floated(story, 'hub');
  story.say(
    'hub',
    ['I17', { payload: 'ID', message: 0 }],
    ['I37', { address: story.world.spoke.nbma, port: 500 }],
    'I39',
  );
  story.say(
    'hub',
    ['I17', { payload: 'HASH', message: 0 }],
    ['I40', { notify: 'INITIAL_CONTACT', message: 0 }],
  );
  story.say('hub', 'I41', 'I42', 'I43', ['I44', { port }]);
  transition(story, 'hub', 'MESG_INTERNAL PROCESS_MAIN_MODE', 'R_MM5', 'R_MM5').say('hub', 'P5');
  identity(story, 'hub');
  sending(story, 'hub', 'MM_KEY_EXCH', ...floated(story, 'hub'));
  transition(story, 'hub', 'MESG_INTERNAL PROCESS_COMPLETE', 'R_MM5', 'P1_COMPLETE');
  return transition(story, 'hub', 'MESG_INTERNAL PHASE1_COMPLETE', 'P1_COMPLETE', 'P1_COMPLETE').wait(9);
}

export function mm6Received(story: Story): Story {
  received(story, 'spoke', 'I', 'MM_KEY_EXCH', ...floated(story, 'spoke'));
  story.say(
    'spoke',
    ['I17', { payload: 'ID', message: 0 }],
    ['I37', { address: story.world.hub.nbma, port: 500 }],
    'I39',
  );
  story.say('spoke', ['I17', { payload: 'HASH', message: 0 }], 'I41', 'I42', [
    'I44',
    { port: floated(story, 'spoke')[1] },
  ]);
  transition(story, 'spoke', 'MESG_FROM_PEER MM_EXCH', 'I_MM5', 'I_MM6');
  transition(story, 'spoke', 'MESG_INTERNAL PROCESS_MAIN_MODE', 'I_MM6', 'I_MM6');
  return transition(story, 'spoke', 'MESG_INTERNAL PROCESS_COMPLETE', 'I_MM6', 'P1_COMPLETE');
}

/** Phase 1 from the first offer to its end: steps 3 to 7. */
export function phase1(story: Story, mismatches: readonly string[] = []): Story {
  mm1Sent(story);
  mm1Received(story);
  mm2Sent(story, mismatches);
  mm2Received(story);
  mm3Sent(story);
  mm3Received(story);
  mm4Sent(story);
  mm4Received(story);
  mm5Sent(story);
  mm5Received(story);
  mm6Sent(story);
  return mm6Received(story);
}

/** Retransmissions as IOS counts them: one every ten seconds (F1, F2). */
export function retransmit(
  story: Story,
  side: Side,
  state: string,
  times: number,
  ports: [number, number] = [500, 500],
): Story {
  for (let attempt = 1; attempt <= times; attempt++) {
    story.wait(10_000).say(side, ['F1', { state }], ['F2', { attempt }], ['F1', { state }]);
    sending(story, side, state, ...ports);
  }
  return story;
}

/** The end of the tries (F3): the SA is given up and its machine taken down. */
export function giveUp(story: Story, side: Side, state: string, from: string): Story {
  story.wait(10_000).say(side, ['F1', { state }], ['F3', { role: side === 'spoke' ? 'I' : 'R', state }]);
  transition(story, side, 'MESG_INTERNAL PHASE1_DEL', from, 'DEST_SA');
  story.saGone(side);
  return story;
}
