import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TranscriptMessage } from '../../parsers/ios/transcript/message.ts';
import { TranscriptReader } from '../../parsers/ios/transcript/reader.ts';
import type { IkeMessage, IpsecSa, NhrpPacket, Observation } from '../../src/observation.ts';
import { observeTranscript } from '../../src/observe/transcript/index.ts';
import { messages } from '../parsers/ios/messages/support.ts';

const SPOKE = `IPSEC-IFC GRE/Tu5(192.0.2.7/198.51.100.9): connection lookup returned 0
IPSEC-IFC GRE/Tu5(192.0.2.7/198.51.100.9): Triggering tunnel immediately.
IPSEC(sa_request): ,
  (key eng. msg.) OUTBOUND local= 192.0.2.7:500, remote= 198.51.100.9:500,
    local_proxy= 192.0.2.7/255.255.255.255/47/0,
    remote_proxy= 198.51.100.9/255.255.255.255/47/0,
    protocol= ESP, transform= esp-aes 256 esp-sha-hmac  (Transport),
    lifedur= 3600s and 4608000kb,
    spi= 0x0(0), conn_id= 0, keysize= 256, flags= 0x0
ISAKMP:(0):Input = IKE_MESG_FROM_IPSEC, IKE_SA_REQ_MM
ISAKMP:(0):Old State = IKE_READY  New State = IKE_I_MM1
ISAKMP:(0): beginning Main Mode exchange
ISAKMP:(0): sending packet to 198.51.100.9 my_port 500 peer_port 500 (I) MM_NO_STATE
ISAKMP:(0):Sending an IKE IPv4 Packet.
ISAKMP:(0): retransmitting phase 1 MM_NO_STATE...
ISAKMP (0): incrementing error counter on sa, attempt 1 of 5: retransmit phase 1
ISAKMP:(0): sending packet to 198.51.100.9 my_port 500 peer_port 500 (I) MM_NO_STATE
ISAKMP (0): received packet from 198.51.100.9 dport 500 sport 500 Global (I) MM_NO_STATE
ISAKMP:(0):Input = IKE_MESG_FROM_PEER, IKE_MM_EXCH
ISAKMP:(0):Old State = IKE_I_MM1  New State = IKE_I_MM2
ISAKMP:(0):Checking ISAKMP transform 1 against priority 10 policy
ISAKMP:      encryption AES-CBC
ISAKMP:      keylength of 256
ISAKMP:      hash SHA
ISAKMP:      default group 14
ISAKMP:      auth pre-share
ISAKMP:      life type in seconds
ISAKMP:      life duration (VPI) of  0x0 0x1 0x51 0x80
ISAKMP:(0):Hash algorithm offered does not match policy!
ISAKMP:(0):atts are not acceptable. Next payload is 0
ISAKMP:(0):Checking ISAKMP transform 1 against priority 20 policy
ISAKMP:      encryption AES-CBC
ISAKMP:      keylength of 256
ISAKMP:      hash SHA
ISAKMP:      default group 14
ISAKMP:      auth pre-share
ISAKMP:      life type in seconds
ISAKMP:      life duration (VPI) of  0x0 0x1 0x51 0x80
ISAKMP:(0):atts are acceptable. Next payload is 0
ISAKMP:(0): sending packet to 198.51.100.9 my_port 500 peer_port 500 (I) MM_SA_SETUP
ISAKMP:(0):Old State = IKE_I_MM2  New State = IKE_I_MM3
ISAKMP (0): received packet from 198.51.100.9 dport 500 sport 500 Global (I) MM_SA_SETUP
ISAKMP:(0):Old State = IKE_I_MM3  New State = IKE_I_MM4
ISAKMP (1044): No NAT Found for self or peer
ISAKMP:(1044): sending packet to 198.51.100.9 my_port 500 peer_port 500 (I) MM_KEY_EXCH
ISAKMP:(1044):Old State = IKE_I_MM4  New State = IKE_I_MM5
ISAKMP (1044): received packet from 198.51.100.9 dport 500 sport 500 Global (I) MM_KEY_EXCH
ISAKMP:(1044):SA has been authenticated with 198.51.100.9
ISAKMP:(1044):Old State = IKE_I_MM5  New State = IKE_I_MM6
ISAKMP:(1044):Old State = IKE_I_MM6  New State = IKE_P1_COMPLETE
ISAKMP:(1044):beginning Quick Mode exchange, M-ID of -130593979
ISAKMP:(1044): sending packet to 198.51.100.9 my_port 500 peer_port 500 (I) QM_IDLE
ISAKMP:(1044):Node 4164373317, Input = IKE_MESG_INTERNAL, IKE_INIT_QM
ISAKMP:(1044):Old State = IKE_QM_READY  New State = IKE_QM_I_QM1
ISAKMP (1044): received packet from 198.51.100.9 dport 500 sport 500 Global (I) QM_IDLE
ISAKMP:(1044): processing HASH payload. message ID = 4164373317
ISAKMP:(1044): processing SA payload. message ID = 4164373317
ISAKMP:(1044):atts are acceptable.
ISAKMP:(1044): Creating IPSec SAs
        inbound SA from 198.51.100.9 to 192.0.2.7 (f/i)  0/ 0
        (proxy 198.51.100.9 to 192.0.2.7)
        has spi 0x1A2B3C4 and conn_id 0
        lifetime of 3600 seconds
        lifetime of 4608000 kilobytes
        outbound SA from 192.0.2.7 to 198.51.100.9 (f/i) 0/0
        (proxy 192.0.2.7 to 198.51.100.9)
        has spi  0xFEDCBA98 and conn_id 0
        lifetime of 3600 seconds
        lifetime of 4608000 kilobytes
ISAKMP:(1044): sending packet to 198.51.100.9 my_port 500 peer_port 500 (I) QM_IDLE
ISAKMP:(1044):deleting node -130593979 error FALSE reason "No Error"
ISAKMP:(1044):Old State = IKE_QM_I_QM1  New State = IKE_QM_PHASE2_COMPLETE
ISAKMP (1044): received packet from 198.51.100.9 dport 500 sport 500 Global (I) QM_IDLE
ISAKMP: set new node 771 to QM_IDLE
ISAKMP:(1044): processing HASH payload. message ID = 771
ISAKMP:(1044): processing NOTIFY DPD/R_U_THERE protocol 1
%LINEPROTO-5-UPDOWN: Line protocol on Interface Tunnel5, changed state to up`;

