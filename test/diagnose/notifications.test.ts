/**
 * Logs of notifications alone, as `show logging` has them without any debug: what a router tells of trouble places the
 * attempt in the flow, and what no debug was there to show is not missing.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/index.ts';

const HUB = '198.51.100.1';
const SPOKE = '192.0.2.7';
const AT_HUB = `(Tunnel: 10.20.0.254 NBMA: ${HUB})`;
const AT_SPOKE = `(Tunnel: 10.20.0.7 NBMA: ${SPOKE})`;

/** The same message twice, ten seconds apart, in one log. */
async function told(message: string) {
  const log = [5, 15].map((second) => `Oct 30 02:58:${String(second).padStart(2, '0')}.963: ${message}\n`);
  const { report } = await analyze([{ name: 'router.log', data: new TextEncoder().encode(log.join('')) }]);
  return report;
}

/** The message; the side of its router; outcome, last step, first cause and its confidence. */
const TABLE: readonly [string, string, string, string, number | null, string | null, string | null][] = [
  [
    'IKMP_BAD_MESSAGE',
    `%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from ${SPOKE} failed its sanity check or is malformed`,
    'hub',
    'stalled',
    6,
    'psk-mismatch',
    'likely',
  ],
  [
    'main mode failed',
    `%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Main mode failed with peer at ${SPOKE}`,
    'unknown',
    'stalled',
    3,
    null,
    null,
  ],
  [
    'quick mode failed',
    `%CRYPTO-6-IKMP_MODE_FAILURE: Processing of Quick mode failed with peer at ${SPOKE}`,
    'unknown',
    'stalled',
    8,
    null,
    null,
  ],
  [
    'a message without SA is harmless by itself',
    `%CRYPTO-4-IKMP_NO_SA: IKE message from ${SPOKE} has no SA and is not an initialization offer`,
    'unknown',
    'cannot-tell',
    0,
    null,
    null,
  ],
  [
    'aggressive mode disabled',
    '%CRYPTO-5-IKMP_AG_MODE_DISABLED: Unable to initiate or respond to Aggressive Mode while disabled',
    'unknown',
    'stalled',
    2,
    'aggressive-mode-refused',
    'certain',
  ],
  [
    'GRE without IPsec',
    `%CRYPTO-4-RECVD_PKT_NOT_IPSEC: Rec'd packet not an IPSEC packet. (ip) vrf/dest_addr= /${HUB}, src_addr= ${SPOKE}, prot= 47`,
    'hub',
    'stalled',
    1,
    'spoke-without-protection',
    'certain',
  ],
  [
    'unknown SPI',
    `%CRYPTO-4-RECVD_PKT_INV_SPI: decaps: rec'd IPSEC packet has invalid spi for destaddr=${HUB}, prot=50, spi=0x3EA71AED(1051138797), srcaddr=${SPOKE}`,
    'unknown',
    'stalled',
    0,
    'invalid-spi',
    'likely',
  ],
  [
    'ESP denied by an access list',
    `%SEC-6-IPACCESSLOGNP: list OUTSIDE denied 50 ${SPOKE} -> ${HUB}, 1 packet`,
    'unknown',
    'stalled',
    10,
    'esp-blocked',
    'certain',
  ],
  [
    'NHS down: where the registration fails is not told',
    `%DMVPN-5-NHRP_NHS_DOWN: Tunnel0: Next Hop Server : ${AT_HUB} for ${AT_SPOKE} is DOWN, Reason: NHRP Registration Failure(NHRP: no error)`,
    'spoke',
    'stalled',
    0,
    null,
    null,
  ],
  [
    'NHC up: the hub holds the registration',
    `%DMVPN-5-NHRP_NHC_UP: Tunnel0: Next Hop Client : ${AT_SPOKE} for ${AT_HUB} is UP`,
    'hub',
    'cannot-tell',
    12,
    null,
    null,
  ],
  [
    'NHC down: the hub has lost it',
    `%DMVPN-5-NHRP_NHC_DOWN: Tunnel0: Next Hop Client : ${AT_SPOKE} for ${AT_HUB} is DOWN, Reason: Expired Entry(NHRP: no error)`,
    'hub',
    'stalled',
    0,
    null,
    null,
  ],
  [
    'wrong authentication string',
    `%DMVPN-3-DMVPN_NHRP_ERROR: Tunnel0: Recieved wrong authentication string for Registration Request , Reason: authentication failure (11) on ${AT_HUB}`,
    'hub',
    'stalled',
    12,
    'nhrp-auth-mismatch',
    'certain',
  ],
  [
    'network-id missing',
    `%DMVPN-5-NHRP_NETID_UNCONFIGURED: Tunnel0: NETID : 0 Unconfigured ${AT_HUB}`,
    'hub',
    'stalled',
    11,
    'nhrp-not-enabled-on-hub',
    'certain',
  ],
  [
    'NHRP cannot send',
    `%DMVPN-3-DMVPN_NHRP_ERROR: Tunnel0: NHRP Encap Error for Error Indication , Reason: protocol generic error (7) on ${AT_HUB}`,
    'hub',
    'stalled',
    12,
    'nhs-address-wrong',
    'likely',
  ],
  [
    'reply with an error',
    '%NHRP-3-PAKREPLY: Receive Registration Reply packet with error - unique address registered already(14)',
    'spoke',
    'stalled',
    12,
    'unique-address-registered',
    'certain',
  ],
  [
    'crypto session up',
    `%CRYPTO-5-SESSION_STATUS: Crypto tunnel is UP  .  Peer ${SPOKE}:500       Id: ${SPOKE}`,
    'unknown',
    'cannot-tell',
    10,
    null,
    null,
  ],
  [
    'crypto session down',
    `%CRYPTO-5-SESSION_STATUS: Crypto tunnel is DOWN.  Peer ${SPOKE}:500       Id: ${SPOKE}`,
    'unknown',
    'stalled',
    0,
    null,
    null,
  ],
  [
    'IKEv2 session',
    `%CRYPTO-5-IKEV2_SESSION_STATUS: Crypto tunnel v2 is UP.  Peer ${SPOKE}:500       Id: ${SPOKE}`,
    'unknown',
    'cannot-tell',
    0,
    'ikev2-in-use',
    'certain',
  ],
  [
    'IKEv2 given up',
    '%IKEV2-3-NEG_ABORT: Negotiation aborted due to ERROR: Auth exchange failed',
    'unknown',
    'stalled',
    0,
    'ikev2-in-use',
    'certain',
  ],
  [
    'an answer that was not offered',
    `%CRYPTO-6-IKMP_SA_NOT_OFFERED: Remote peer ${SPOKE} responded with attribute encryption not offered or changed`,
    'unknown',
    'stalled',
    3,
    null,
    null,
  ],
  [
    'quick mode before phase 1',
    `%CRYPTO-6-IKMP_SA_NOT_AUTH: Cannot accept Quick Mode exchange from ${SPOKE} if SA is not authenticated!`,
    'unknown',
    'stalled',
    8,
    null,
    null,
  ],
  [
    'a packet that is not decrypted',
    '%CRYPTO-6-IKMP_CRYPT_FAILURE: IKE (connection id 1001) unable to decrypt packet',
    'unknown',
    'stalled',
    6,
    'psk-mismatch',
    'likely',
  ],
  [
    'recursive routing',
    '%TUN-5-RECURDOWN: Tunnel0 temporarily disabled due to recursive routing',
    'unknown',
    'stalled',
    0,
    'recursive-routing',
    'certain',
  ],
];

