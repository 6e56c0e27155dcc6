/** Bring-ups that stop after the SAs are there, and what goes wrong later (inventory 6.3). */
import { plainTunnelUp, tunnelUp } from './bring-up.ts';
import { registered, type StoryCase, stalled } from './case.ts';
import { toSockets } from './phase2-failures.ts';
import {
  clientAdded,
  neighboursUp,
  type Registration,
  registered as registers,
  registrationOf,
  replyReceived,
  replySent,
  requestReceived,
  requestRepeated,
  requestSent,
} from './registration.ts';
import { Story } from './said.ts';
import { healthy } from './stories.ts';
import { hub, type World, world } from './world.ts';

const nth = (story: Story, index: number): Registration => ({
  ...registrationOf(story),
  request: story.world.requestId + index,
});

/** The pairs of addresses of DMVPN messages; `odd`: the spoke's tunnel address with the hub's NBMA, as IOS does. */
function ends({ hub: h, spoke: s }: World, of: 'hub' | 'spoke', odd = false) {
  const [own, there] = of === 'hub' ? [h, s] : [s, h];
  return {
    ownTunnel: own.tunnel,
    ownNbma: own.nbma,
    thereTunnel: there.tunnel,
    thereNbma: odd ? own.nbma : there.nbma,
  };
}

/** The spoke asks four times with growing waits; the hub's part is told for every copy that reaches it. */
function asks(story: Story, atHub: (story: Story, index: number) => void): Story {
  for (let index = 0; index < 4; index++) {
    if (index === 0) requestSent(story);
    else requestRepeated(story, nth(story, index), 2 ** index);
    atHub(story, index);
  }
  const { world: made } = story;
  return story
    .wait(16_000)
    .say(
      'spoke',
      ['H12', { tunnel: made.hub.tunnel }],
      ['H2', { ...ends(made, 'spoke'), reason: 'NHRP Registration Failure(NHRP: no error)' }],
    );
}

const unanswered =
  (atHub: (story: Story, index: number) => void): StoryCase['story'] =>
  (made, start) =>
    asks(toSockets(made, start), atHub);

const refusedWith = (code: number, codeText: string, shown: (story: Story) => void): StoryCase['story'] =>
  unanswered((story, index) => {
    const registration = { ...nth(story, index), code, codeText };
    requestReceived(story, registration);
    replySent(story, registration);
    replyReceived(story, registration);
    shown(story);
  });

function replyLost(): Story {
  return asks(toSockets(), (story, index) => {
    requestReceived(story, nth(story, index));
    if (index === 0) clientAdded(story);
    replySent(story, nth(story, index));
  });
}

function recursive(): Story {
  const story = healthy().wait(5_000);
  const { hub: h, as } = story.world;
  story.say('spoke', 'H14b', 'H14a', 'H20', ['H15', { neighbor: h.tunnel, as, reason: 'interface down' }]);
  return story;
}

function adjacencyLost(): Story {
  const story = healthy();
  const { hub: h, spoke: s, as } = story.world;
  for (const reason of [
    'retry limit exceeded',
    'peer restarted',
    'Interface Goodbye received',
    'K-value mismatch',
  ]) {
    story.wait(80_000).say('spoke', ['H15', { neighbor: h.tunnel, as, reason }]);
    story.wait(2_000).say('spoke', ['Y4', { neighbor: h.tunnel, as }]);
  }
  return story.wait(15_000).say('hub', ['H15', { neighbor: s.tunnel, as, reason: 'holding time expired' }]);
}

function loggingDmvpn(): Story {
  const story = toSockets();
  const { world: made } = story;
  story.say('hub', ['H1', { state: 'UP' }]);
  story.say('spoke', ['H1', { state: 'UP' }]);
  registers(story);
  story.say('hub', ['H3b', ends(made, 'hub')]);
  story.say('spoke', ['H3a', ends(made, 'spoke')]);
  neighboursUp(story).wait(900_000);
  story.say('hub', ['H3c', ends(made, 'hub')], ['H1', { state: 'DOWN' }]);
  return story.say(
    'spoke',
    ['H1', { state: 'DOWN' }],
    ['H2', { ...ends(made, 'spoke'), reason: 'External(NHRP: no error)' }],
  );
}

/** Without `tunnel protection` on either router: steps 2 to 11 do not exist. */
function plain(): Story {
  const story = new Story(world());
  plainTunnelUp(story, 'hub').wait(2_000);
  plainTunnelUp(story, 'spoke').wait(20);
  return neighboursUp(registers(story));
}

function spokeWithoutNhs(): Story {
  const story = new Story(world());
  tunnelUp(story, 'hub').wait(2_000);
  for (let again = 0; again < 3; again++) story.say('spoke', 'T1', 'N1', 'N2', 'T2', 'T3', 'Y3').wait(20_000);
  return story;
}