const HUB = `ISAKMP (0): received packet from 192.0.2.7 dport 500 sport 500 Global (N) NEW SA
ISAKMP:(0):Old State = IKE_READY  New State = IKE_R_MM1
ISAKMP:(0): sending packet to 192.0.2.7 my_port 500 peer_port 500 (R) MM_SA_SETUP
ISAKMP:(0):Old State = IKE_R_MM1  New State = IKE_R_MM2
ISAKMP (0): received packet from 192.0.2.7 dport 500 sport 500 Global (R) MM_SA_SETUP
ISAKMP:(0):Old State = IKE_R_MM2  New State = IKE_R_MM3
ISAKMP:(1099): sending packet to 192.0.2.7 my_port 500 peer_port 500 (R) MM_KEY_EXCH
ISAKMP:(1099):Old State = IKE_R_MM3  New State = IKE_R_MM4
ISAKMP (1099): received packet from 192.0.2.7 dport 500 sport 500 Global (R) MM_KEY_EXCH
ISAKMP:(1099):Old State = IKE_R_MM4  New State = IKE_R_MM5
ISAKMP: reserved not zero on ID payload!
%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from 192.0.2.7 failed its sanity check or is malformed
ISAKMP:(1099):Old State = IKE_R_MM5  New State = IKE_R_MM4
ISAKMP:(1099): retransmitting phase 1 MM_KEY_EXCH...
ISAKMP:(1099): sending packet to 192.0.2.7 my_port 500 peer_port 500 (R) MM_KEY_EXCH`;

