/** Bring-ups that stop in phase 1 (inventory 6.1 and 9). */
import {
  floated,
  giveUp,
  mm1Received,
  mm1Sent,
  mm2Received,
  mm2Sent,
  mm3Received,
  mm3Sent,
  mm4Received,
  mm4Sent,
  mm5Received,
  mm5Sent,
  mm6Received,
  mm6Sent,
  offerRead,
  policyChecked,
  received,
  retransmit,
  sending,
  transition,
} from './bring-up.ts';
import { registered, type StoryCase, stalled } from './case.ts';
import { phase2, socketsUp } from './quick-mode.ts';
import { neighboursUp, registered as registers } from './registration.ts';
import { Story } from './said.ts';
import { begun, healthy } from './stories.ts';
import { hub, spoke, type World, world } from './world.ts';

/** A spoke with a private address; the hub sees another address and port. */
export function natWorld(): World {
  return world({
    spoke: spoke({ nbma: '192.168.44.10' }),
    translated: { nbma: '203.0.113.66', port: 31_044 },
  });
}

export function mm1Blocked(made?: World, start?: number): Story {
  return offeredInVain(mm1Sent(begun(made, start)));
}

/** The offer goes out six times and nothing comes back; also for a later try of the same story. */
export function offeredInVain(story: Story): Story {
  retransmit(story, 'spoke', 'MM_NO_STATE', 2).wait(9_000).say('spoke', 'A10', 'A2', 'F5d');
  retransmit(story, 'spoke', 'MM_NO_STATE', 3);
  story.say('spoke', 'F3b');
  return giveUp(story, 'spoke', 'MM_NO_STATE', 'I_MM1');
}

/** The receiver of a repeated message answers again (F4). */
function answerAgain(story: Story, role: 'R', state: string, sent: string): Story {
  received(story, 'hub', role, state).say('hub', 'F4', 'F4b', ['F1', { state: sent }]);
  return sending(story, 'hub', sent);
}

function mm2Lost(): Story {
  const story = mm2Sent(mm1Received(mm1Sent(begun())));
  for (let again = 0; again < 3; again++) {
    retransmit(story, 'spoke', 'MM_NO_STATE', 1).wait(6);
    answerAgain(story, 'R', 'MM_SA_SETUP', 'MM_SA_SETUP');
  }
  giveUp(story, 'spoke', 'MM_NO_STATE', 'I_MM1');
  return giveUp(story, 'hub', 'MM_SA_SETUP', 'R_MM2');
}

function toMm3(made?: World, start?: number): Story {
  const story = mm1Received(mm1Sent(begun(made, start)));
  return mm3Sent(mm2Received(mm2Sent(story)));
}

function mm3Lost(): Story {
  const story = toMm3();
  for (let again = 0; again < 3; again++) {
    retransmit(story, 'spoke', 'MM_SA_SETUP', 1);
    story.now -= 9_995;
    retransmit(story, 'hub', 'MM_SA_SETUP', 1);
  }
  giveUp(story, 'spoke', 'MM_SA_SETUP', 'I_MM3');
  return giveUp(story, 'hub', 'MM_SA_SETUP', 'R_MM2');
}

function mm4Lost(): Story {
  const story = mm4Sent(mm3Received(toMm3()));
  for (let again = 0; again < 3; again++) {
    retransmit(story, 'spoke', 'MM_SA_SETUP', 1).wait(5);
    answerAgain(story, 'R', 'MM_KEY_EXCH', 'MM_KEY_EXCH');
  }
  giveUp(story, 'spoke', 'MM_SA_SETUP', 'I_MM3');
  return giveUp(story, 'hub', 'MM_KEY_EXCH', 'R_MM4');
}

function toMm5(made?: World, start?: number): Story {
  return mm5Sent(mm4Received(mm4Sent(mm3Received(toMm3(made, start)))));
}

function unreadable(story: Story, first: boolean): Story {
  if (first) mm5Received(story);
  else {
    received(story, 'hub', 'R', 'MM_KEY_EXCH').say('hub', 'F4', 'F4b');
    transition(story, 'hub', 'MESG_FROM_PEER MM_EXCH', 'R_MM4', 'R_MM5');
  }
  story.say('hub', ['I17', { payload: 'ID', message: 0 }], ['F10', { payload: 'ID' }], 'F9', [
    'F2',
    { attempt: 1, why: 'PAYLOAD_MALFORMED' },
  ]);
  transition(story, 'hub', 'MESG_INTERNAL PROCESS_ERROR', 'R_MM5', 'R_MM4').say('hub', 'A6', 'A6b');
  return story;
}

