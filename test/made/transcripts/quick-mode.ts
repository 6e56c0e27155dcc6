/** Steps 8 to 10: quick mode and the SAs it makes. */
import { floated, received, sending } from './bring-up.ts';
import type { Story } from './said.ts';
import type { Side } from './world.ts';

/** The numbers of one quick mode; a rekey has others. */
export interface Quick {
  message: number;
  toHub: number;
  toSpoke: number;
}

export function quickOf({ world }: Story): Quick {
  return { message: world.messageId, toHub: world.spiToHub, toSpoke: world.spiToSpoke };
}

const node = (story: Story, side: Side, quick: Quick, input: string, from: string, to: string): Story => {
  const [first, second] = input.split(' ');
  return story.say(
    side,
    ['I47', { message: quick.message, first: `IKE_${first}`, second: `IKE_${second}` }],
    ['I12', { from: `IKE_QM_${from}`, to: `IKE_QM_${to}` }],
  );
};

export function qm1Sent(story: Story, quick: Quick = quickOf(story)): Story {
  story.say('spoke', ['I45', { message: quick.message }], 'I46a');
  sending(story, 'spoke', 'QM_IDLE', ...floated(story, 'spoke'));
  return node(story, 'spoke', quick, 'MESG_INTERNAL INIT_QM', 'READY', 'I_QM1').wait(10);
}

/** The offer as its receiver prints it, up to the attributes. */
export function offerShown(story: Story, side: Side, quick: Quick): Story {
  const { transform, lifetime } = story.world;
  story.say(
    side,
    ['I17', { payload: 'HASH', message: quick.message }],
    ['I17', { payload: 'SA', message: quick.message }],
  );
  story.say(side, 'I48', ['I49a', { transform: transform.esp }], 'I49b', [
    'I49c',
    { mode: story.world.translated ? 4 : 2 },
  ]);
  story.say(side, 'I49d', ['I49e', { seconds: lifetime.seconds }], 'I49f', 'I49g');
  story.say(side, ['I49h', { authenticator: transform.authenticator }]);
  return transform.keyLength === null ? story : story.say(side, ['I49i', { length: transform.keyLength }]);
}

export function qm1Received(story: Story, quick: Quick = quickOf(story)): Story {
  received(story, 'hub', 'R', 'QM_IDLE', ...floated(story, 'hub'));
  return story.say('hub', ['I6', { node: quick.message | 0 }]);
}

export function proposalValid(story: Story, side: Side): Story {
  return story.say(side, 'I50', ['P3', { keysize: story.world.transform.keyLength ?? 0 }], 'P4');
}

function rest(story: Story, side: Side, quick: Quick): Story {
  return story.say(
    side,
    ['I17', { payload: 'NONCE', message: quick.message }],
    ['I17', { payload: 'ID', message: quick.message }],
    ['I17', { payload: 'ID', message: quick.message }],
  );
}

const spisFor = (side: Side, quick: Quick) => ({
  inbound: side === 'hub' ? quick.toHub : quick.toSpoke,
  outbound: side === 'hub' ? quick.toSpoke : quick.toHub,
});

function sasMade(story: Story, side: Side, quick: Quick): Story {
  const { lifetime } = story.world;
  return story.say(side, ['I51', { ...spisFor(side, quick), ...lifetime }]);
}

/** `create_sa` for both directions; the kilobytes printed are below the negotiated ones (IOS varies them). */
function sasCreated(story: Story, side: Side, quick: Quick): Story {
  const { inbound, outbound } = spisFor(side, quick);
  const { transform, lifetime } = story.world;
  const shared = { set: transform.set, seconds: lifetime.seconds, kilobytes: lifetime.kilobytes - 71_221 };
  return story.say(
    side,
    'P5',
    'P4',
    'P6',
    'P7',
    ['P9', { direction: 'in', spi: inbound, conn: 5, ...shared }],
    ['P9', { direction: 'out', spi: outbound, conn: 6, ...shared }],
  );
}