const kinds = (observations: readonly Observation[], kind: string) =>
  observations.filter((one) => one.event.kind === kind);
const packets = (observations: readonly Observation[]) =>
  kinds(observations, 'ike-message').map((one) => one.event as IkeMessage);
const named = (observations: readonly Observation[]) =>
  packets(observations).map((one) => `${one.act} ${one.name}${one.repeat ? ' again' : ''}`);

describe('one router', () => {
  const { observations, ...parts } = observeTranscript(messages(SPOKE), { source: 'spoke.log' });
  test('its speaker', () => {
    expect(new Set(observations.map((one) => JSON.stringify(one.speaker)))).toEqual(
      new Set([JSON.stringify({ side: 'spoke', host: null, nbma: '192.0.2.7' })]),
    );
    expect(parts).toMatchObject({ unknownMessages: 0, language: 'en', unknownShapes: [] });
  });
  test('its packets, named and with their repeats', () => {
    expect(named(observations)).toEqual([
      'sent MM1',
      'sent MM1 again',
      'received MM2',
      'sent MM3',
      'received MM4',
      'sent MM5',
      'received MM6',
      'sent QM1',
      'received QM2',
      'sent QM3',
      'received null',
    ]);
    expect(
      packets(observations)
        .slice(7)
        .map((one) => one.messageId),
    ).toEqual([4164373317, 4164373317, 4164373317, 771]);
    expect(packets(observations).at(-1)?.exchange).toBe('informational');
    expect(packets(observations)[0]).toMatchObject({
      source: '192.0.2.7',
      destination: '198.51.100.9',
      encrypted: false,
    });
  });
  test('its proposals: the refused one names the attribute, the accepted one its values', () => {
    const proposals = kinds(observations, 'proposal').map((one) => one.event);
    expect(proposals.slice(0, 3)).toMatchObject([
      {
        phase: 2,
        act: 'requested',
        attributes: { encryption: 'aes-cbc', keyLength: 256, encapsulation: 'transport' },
      },
      { phase: 1, act: 'refused', mismatch: 'hash' },
      {
        phase: 1,
        act: 'accepted',
        mismatch: null,
        attributes: {
          encryption: 'aes-cbc',
          keyLength: 256,
          hash: 'sha',
          group: 14,
          authentication: 'pre-shared-key',
          lifetimeSeconds: 86400,
        },
      },
    ]);
  });
  test('its SAs carry the message ID', () => {
    expect(kinds(observations, 'ipsec-sa').map((one) => one.event as IpsecSa)).toMatchObject([
      {
        act: 'negotiated',
        spi: '0x01a2b3c4',
        direction: 'inbound',
        source: '198.51.100.9',
        messageId: 4164373317,
      },
      {
        act: 'negotiated',
        spi: '0xfedcba98',
        direction: 'outbound',
        destination: '198.51.100.9',
        messageId: 4164373317,
      },
    ]);
  });
  test('no recognised line is lost', () => {
    const lines = SPOKE.split('\n').flatMap((line, i) => (/^[A-Z%]/.test(line) ? [i + 1] : []));
    expect([...new Set(observations.map((one) => one.where.line))]).toEqual(lines);
  });
  test('the side that the user named wins', () => {
    const given = observeTranscript(messages(SPOKE), { source: 'x', givenSide: 'hub' });
    expect(given.observations[0]?.speaker?.side).toBe('hub');
  });
});

describe('the other router', () => {
  const { observations } = observeTranscript(messages(HUB), { source: 'hub.log' });
  test('a hub whose keys differ sends MM4 again, not MM6', () => {
    expect(named(observations)).toEqual([
      'received MM1',
      'sent MM2',
      'received MM3',
      'sent MM4',
      'received MM5',
      'sent MM4 again',
    ]);
    expect(observations[0]?.speaker?.side).toBe('hub');
    expect(kinds(observations, 'failure').map((one) => one.message)).toEqual(['F10', 'F9']);
  });
});

