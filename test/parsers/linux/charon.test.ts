import { describe, expect, it } from 'vitest';
import { looksLikeCharon } from '../../../parsers/linux/charon-line.ts';
import { lab, ofKind, readLog } from './lab.ts';

const scenarios = [
  'success-transport-3des',
  'success-aes',
  'nat-traversal',
  'psk-mismatch',
  'phase2-proposal-mismatch',
  'udp500-blocked',
  'esp-dropped-spoke-to-hub',
  'nhrp-auth-mismatch',
];

describe('charon’s log', () => {
  it.each(scenarios.flatMap((scenario) => [`${scenario} hub`, `${scenario} spoke1`]))(
    'knows every line of %s',
    (name) => {
      const [scenario, end] = name.split(' ');
      const text = lab(scenario!, `${end}-charon.log`);
      const { log } = readLog(text);
      expect(log.unknown.list()).toEqual([]);
      expect(log.charonLines).toBe(text.trimEnd().split('\n').length);
    },
  );

  it('joins NET, ENC and dump lines to one message, with cookies and NAT-D hashes', () => {
    const { facts } = readLog(lab('success-transport-3des', 'hub-charon.log'));
    const messages = ofKind(facts, 'message');
    expect(messages.slice(0, 3)).toMatchObject([
      {
        act: 'received',
        line: 110,
        endLine: 131,
        source: '172.16.1.1',
        sourcePort: 500,
        destination: '172.16.10.1',
        length: 180,
        exchange: 'ID_PROT',
        request: true,
        messageId: 0,
        payloads: ['SA', 'V', 'V', 'V', 'V', 'V'],
        initiatorCookie: 'd8fea9590eaee732',
        responderCookie: null,
      },
      {
        act: 'sent',
        length: 160,
        request: false,
        payloads: ['SA', 'V', 'V', 'V', 'V'],
        initiatorCookie: 'd8fea9590eaee732',
        responderCookie: '359dfb672ab34b34',
      },
      {
        act: 'received',
        length: 212,
        payloads: ['KE', 'No', 'NAT-D', 'NAT-D'],
        natHashes: ['7f683cce7746ecf7fd5b8403c334df6242c559ac', 'da41d17336771b6b7dbcddf4bb6fd2f6564a953f'],
      },
    ]);
    expect(messages).toHaveLength(11); // MM1 to MM6, QM1 to QM3, two deletes
    expect(messages.at(-2)).toMatchObject({ act: 'sent', deletes: ['0xc3bf792e'], messageId: 3707038083 });
    expect(messages.at(-1)).toMatchObject({ act: 'sent', deletes: ['isakmp'], messageId: 1788985048 });
  });

  it('reads the pair of SAs with transform, mode and lifetime', () => {
    const { facts } = readLog(lab('success-aes', 'spoke1-charon.log'));
    const created = ofKind(facts, 'sa').filter((fact) => fact.act === 'created');
    const proposal = {
      protocol: 'esp',
      encryption: 'aes-cbc',
      keyLength: 128,
      hash: 'hmac-sha256',
      group: null,
    };
    const shared = { proposal, mode: 'transport', udp: false, lifetimeSeconds: 3600 };
    expect(created).toMatchObject([
      {
        ...shared,
        spi: '0xc687cebb',
        direction: 'inbound',
        source: '172.16.10.1',
        destination: '172.16.1.1',
      },
      {
        ...shared,
        spi: '0xc8c3a70b',
        direction: 'outbound',
        source: '172.16.1.1',
        destination: '172.16.10.1',
      },
    ]);
  });

  it('takes the SAs from the summary line when the log level prints no more', () => {
    const { facts } = readLog(
      [
        '07[NET] received packet: from 198.51.100.9[500] to 198.51.100.1[500] (60 bytes)',
        '07[ENC] parsed QUICK_MODE request 77 [ HASH ]',
        '07[IKE] CHILD_SA gre{4} established with SPIs c0ffee1_i 00c0de02_o and TS 198.51.100.1/32[gre] === 198.51.100.9/32[gre]',
      ].join('\n'),
    );
    expect(ofKind(facts, 'sa')).toMatchObject([
      {
        spi: '0x0c0ffee1',
        direction: 'inbound',
        source: '198.51.100.9',
        destination: '198.51.100.1',
        messageId: 77,
      },
      { spi: '0x00c0de02', direction: 'outbound', source: '198.51.100.1', destination: '198.51.100.9' },
    ]);
  });

  it('counts a packet that only the socket saw once, and the socket’s copies never', () => {
    const { facts } = readLog(lab('psk-mismatch', 'hub-charon.log'));
    const received = ofKind(facts, 'message').filter((fact) => fact.act === 'received');
    expect(received).toHaveLength(7); // MM1, MM3, five MM5
    expect(received.filter((fact) => fact.readable === false)).toHaveLength(4);
    // The fifth MM5 came after the half-open IKE_SA was gone: no thread took it.
    expect(received.at(-1)).toMatchObject({ line: 308, length: null, exchange: null });
  });

  it('tells one failure for a message that could not be decrypted, and names the message', () => {
    const { facts } = readLog(lab('psk-mismatch', 'spoke1-charon.log'));
    expect(ofKind(facts, 'failure')).toMatchObject(
      [3376915233, 1366338604, 2321489120, 479453794].map((messageId) => ({
        what: 'decryption-failed',
        messageId,
        fields: { exchange: 'INFORMATIONAL_V1', detail: 'invalid HASH_V1 payload length' },
      })),
    );
  });

  it('names the refused proposal and what did not fit', () => {
    const { facts } = readLog(lab('phase2-proposal-mismatch', 'hub-charon.log'));
    expect(ofKind(facts, 'proposal').filter((fact) => fact.act === 'refused')).toMatchObject([
      { phase: 2, mismatch: 'encryption', messageId: 1227116688, proposal: { encryption: '3des-cbc' } },
    ]);
    expect(ofKind(facts, 'failure')).toMatchObject([
      {
        what: 'proposal-refused',
        messageId: 1227116688,
        fields: { phase: 2, configured: 'ESP:AES_CBC_128/HMAC_SHA2_256_128/NO_EXT_SEQ' },
      },
    ]);
  });

  it('recognises the duplicate that a responder answers again', () => {
    const { facts } = readLog(
      [
        '03[NET] <4> received packet: from 198.51.100.9[500] to 198.51.100.1[500] (180 bytes)',
        '03[ENC] <4> parsed ID_PROT request 0 [ SA V V ]',
        '03[ENC] <4> generating ID_PROT response 0 [ SA V ]',
        '03[NET] <4> sending packet: from 198.51.100.1[500] to 198.51.100.9[500] (120 bytes)',
        '05[NET] <4> received packet: from 198.51.100.9[500] to 198.51.100.1[500] (180 bytes)',
        '05[IKE] <4> received retransmit of request with ID 0, retransmitting response',
        '05[NET] <4> sending packet: from 198.51.100.1[500] to 198.51.100.9[500] (120 bytes)',
      ].join('\n'),
    );
    expect(
      ofKind(facts, 'message').map((fact) => [fact.act, fact.payloads[0], fact.request, fact.repeat]),
    ).toEqual([
      ['received', 'SA', true, false],
      ['sent', 'SA', false, false],
      ['received', 'SA', true, true],
      ['sent', 'SA', false, true],
    ]);
  });

  it('takes cookies from the IKE_SA manager’s lines', () => {
    const { facts } = readLog(
      [
        '03[MGR] checkout IKEv1 SA by message with SPIs 0123456789abcdef_i 0000000000000000_r',
        '03[NET] <4> received packet: from 198.51.100.9[500] to 198.51.100.1[500] (180 bytes)',
        '03[ENC] <4> parsed ID_PROT request 0 [ SA V V ]',
      ].join('\n'),
    );
    expect(facts).toMatchObject([{ initiatorCookie: '0123456789abcdef', responderCookie: null }]);
  });

  it('never keeps key material: the dumps of keys are passed over', () => {
    const text = lab('success-transport-3des', 'hub-charon.log');
    const dump = /SKEYID => 20 bytes[^\n]*\n\S+ \S+ \S+ <1> {4}0: ([0-9A-F ]{47})/.exec(text);
    expect(dump).not.toBeNull();
    const hex = dump![1]!.replaceAll(' ', '').toLowerCase();
    expect(JSON.stringify(readLog(text).facts).toLowerCase()).not.toContain(hex.slice(0, 16));
  });

  it('counts what it does not know by shape', () => {
    const { log } = readLog(
      '01[IKE] <2> something 12 new from 198.51.100.9\n01[IKE] <3> something 7 new from 198.51.100.8',
    );
    expect(log.unknown.total).toBe(2);
    expect(log.unknown.list()).toEqual([{ shape: '[IKE] something # new from #', count: 2, line: 1 }]);
  });

  it('is told from other text by its tag', () => {
    expect(looksLikeCharon('2026-11-23 09:31:13.604 00[JOB] spawning 16 worker threads')).toBe(true);
    expect(looksLikeCharon('Mar  1 07:08:09 gw charon: 05[IKE] text')).toBe(true);
    expect(looksLikeCharon('*Mar  1 07:08:09.123: ISAKMP:(0): beginning Main Mode exchange')).toBe(false);
  });

  it('survives a log that is cut anywhere', () => {
    const text = lab('psk-mismatch', 'spoke1-charon.log');
    for (let at = 0; at < text.length; at += 997) {
      expect(() => readLog(text.slice(at))).not.toThrow();
      expect(() => readLog(text.slice(0, at))).not.toThrow();
    }
  });

  it('holds no more than a bounded number of facts back', () => {
    const lines = Array.from(
      { length: 5000 },
      (_, index) => `05[NET] received packet: from 198.51.100.9[500] to 198.51.100.1[${index % 60000}]`,
    );
    const { facts } = readLog(lines.join('\n'));
    expect(facts).toHaveLength(5000);
  });
});
