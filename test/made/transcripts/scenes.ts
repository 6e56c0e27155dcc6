/** Whole files as people have them: several spokes, days of retries, both routers in one, a terminal's log. */

import { mm1Sent, phase1, saRequested } from './bring-up.ts';
import { storyCases } from './cases.ts';
import { offeredInVain } from './phase1-failures.ts';
import { phase2, socketsUp } from './quick-mode.ts';
import { neighboursUp, registered } from './registration.ts';
import { interleave, type Said, Story } from './said.ts';
import { begun, healthy } from './stories.ts';
import { hub, spoke, type World, world } from './world.ts';

/** A spoke of its own: addresses, numbers of SAs, message IDs and SPIs; the request ID is the same everywhere. */
export function nthWorld(n: number): World {
  return world({
    spoke: spoke({
      host: `BRANCH-${n}`,
      nbma: `192.0.2.${100 + n}`,
      tunnel: `10.20.0.${100 + n}`,
      connection: 1000 + n,
    }),
    hub: hub({ connection: 1200 + n }),
    messageId: (0x9000_0000 + n * 0x1234_567) >>> 0,
    spiToHub: 0x1100_0000 + n * 0x0011_2233,
    spiToSpoke: 0xe200_0000 + n * 0x0033_2211,
  });
}

const named = (name: string) => storyCases.find((one) => one.name === name)!;

/** What the five spokes come to; by number. */
export const FIVE_OUTCOMES: readonly {
  name: string;
  outcome: string;
  stalledAfter: number | null;
  cause: string | null;
}[] = [
  { name: 'success', outcome: 'registered', stalledAfter: null, cause: null },
  { name: 'psk-mismatch', outcome: 'stalled', stalledAfter: 6, cause: 'psk-mismatch' },
  { name: 'transform-mismatch', outcome: 'stalled', stalledAfter: 8, cause: 'ipsec-proposal-mismatch' },
  { name: 'nhrp-auth-mismatch', outcome: 'stalled', stalledAfter: 12, cause: 'nhrp-auth-mismatch' },
  { name: 'success', outcome: 'registered', stalledAfter: null, cause: null },
];

/** Five spokes at one hub at the same time: each spoke's own log, and the hub's with all of them mixed. */
export function fiveSpokes(): { hub: Said[]; spokes: Said[][] } {
  const stories = FIVE_OUTCOMES.map(({ name }, index) => named(name).story(nthWorld(index + 1), index * 17));
  // The hub's own tunnel comes up once.
  const own = stories.map((story, index) => story.of('hub').filter((_, i) => index === 0 || i >= 12));
  return { hub: interleave(...own), spokes: stories.map((story) => story.of('spoke')) };
}

/** Refresh of a registration that is held for ten minutes. */
const REFRESH_MILLISECONDS = 200_000;

/**
 * A hub with `debug nhrp` alone, which prints no packet: the first spoke refreshes, the second comes up four seconds
 * later, and both refresh twice more. Then the log of the second spoke with the same debug.
 */
export function debugNhrpAlone(): { hub: Said[]; spoke: Said[] } {
  const stories = [0, 1].map((index) => {
    const story = new Story(nthWorld(index + 1), index * 4_000);
    const { spoke, hub } = story.world;
    const ends = { spokeTunnel: spoke.tunnel, hubTunnel: hub.tunnel };
    const pair = { tunnel: spoke.tunnel, nbma: spoke.nbma };
    for (let round = 0; round < 3; round++) {
      story.say('spoke', ['N5', { tunnel: hub.tunnel }], ['N6bare', { ...ends, size: 108 }]);
      story.say('spoke', ['N28', { nbma: hub.nbma }], ['N36', { bytes: 136 }]);
      story.wait(5).say('hub', ['N7bare', { ...ends, size: 108 }], ['N32', pair], ['N21', pair]);
      if (index === 1 && round === 0)
        story.say('hub', ['N22', pair], 'N34', 'N41', ['N25', pair], ['N26', pair]);
      else story.say('hub', 'N34', 'N35');
      story.say('hub', ['N33', pair], ['N5', pair], ['N8bare', { ...ends, size: 128 }], ['N28', pair]);
      story.say('hub', ['N36', { bytes: 156 }]).wait(5);
      story.say('spoke', ['N9bare', { ...ends, size: 128 }], ['N20', { netid: 0 }]);
      if (round === 0) {
        const { as } = story.world;
        story.say('spoke', ['N29', { tunnel: hub.tunnel }]).wait(40);
        story.say('hub', ['Y4', { neighbor: spoke.tunnel, as }]);
        story.say('spoke', ['Y4', { neighbor: hub.tunnel, as }]);
      }
      story.wait(REFRESH_MILLISECONDS);
    }
    return story;
  });
  const [, second] = stories;
  return { hub: interleave(...stories.map((story) => story.of('hub'))), spoke: second!.of('spoke') };
}