describe('a log that is a part of one', () => {
  const repeated = (state: string) => `ISAKMP:(0):phase 1 packet is a duplicate of a previous packet.
ISAKMP:(0): retransmitting phase 1 ${state}...
ISAKMP:(0): sending packet to 192.0.2.7 my_port 500 peer_port 500 (R) ${state}
`;
  const received = (state: string) =>
    `ISAKMP (0): received packet from 192.0.2.7 dport 500 sport 500 Global (R) ${state}\n`;
  const part = (text: string) => named(observeTranscript(messages(text), { source: 'hub.log' }).observations);

  test('takes a copy with which it begins for no progress', () => {
    expect(part(received('MM_SA_SETUP') + repeated('MM_SA_SETUP'))).toEqual([
      'received MM1 again',
      'sent MM2 again',
    ]);
  });
  test('does not name a copy of one of two messages', () => {
    expect(part(received('MM_KEY_EXCH') + repeated('MM_KEY_EXCH'))[0]).toBe('received null again');
  });
  test('does not name the packet with which it ends', () => {
    const begun = repeated('MM_SA_SETUP');
    expect(part(begun + received('MM_SA_SETUP'))).toEqual(['sent MM2 again', 'received null']);
    expect(part(received('NEW SA').replace('(R)', '(N)'))).toEqual(['received MM1']);
    const untilQm2 = SPOKE.slice(
      0,
      SPOKE.indexOf('ISAKMP:(1044): processing HASH payload. message ID = 4164373317'),
    );
    expect(part(untilQm2).slice(-2)).toEqual(['sent QM1', 'received null']);
  });
  test('takes a packet of another message ID for no answer, whatever lines behind it are missing', () => {
    const untilQm2 = SPOKE.slice(
      0,
      SPOKE.indexOf('ISAKMP:(1044): processing HASH payload. message ID = 4164373317'),
    );
    // -1685526018 is 2609441278: the notification with which the hub refuses.
    const refused = `${untilQm2}ISAKMP: set new node -1685526018 to QM_IDLE\n`;
    expect(part(`${refused}${SPOKE.slice(0, 160)}`).at(-1)).toBe('received null');
  });
});

describe('a hub that also initiates', () => {
  test('stays one router', () => {
    const rekey = `${HUB}
ISAKMP:(2001):beginning Quick Mode exchange, M-ID of 99
ISAKMP:(2001): sending packet to 203.0.113.5 my_port 500 peer_port 500 (I) QM_IDLE
ISAKMP:(2001):Node 99, Input = IKE_MESG_INTERNAL, IKE_INIT_QM
ISAKMP:(2001):Old State = IKE_QM_READY  New State = IKE_QM_I_QM1
IPSEC-IFC MGRE/Tu5(198.51.100.9/192.0.2.7): Signalling NHRP
IPSEC-IFC GRE/Tu9(198.51.100.9/203.0.113.5): Signalling NHRP`;
    const { observations } = observeTranscript(messages(rekey), { source: 'x' });
    expect(new Set(observations.map((one) => one.speaker?.nbma))).toEqual(new Set(['198.51.100.9']));
  });
});

test('a router that caches its own address stays one router', () => {
  const text = `${SPOKE}
NHRP: Tunnel5: Cache add for target 10.99.0.1/32 next-hop 10.99.0.1
           192.0.2.7`;
  const { observations } = observeTranscript(messages(text), { source: 'x' });
  expect(new Set(observations.map((one) => one.speaker?.nbma))).toEqual(new Set(['192.0.2.7']));
});

test('any cut and any garbling leaves something to read and throws nothing', () => {
  const text = `${SPOKE}\n${HUB}`;
  for (let at = 0; at < text.length; at += 97) {
    const cut = text.slice(at % 2 === 0 ? at : 0, at % 2 === 0 ? text.length : at);
    const garbled = cut.replace(/[ :]/g, (char, i: number) => ((i * 7919 + at) % 11 === 0 ? '' : char));
    for (const one of [cut, garbled]) {
      const all = messages(one);
      const result = observeTranscript(all, { source: 'x' });
      expect(result.messages).toBe(all.length);
    }
  }
});