function keysDiffer(clear: boolean): StoryCase['story'] {
  return (made, start) => {
    const story = unreadable(toMm5(made, start), true);
    for (let again = 0; again < 4; again++) {
      retransmit(story, 'spoke', 'MM_KEY_EXCH', 1).wait(6);
      unreadable(story, false);
      if (clear && again === 0) story.say('spoke', 'F12');
    }
    giveUp(story, 'spoke', 'MM_KEY_EXCH', 'I_MM5');
    return giveUp(story, 'hub', 'MM_KEY_EXCH', 'R_MM4');
  };
}

function natTBlocked(): Story {
  const story = toMm5(natWorld());
  for (let again = 0; again < 4; again++) {
    retransmit(story, 'spoke', 'MM_KEY_EXCH', 1, floated(story, 'spoke'));
    story.now -= 9_990;
    retransmit(story, 'hub', 'MM_KEY_EXCH', 1);
  }
  giveUp(story, 'spoke', 'MM_KEY_EXCH', 'I_MM5');
  return giveUp(story, 'hub', 'MM_KEY_EXCH', 'R_MM4');
}

function noKeyOnSpoke(): Story {
  const story = begun();
  for (let again = 0; again < 3; again++) {
    story.say(
      'spoke',
      'I1',
      'I2',
      'I7',
      'I8',
      'F5a',
      'F5b',
      'F5c',
      ['G6', { reason: 'No reason', role: 'I', state: 'MM_NO_STATE' }],
      'F5d',
      'F5e',
    );
    if (again < 2) story.wait(30_000).say('spoke', 'A10');
  }
  return story;
}

/** The hub finds no policy for the offer, each time it comes, and says so in clear. */
function refused(mismatches: readonly string[], keyMissing = false): StoryCase['story'] {
  return (made, start) => {
    const story = mm1Sent(begun(made, start));
    for (let again = 0; again < 3; again++) {
      mm1Received(story);
      if (keyMissing)
        story.say('hub', ['I17', { payload: 'SA', message: 0 }], 'I18', ['I19', { major: 69 }], 'F5a', 'I24');
      else offerRead(story, 'hub');
      mismatches.forEach((line, index) => {
        policyChecked(story, 'hub', 10 * (index + 1), line);
      });
      story.say('hub', 'F8a', 'F8b', 'A3a', 'A3b', ['F11a', { mode: 'Main' }]);
      transition(story, 'hub', 'MESG_INTERNAL PROCESS_MAIN_MODE', 'R_MM1', 'R_MM1');
      story.say(
        'hub',
        ['G6', { reason: 'Phase1 SA policy proposal not accepted', role: 'R', state: 'MM_NO_STATE' }],
        'A3c',
      );
      transition(story, 'hub', 'MESG_FROM_PEER PHASE1_DEL', 'R_MM1', 'DEST_SA').wait(8);
      received(story, 'spoke', 'I', 'MM_NO_STATE').say(
        'spoke',
        'A4',
        ['A5', { state: 'IKE_I_MM1' }],
        ['F11a', { mode: 'Informational' }],
      );
      if (again < 2) retransmit(story, 'spoke', 'MM_NO_STATE', 1).wait(8);
    }
    return giveUp(story, 'spoke', 'MM_NO_STATE', 'I_MM1');
  };
}

function aggressive(): Story {
  const story = begun();
  story.say('spoke', 'I1', 'I2', 'I7', 'F14c');
  transition(story, 'spoke', 'MESG_FROM_IPSEC SA_REQ_AM', 'READY', 'I_AM1');
  sending(story, 'spoke', 'AG_INIT_EXCH').wait(9).say('hub', 'F14a');
  for (let again = 0; again < 3; again++) {
    retransmit(story, 'spoke', 'AG_INIT_EXCH', 1).wait(9).say('hub', 'F14a');
  }
  return giveUp(story, 'spoke', 'AG_INIT_EXCH', 'I_AM1');
}

function certificates(): Story {
  const story = mm5Received(toMm5(world({ authentication: 'RSA sig' })));
  story.say(
    'hub',
    ['I17', { payload: 'ID', message: 0 }],
    ['I17', { payload: 'CERT', message: 0 }],
    'F20b',
    'F20a',
    'F20c',
  );
  retransmit(story, 'spoke', 'MM_KEY_EXCH', 4);
  return giveUp(story, 'spoke', 'MM_KEY_EXCH', 'I_MM5');
}

/** What is left of an older SA makes noise before a good bring-up; weak defaults make more. */
function noisy(): Story {
  const story = healthy(world({ hub: hub({ connection: 1044 }) }), 60_000);
  const before = new Story(story.world);
  before.say('hub', 'F13', ['F18', { spi: 0x51ab_0001 }]);
  before.say('spoke', 'F16a', 'F16b', 'F17', 'F19');
  story.said.unshift(...before.said);
  return story;
}