describe('one kind of notification and nothing else', () => {
  it.each(TABLE)('%s', async (_, message, side, outcome, stalledAfter, cause, confidence) => {
    const { attempts, sources } = await told(message);
    expect(attempts).toHaveLength(1);
    const [attempt] = attempts;
    expect(sources[0]!.vantage.side).toBe(side);
    expect([attempt!.outcome, attempt!.stalledAfter]).toEqual([outcome, stalledAfter]);
    expect([attempt!.causes[0]?.id ?? null, attempt!.causes[0]?.confidence ?? null]).toEqual([
      cause,
      confidence,
    ]);
    expect(attempt!.steps.map(({ verdict }) => verdict)).not.toContain('missing');
    if (cause === null) expect(attempt!.causes).toEqual([]);
  });

  it('names the ends as the message does', async () => {
    for (const what of ['NHC_UP', 'NHC_DOWN']) {
      const { attempts } = await told(
        `%DMVPN-5-NHRP_${what}: Tunnel0: Next Hop Client : ${AT_SPOKE} for ${AT_HUB} is ${what.slice(4)}`,
      );
      expect(attempts[0]).toMatchObject({
        spoke: { nbma: SPOKE, tunnel: '10.20.0.7' },
        hub: { nbma: HUB },
      });
    }
  });

  it('one message that cannot be read may be a stranger’s: the key is possible only', async () => {
    const log = `Oct 30 02:58:05.963: %CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from ${SPOKE} failed its sanity check or is malformed\n`;
    const { report } = await analyze([{ name: 'router.log', data: new TextEncoder().encode(log) }]);
    expect(report.attempts[0]!.causes[0]).toMatchObject({ id: 'psk-mismatch', confidence: 'possible' });
  });

  it('says where it is told of and where to look, with no cause at hand', async () => {
    const { attempts } = await told(
      `%DMVPN-5-NHRP_NHS_DOWN: Tunnel0: Next Hop Server : ${AT_HUB} for ${AT_SPOKE} is DOWN, Reason: NHRP Registration Failure(NHRP: no error)`,
    );
    expect(attempts[0]!.summary).toBe(
      `${SPOKE} to ${HUB}: router.log:1 tells of trouble (%DMVPN-5-NHRP_NHS_DOWN), and these sources do not show at which step; show crypto isakmp sa and show dmvpn detail on the spoke would.`,
    );
  });
});