describe('both routers in one file', () => {
  /** Blocks in turn, as a document has them, with prose between. */
  function interleave(): { text: string; owner: ('spoke' | 'hub')[] } {
    const cut = (text: string, sizes: number[]): TranscriptMessage[][] => {
      const all = messages(text);
      const parts: TranscriptMessage[][] = [];
      for (const size of sizes) parts.push(all.splice(0, size));
      parts.push(all);
      return parts;
    };
    const spoke = cut(SPOKE, [8, 24, 2, 2]);
    const hub = cut(HUB, [2, 2, 2, 2]);
    const owner: ('spoke' | 'hub')[] = [];
    const lines: string[] = [];
    for (let i = 0; i < spoke.length; i++)
      for (const [side, part] of [
        ['spoke', spoke[i]!],
        ['hub', hub[i]!],
      ] as const) {
        for (const one of part) {
          owner.push(side);
          lines.push(one.text, ...one.following);
        }
        lines.push('', 'The hub gets it and the state changes from IKE_READY to IKE_I_MM6.', '');
      }
    return { text: lines.join('\n'), owner };
  }

  test('each message goes to its router, prose to none', () => {
    const { text, owner } = interleave();
    const { observations } = observeTranscript(messages(text), { source: 'x' });
    const byLine = new Map(observations.map((one) => [one.where.line, one.speaker?.side]));
    expect([...byLine.values()]).toEqual(owner);
    expect(observations.find((one) => one.speaker?.side === 'hub')?.speaker?.nbma).toBe('198.51.100.9');
    expect(
      observations.some(
        (one) =>
          one.event.kind === 'ike-state' && one.event.from === 'IKE_READY' && one.event.to === 'IKE_I_MM6',
      ),
    ).toBe(false);
  });

  test('host names of a syslog server decide', () => {
    const all = [
      ...messages(SPOKE).map((one) => ({ ...one, host: 'b1' })),
      ...messages(HUB).map((one) => ({ ...one, host: 'h1' })),
    ];
    const mixed = all.sort((a, b) => a.line - b.line);
    const { observations } = observeTranscript(mixed, { source: 'x' });
    expect(new Set(observations.map((one) => `${one.speaker?.host} ${one.speaker?.side}`))).toEqual(
      new Set(['b1 spoke', 'h1 hub']),
    );
  });
});

test('unknown messages are counted and shaped', () => {
  const text = `${HUB}
ISAKMP:(1099):some line of a release to come 17
ISAKMP:(1100):some line of a release to come 18`;
  const result = observeTranscript(messages(text), { source: 'x' });
  expect(result.unknownMessages).toBe(2);
  expect(result.unknownShapes).toEqual([
    { shape: 'ISAKMP:(#):some line of a release to come #', count: 2, line: 16 },
  ]);
});