/** Two tries in vain, a good one, a rekey, everything deleted, and up again: four attempts. */
export function longHistory(): Story {
  const story = offeredInVain(mm1Sent(begun()));
  story.wait(120_000);
  offeredInVain(mm1Sent(saRequested(story)));
  story.wait(300_000);
  const { world: made } = story;
  const up = (): void => {
    socketsUp(phase2(phase1(saRequested(story))));
    neighboursUp(registered(story));
  };
  up();
  const { messageId, spiToHub, spiToSpoke } = made;
  story.wait(3_500_000);
  phase2(story, { message: messageId + 1, toHub: spiToHub + 1, toSpoke: spiToSpoke + 1 }, true);
  story.wait(7_200_000);
  for (const side of ['spoke', 'hub'] as const) {
    story.say(side, ['G5a', { message: 77_123_456 }], 'G5b', [
      'G6',
      { reason: 'No reason', role: side === 'spoke' ? 'I' : 'R', state: 'QM_IDLE' },
    ]);
    story.say(
      side,
      ['I11', { first: 'IKE_MESG_INTERNAL', second: 'IKE_PHASE1_DEL' }],
      ['I12', { from: 'IKE_P1_COMPLETE', to: 'IKE_DEST_SA' }],
    );
    story.saGone(side);
  }
  story.wait(60_000);
  made.spoke.connection += 1;
  made.hub.connection += 1;
  made.messageId = 0x1234_5678;
  made.spiToHub = 0x4455_6677;
  made.spiToSpoke = 0x8899_aabb;
  made.requestId += 40;
  up();
  return story;
}

/** Both routers' messages in one stream, as a syslog server writes them. */
export function bothRouters(): Said[] {
  const story = healthy();
  return interleave(story.of('hub'), story.of('spoke'));
}

/** What else stands in the log of a terminal session on the spoke: a configuration and shows of this run. */
export function sessionAround(log: string, { world: made }: Story): string {
  const { spoke: own, hub: far } = made;
  const prompt = own.host;
  return `${prompt}#show running-config interface Tunnel${own.unit}
Building configuration...

Current configuration : 368 bytes
!
interface Tunnel${own.unit}
 ip address ${own.tunnel} 255.255.255.0
 ip mtu 1400
 ip nhrp authentication ${made.nhrpString}
 ip nhrp map ${far.tunnel} ${far.nbma}
 ip nhrp network-id 20
 ip nhrp holdtime ${made.holdingTime}
 ip nhrp nhs ${far.tunnel}
 tunnel source GigabitEthernet0/0
 tunnel destination ${far.nbma}
 tunnel key 20
 tunnel protection ipsec profile ${made.profile}
end

${prompt}#debug dmvpn all all
DMVPN all level debugging is on
${prompt}#conf t
Enter configuration commands, one per line.  End with CNTL/Z.
${prompt}(config)#interface Tunnel${own.unit}
${prompt}(config-if)#no shutdown
${log}${prompt}#undebug all
All possible debugging has been turned off
${prompt}#show crypto isakmp sa
IPv4 Crypto ISAKMP SA
dst             src             state          conn-id status
${far.nbma.padEnd(16)}${own.nbma.padEnd(16)}QM_IDLE           ${own.connection} ACTIVE

IPv6 Crypto ISAKMP SA

${prompt}#show ip nhrp
${far.tunnel}/32 via ${far.tunnel}
   Tunnel${own.unit} created 00:01:12, never expire
   Type: static, Flags: used
   NBMA address: ${far.nbma}
${prompt}#
`;
}