describe('the logs of a hub and a spoke without a debug', () => {
  it('miss nothing: nobody was there to show it', async () => {
    const read = (name: string) =>
      new Uint8Array(readFileSync(resolve('fixtures/made-transcript-notifications-alone', name)));
    for (const sides of [{}, { hub: { side: 'hub' as const }, spoke: { side: 'spoke' as const } }]) {
      const { hub, spoke } = { hub: {}, spoke: {}, ...sides };
      const { report } = await analyze([
        { name: 'hub.log', data: read('hub.log'), ...hub },
        { name: 'spoke.log', data: read('spoke3.log'), ...spoke },
      ]);
      const verdicts = report.attempts.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));
      expect(verdicts).toHaveLength(39);
      expect(verdicts).not.toContain('missing');
    }
  });
});

describe('a spoke with debugs and a hub with notifications alone', () => {
  const beside = async (fixture: string, message: string) => {
    const spoke = new Uint8Array(readFileSync(resolve('fixtures', fixture, 'spoke.log')));
    const hub = [2, 12].map((second) => `*May  1 08:00:${String(second).padStart(2, '0')}.400: ${message}\n`);
    const { report } = await analyze([
      { name: 'spoke.log', data: spoke, side: 'spoke' },
      { name: 'hub.log', data: new TextEncoder().encode(hub.join('')), side: 'hub' },
    ]);
    return report.attempts;
  };

  it('what the hub cannot read was sent, and is told of', async () => {
    const attempts = await beside(
      'made-transcript-psk-mismatch',
      `%CRYPTO-4-IKMP_BAD_MESSAGE: IKE message from ${SPOKE} failed its sanity check or is malformed`,
    );
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({
      stalledAfter: 6,
      causes: [{ id: 'psk-mismatch', confidence: 'certain' }],
    });
    expect(attempts[0]!.summary).toMatch(
      /MM5 was sent 5 times by the spoke, and a router tells of trouble with it\.$/,
    );
  });

  it('what the hub says of the registration belongs to the only spoke', async () => {
    const attempts = await beside(
      'made-transcript-nhrp-auth-mismatch',
      `%DMVPN-3-DMVPN_NHRP_ERROR: Tunnel0: Recieved wrong authentication string for Registration Request , Reason: authentication failure (11) on ${AT_HUB}`,
    );
    expect(attempts).toHaveLength(1);
    expect(attempts[0]).toMatchObject({
      stalledAfter: 12,
      causes: [{ id: 'nhrp-auth-mismatch', confidence: 'certain' }],
    });
  });
});