/** The hub's tunnel protection opens a socket for a spoke that asks. */
function socketOpened(story: Story): Story {
  const pointer = story.world.hub.pointer;
  return story.say(
    'hub',
    ['T4', { pointer: 0 }],
    'T3',
    ['T5', { profile: story.world.profile }],
    'T6',
    'T7',
    ['T9', { pointer }],
    'T10',
    'C5',
    'C3',
  );
}

export function qm2Sent(story: Story, quick: Quick = quickOf(story), rekey = false): Story {
  offerShown(story, 'hub', quick);
  proposalValid(story, 'hub');
  if (!rekey) socketOpened(story);
  rest(story, 'hub', quick).say('hub', 'I46b');
  node(story, 'hub', quick, 'MESG_FROM_PEER QM_EXCH', 'READY', 'SPI_STARVE');
  sasMade(story, 'hub', quick);
  sending(story, 'hub', 'QM_IDLE', ...floated(story, 'hub'));
  node(story, 'hub', quick, 'MESG_INTERNAL GOT_SPI', 'SPI_STARVE', 'R_QM2');
  if (!rekey) story.say('hub', 'C4');
  return sasCreated(story, 'hub', quick).say('hub', 'P10').wait(10);
}

export function qm2Received(story: Story, quick: Quick = quickOf(story)): Story {
  received(story, 'spoke', 'I', 'QM_IDLE', ...floated(story, 'spoke'));
  return offerShown(story, 'spoke', quick);
}

export function qm3Sent(story: Story, quick: Quick = quickOf(story)): Story {
  proposalValid(story, 'spoke');
  rest(story, 'spoke', quick);
  sasMade(story, 'spoke', quick);
  sending(story, 'spoke', 'QM_IDLE', ...floated(story, 'spoke'));
  story.say('spoke', ['I52', { node: quick.message | 0, error: 'FALSE', reason: 'No Error' }]);
  node(story, 'spoke', quick, 'MESG_FROM_PEER QM_EXCH', 'I_QM1', 'PHASE2_COMPLETE');
  return sasCreated(story, 'spoke', quick)
    .say('spoke', ['P11', { spi: quick.toHub }], ['P12', { spi: quick.toHub }], 'P10')
    .wait(9);
}

export function qm3Received(story: Story, quick: Quick = quickOf(story)): Story {
  received(story, 'hub', 'R', 'QM_IDLE', ...floated(story, 'hub'));
  story.say('hub', ['I52', { node: quick.message | 0, error: 'FALSE', reason: 'QM done (await)' }]);
  node(story, 'hub', quick, 'MESG_FROM_PEER QM_EXCH', 'R_QM2', 'PHASE2_COMPLETE');
  return story.say(
    'hub',
    'P5',
    'P13',
    ['P14', { spi: quick.toSpoke }],
    ['P11', { spi: quick.toSpoke }],
    ['P12', { spi: quick.toSpoke }],
  );
}

/** Quick mode from offer to both ends' SAs: steps 8 to 10. */
export function phase2(story: Story, quick: Quick = quickOf(story), rekey = false): Story {
  qm1Sent(story, quick);
  qm1Received(story, quick);
  qm2Sent(story, quick, rekey);
  qm2Received(story, quick);
  qm3Sent(story, quick);
  return qm3Received(story, quick);
}

/** Step 11: each end's tunnel learns that its socket is up. */
export function socketsUp(story: Story): Story {
  const { hub, spoke } = story.world;
  story.say('hub', ['T4', { pointer: hub.pointer }], 'T11', 'T12', 'T13', ['T14', { mtu: 1442 }]);
  story.say('spoke', ['T4', { pointer: spoke.pointer }], 'T11', 'T12', 'T13', ['N4', { tunnel: hub.tunnel }]);
  return story.wait(3);
}