const seeds = new URL('../../../shared/seeds/', import.meta.url);
describe.runIf(existsSync(seeds))('the document of both routers', () => {
  const name = existsSync(seeds) ? readdirSync(seeds).find((one) => one.endsWith('.txt'))! : '';
  const observe = (text: string) => {
    const all: TranscriptMessage[] = [];
    const reader = new TranscriptReader(
      { decode: (bytes, encoding) => new TextDecoder(encoding).decode(bytes) },
      { onMessage: (one) => all.push(one), onSection: () => {} },
    );
    reader.push(new TextEncoder().encode(text));
    reader.end();
    return observeTranscript(all, { source: 'x' });
  };
  const text = existsSync(seeds) ? readFileSync(new URL(name, seeds), 'utf8') : '';
  const PACKETS = ['MM1', 'MM2', 'MM3', 'MM4', 'MM5', 'MM6', 'QM1', 'QM2', 'QM3'];

  function check(result: ReturnType<typeof observe>): void {
    for (const [side, nbma] of [
      ['hub', '172.16.10.1'],
      ['spoke', '172.16.1.1'],
    ] as const) {
      const own = result.observations.filter((one) => one.speaker?.side === side);
      expect(own.every((one) => one.speaker?.nbma === nbma)).toBe(true);
      expect(packets(own).map((one) => one.name)).toEqual(PACKETS);
      expect(packets(own).every((one) => !one.repeat)).toBe(true);
      expect(
        new Set(
          packets(own)
            .slice(6)
            .map((one) => one.messageId),
        ),
      ).toEqual(new Set([3464373979]));
      const states = own.flatMap(({ event }) =>
        event.kind === 'ike-state' && event.from !== event.to ? [event.to] : [],
      );
      expect(states).toEqual(
        side === 'hub'
          ? [
              'IKE_R_MM1',
              'IKE_R_MM2',
              'IKE_R_MM3',
              'IKE_R_MM4',
              'IKE_R_MM5',
              'IKE_P1_COMPLETE',
              'IKE_QM_SPI_STARVE',
              'IKE_QM_R_QM2',
              'IKE_QM_PHASE2_COMPLETE',
            ]
          : [
              'IKE_I_MM1',
              'IKE_I_MM2',
              'IKE_I_MM3',
              'IKE_I_MM4',
              'IKE_I_MM5',
              'IKE_I_MM6',
              'IKE_P1_COMPLETE',
              'IKE_QM_I_QM1',
              'IKE_QM_PHASE2_COMPLETE',
            ],
      );
      const created = own.flatMap(({ event }) =>
        event.kind === 'ipsec-sa' && event.act === 'created' ? [`${event.direction} ${event.spi}`] : [],
      );
      expect(created.sort()).toEqual(
        side === 'hub'
          ? ['inbound 0xdd2ac2b3', 'outbound 0x82c3e0c4']
          : ['inbound 0x82c3e0c4', 'outbound 0xdd2ac2b3'],
      );
    }
    const nhrp = kinds(result.observations, 'nhrp-packet').map(
      (one) => [one.speaker?.side, one.event as NhrpPacket] as const,
    );
    expect(
      nhrp.map(
        ([side, one]) =>
          `${side} ${one.act} ${one.packet} ${one.requestId} ${one.holdingTime} ${one.unique} ${one.code}`,
      ),
    ).toEqual([
      'spoke sent registration-request 65540 7200 true 0',
      'hub received registration-request 65540 7200 true 0',
      'hub sent registration-reply 65540 7200 true 0',
      'spoke received registration-reply 65541 7200 true 0',
    ]);
  }

  test('two routers, every packet, state, SA and registration on its side', () => {
    const result = observe(text);
    expect(result).toMatchObject({ unknownMessages: 0, language: 'zh-TW' });
    check(result);
    expect(kinds(result.observations, 'failure')).toEqual([]);
    expect(kinds(result.observations, 'adjacency').map((one) => one.speaker?.side)).toEqual(['hub', 'spoke']);
    const accepted = result.observations.flatMap(({ event }) =>
      event.kind === 'proposal' && event.act === 'accepted' ? [event] : [],
    );
    expect(
      accepted.map((one) => [one.phase, one.attributes.lifetimeSeconds, one.attributes.lifetimeKilobytes]),
    ).toEqual([
      [1, 86400, null],
      [1, 86400, null],
      [2, 3600, 4608000],
      [2, 3600, 4608000],
    ]);
  });

  test('the same with every no-break space lost to an encoding', () => {
    const result = observe(text.replaceAll('\u00a0', '?'));
    expect(result.unknownMessages).toBe(0);
    check(result);
  });

  test('the same with every Chinese word replaced by nonsense', () => {
    check(observe(text.replace(/[\u3400-\u9fff]+/g, (word) => 'ღჟ'.repeat(1 + (word.length % 3)))));
  });
});