export const nhrpCases: readonly StoryCase[] = [
  {
    name: 'esp-blocked',
    title: "An access list drops the spoke's ESP in front of the hub",
    story: unanswered((story) => {
      story.say('hub', ['H17', { protocol: 50 }]);
    }),
    rows: 'H2 H11 H12 H17',
    expected: stalled(11, 'path-to-hub', 'esp-blocked'),
  },
  {
    name: 'tunnel-key-mismatch',
    title: 'The tunnel keys differ: nothing is logged',
    story: unanswered(() => undefined),
    rows: 'H2 H11 H12 H16',
    expected: stalled(11, 'path-to-hub'),
  },
  {
    name: 'nhrp-auth-mismatch',
    title: 'The NHRP authentication strings differ',
    story: unanswered((story, index) => {
      requestReceived(story, nth(story, index));
      story.say(
        'hub',
        ['H4', ends(story.world, 'hub', true)],
        ['H5', { ...ends(story.world, 'hub', true), packet: 'Error Indication' }],
      );
    }),
    rows: 'H2 H4 H5 H11 H12',
    expected: stalled(12, 'configuration', 'nhrp-auth-mismatch'),
  },
  {
    name: 'network-id-missing',
    title: 'NHRP is not enabled on the hub',
    story: unanswered((story, index) => {
      if (index === 0) story.say('hub', ['H6', ends(story.world, 'hub')]);
    }),
    rows: 'H6 H11',
    expected: stalled(11, 'hub', 'nhrp-not-enabled-on-hub'),
  },
  {
    name: 'nhs-address-wrong',
    title: "The spoke registers with a tunnel address that is not the hub's",
    story: () =>
      asks(toSockets(world({ hub: hub({ tunnel: '10.20.0.253' }) })), (story, index) => {
        requestReceived(story, nth(story, index));
        story.say('hub', ['H5', { ...ends(story.world, 'hub'), packet: 'Registration Request' }]);
      }),
    rows: 'H5 H11',
    expected: stalled(12, 'spoke', 'nhs-address-wrong'),
  },
  {
    name: 'unique-address-registered',
    title: 'The hub still holds another NBMA address for the spoke',
    story: refusedWith(14, 'unique address registered already', (story) => {
      story.say('spoke', ['H8', { text: 'unique address registered already', code: 14 }]);
    }),
    rows: 'H8 H11',
    expected: stalled(12, 'hub', 'unique-address-registered'),
  },
  {
    name: 'registration-prohibited',
    title: 'The hub refuses the registration',
    story: refusedWith(4, 'administratively prohibited', () => undefined),
    rows: 'H13',
    expected: stalled(12, 'hub', 'registration-refused'),
  },
  {
    name: 'registration-no-resources',
    title: 'The hub has no room for the registration',
    story: refusedWith(5, 'insufficient resources', () => undefined),
    rows: 'H13',
    expected: stalled(12, 'hub', 'registration-refused'),
  },
  {
    name: 'nhrp-loop',
    title: 'Several spokes behind one NBMA address: loop detected',
    story: unanswered((story, index) => {
      requestReceived(story, nth(story, index));
      story.say('spoke', ['H7', { ...ends(story.world, 'spoke'), text: 'loop detected', code: 3 }]);
    }),
    rows: 'H7',
    expected: stalled(12, 'path', 'nhrp-loop'),
  },
  {
    name: 'hop-count-zero',
    title: 'The client sends hop count 0',
    story: unanswered((story, index) => {
      requestReceived(story, nth(story, index));
      story.say('hub', 'H9a', ['H9b', ends(story.world, 'hub')]);
    }),
    rows: 'H9',
    expected: stalled(12, 'hub'),
  },
  {
    name: 'encapsulation-failed',
    title: 'The hub cannot send its reply',
    story: unanswered((story, index) => {
      requestReceived(story, nth(story, index));
      if (index === 0) clientAdded(story);
      story.say(
        'hub',
        ['N5', { tunnel: story.world.spoke.tunnel }],
        ['H10', { tunnel: story.world.spoke.tunnel }],
      );
    }),
    rows: 'H10 H11',
    expected: stalled(12, 'hub'),
  },
  {
    name: 'registration-reply-lost',
    title: 'The reply does not reach the spoke',
    story: replyLost,
    rows: 'H2 H11 H12',
    expected: stalled(12, 'path-to-spoke', 'registration-reply-lost'),
  },
  {
    name: 'recursive-routing',
    title: "A good bring-up until the route to the hub's NBMA address goes through the tunnel",
    story: recursive,
    rows: 'H14 H15',
    expected: registered,
  },
  {
    name: 'adjacency-lost',
    title: 'A good bring-up whose routing neighbour comes and goes',
    story: adjacencyLost,
    rows: 'H15 H19',
    expected: registered,
  },
  {
    name: 'logging-dmvpn',
    title: 'A good bring-up with `logging dmvpn`, and its end',
    story: loggingDmvpn,
    rows: 'H1 H2 H3',
    expected: registered,
  },
  {
    name: 'plain-gre',
    title: 'No tunnel protection on either router',
    story: plain,
    rows: '',
    expected: registered,
  },
  {
    name: 'no-nhs',
    title: 'The spoke has no next hop server',
    story: spokeWithoutNhs,
    rows: 'N2',
    // The tunnel itself comes up, and nothing is sent through it.
    expected: stalled(1, 'spoke', 'no-nhs-configured'),
  },
];