function finish(story: Story): Story {
  mm6Received(mm6Sent(mm5Received(mm5Sent(mm4Received(mm4Sent(story))))));
  return neighboursUp(registers(socketsUp(phase2(story))));
}

export const phase1Cases: readonly StoryCase[] = [
  {
    name: 'udp500-blocked',
    title: 'UDP 500 is blocked towards the hub',
    story: mm1Blocked,
    rows: 'F1 F2 F3 A2 A10 F5d',
    expected: stalled(2, undefined, 'ike-request-lost'),
  },
  {
    name: 'mm2-lost',
    title: 'MM2 never comes back to the spoke',
    story: mm2Lost,
    rows: 'F1 F2 F3 F4',
    expected: stalled(3, 'path-to-spoke', 'ike-reply-lost'),
  },
  {
    name: 'mm3-lost',
    title: 'MM3 does not reach the hub',
    story: mm3Lost,
    rows: 'F1 F3',
    expected: stalled(4, 'path-to-hub', 'ike-request-lost'),
  },
  {
    name: 'mm4-lost',
    title: 'MM4 does not reach the spoke',
    story: mm4Lost,
    rows: 'F1 F3 F4',
    expected: stalled(5, 'path-to-spoke', 'ike-reply-lost'),
  },
  {
    name: 'psk-mismatch',
    title: 'The pre-shared keys differ',
    story: keysDiffer(false),
    rows: 'F1 F2 F3 F9 F10 A6',
    expected: stalled(6, 'configuration', 'psk-mismatch'),
  },
  {
    name: 'psk-mismatch-answered-in-clear',
    title: 'The pre-shared keys differ and the hub complains in clear',
    story: keysDiffer(true),
    rows: 'F9 F10 F12',
    expected: stalled(6, 'configuration', 'psk-mismatch'),
  },
  {
    name: 'nat-t-blocked',
    title: 'NAT on the path and UDP 4500 blocked',
    story: natTBlocked,
    rows: 'F1 F3 F15',
    expected: stalled(6, 'path-to-hub', 'nat-t-blocked'),
  },
  {
    name: 'psk-missing-spoke',
    title: 'The spoke has no key for the hub',
    story: noKeyOnSpoke,
    rows: 'F5 G6 A10',
    expected: stalled(2, 'spoke', 'psk-missing'),
  },
  {
    name: 'psk-missing-hub',
    title: 'The hub has no key for the spoke',
    story: refused(['F6e'], true),
    rows: 'F5 F6b F7 F8 F11 A3 A4 A5 G6',
    expected: stalled(3, 'hub', 'psk-missing'),
  },
  ...(
    [
      ['encryption', 'F6a', 'The ciphers of the ISAKMP policies differ'],
      ['hash', 'F6b', 'The hashes of the ISAKMP policies differ'],
      ['group', 'F6c', 'The groups of the ISAKMP policies differ'],
      ['key-length', 'F6d', 'The key lengths of the ISAKMP policies differ'],
      ['authentication', 'F6f', 'One router wants keys, the other certificates'],
    ] as const
  ).map(
    ([what, line, title]): StoryCase => ({
      name: `policy-${what}`,
      title,
      story: refused(what === 'authentication' ? [line] : [line, 'F6a']),
      rows: `${what === 'authentication' ? 'F6b' : 'F6'} F7 F8 F11 A3 A4 A5 G6`,
      expected: stalled(3, 'configuration', 'ike-proposal-mismatch'),
    }),
  ),
  {
    name: 'aggressive-disabled',
    title: 'The spoke tries aggressive mode, which the hub has disabled',
    story: aggressive,
    rows: 'F14',
    expected: stalled(2, 'configuration', 'aggressive-mode-refused'),
  },
  {
    name: 'certificate-failure',
    title: "The hub refuses the spoke's certificate",
    story: certificates,
    rows: 'F20',
    expected: stalled(6, 'hub', 'certificate-failure'),
  },
  {
    name: 'harmless-noise',
    title: 'A good bring-up with every frightening line that means nothing',
    story: noisy,
    rows: 'F13 F16 F17 F18 F19 I8 I19 I33 I39 C5',
    expected: registered,
  },
  {
    name: 'nat-traversal',
    title: 'A good bring-up behind NAT',
    story: () => healthy(natWorld()),
    rows: 'F15',
    expected: registered,
  },
  {
    name: 'second-policy-fits',
    title: 'The first policy does not fit, the second does',
    story: () => {
      const story = mm1Received(mm1Sent(begun()));
      mm3Sent(mm2Received(mm2Sent(story, ['F6b', 'F6c'])));
      return finish(mm3Received(story));
    },
    rows: 'F6 F7',
    expected: registered,
  },
];
