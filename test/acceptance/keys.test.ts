import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyKeyStore, type KeyStore } from '../../parsers/crypto/keys.ts';
import { recogniseKeys } from '../../parsers/crypto/recognise.ts';
import { readKeyFile } from '../../src/node/key-file.ts';
import { loadInputs } from '../../src/node/load.ts';
import type { Event, ObservationSet, Side } from '../../src/observation.ts';
import { hasTshark, tsharkFields } from '../agreement/tshark.ts';
import { judged, verdicts, workshop } from './support.ts';

const { observe: observeMade } = workshop();

const FIXTURES = new URL('../../fixtures/', import.meta.url).pathname;
const LABS = readdirSync(FIXTURES).filter((name) => name.startsWith('lab-'));
const KEYED = LABS.filter((name) => existsSync(`${FIXTURES}${name}/keys.json`));
const CAPTURES = /^(hub|spoke1)\.(pcap|pcapng)$/;

function capturesOf(lab: string): string[] {
  return readdirSync(`${FIXTURES}${lab}`).filter((name) => CAPTURES.test(name));
}

async function observe(
  folder: string,
  captures: readonly string[],
  keys: KeyStore | null,
  side: Side | null = null,
): Promise<ObservationSet> {
  const files = captures.map((name) => ({ path: `${FIXTURES}${folder}/${name}`, side }));
  return (await loadInputs(files, { keys })).set;
}

function keysOf(folder: string, ...names: string[]): KeyStore {
  return recogniseKeys(names.map((name) => readFileSync(`${FIXTURES}${folder}/${name}`, 'utf8')).join('\n'));
}

function eventsOf<K extends Event['kind']>(set: ObservationSet, kind: K): Extract<Event, { kind: K }>[] {
  return set.observations.flatMap(({ event }) =>
    event.kind === kind ? [event as Extract<Event, { kind: K }>] : [],
  );
}

/** What is said of the keys. */
function keyProblems(set: ObservationSet): string[] {
  return set.sources.flatMap(({ problems }) =>
    problems.filter(({ layer }) => layer === 'keys').map(({ message }) => message),
  );
}

describe('every lab capture with its keys', () => {
  it.each(KEYED.flatMap((lab) => capturesOf(lab).map((name) => [lab, name] as const)))(
    '%s %s: all IKE payloads and all ESP packets open, and every ICV is right',
    async (lab, name) => {
      const set = await observe(lab, [name], keysOf(lab, 'keys.json'));
      const sealed = eventsOf(set, 'ike-message').filter(({ encrypted }) => encrypted);
      expect(sealed.map(({ decrypted }) => decrypted)).toEqual(sealed.map(() => true));
      expect(sealed.every(({ payloads }) => payloads.length > 0)).toBe(true);
      for (const flow of eventsOf(set, 'esp-flow')) {
        expect(flow).toMatchObject({ authenticated: flow.packets, rejected: 0 });
      }
      expect(keyProblems(set)).toEqual([]);
    },
  );

  it.each(['lab-success-transport-3des', 'lab-success-aes', 'lab-nat-traversal'])(
    '%s: registered, with steps 12 and 13 from the wire and all fields',
    async (lab) => {
      const report = judged(await observe(lab, ['spoke1.pcap', 'hub.pcap'], keysOf(lab, 'keys.json')));
      const [attempt] = report.attempts;
      expect(report.attempts).toHaveLength(1);
      expect(attempt!.outcome).toBe('registered');
      expect(verdicts(attempt!).slice(2)).toEqual(Array(11).fill('done'));
      for (const step of attempt!.steps.slice(11)) {
        expect(step.sightings.spokeWire.length).toBeGreaterThan(0);
        expect(step.sightings.hubWire.length).toBeGreaterThan(0);
      }
      const behindNat = lab === 'lab-nat-traversal';
      expect(attempt!.registrations).toEqual([
        {
          requestId: 1,
          spokeNbma: behindNat ? '192.168.1.1' : '172.16.1.1',
          spokeTunnel: '10.1.1.1',
          nhs: '10.1.1.254',
          holdingTime: behindNat ? 600 : 7200,
          unique: true,
          code: 0,
          replied: true,
          authenticated: true,
        },
      ]);
    },
  );

  it('phase2-proposal-mismatch: the refusal by name, in the message and as evidence', async () => {
    const lab = 'lab-phase2-proposal-mismatch';
    const set = await observe(lab, ['spoke1.pcap', 'hub.pcap'], keysOf(lab, 'ikev1_decryption_table'));
    const refusals = set.observations.filter(
      ({ event }) =>
        event.kind === 'ike-message' && event.notifies.some(({ name }) => name === 'NO-PROPOSAL-CHOSEN'),
    );
    expect(refusals.map(({ where }) => where.frame)).toEqual([10, 10]);
    const [cause] = judged(set).attempts[0]!.causes;
    expect(cause).toMatchObject({ id: 'ipsec-proposal-mismatch' });
    const evidence = cause!.evidence.filter(({ frame }) => frame === 10);
    expect(evidence).toHaveLength(2);
    expect(evidence.every(({ text }) => text.includes('NO-PROPOSAL-CHOSEN'))).toBe(true);
  });

  it('psk-mismatch: each end’s messages open with its own key, and one key alone says what it does not open', async () => {
    const lab = 'lab-psk-mismatch';
    const both = keysOf(lab, 'keys.json');
    expect(both.ike).toHaveLength(2);
    const opened = (set: ObservationSet) =>
      eventsOf(set, 'ike-message').flatMap(({ source, encrypted, decrypted }) =>
        encrypted ? [`${source} ${decrypted}`] : [],
      );
    const all = opened(await observe(lab, ['hub.pcap'], both));
    expect(new Set(all)).toEqual(new Set(['172.16.1.1 true', '172.16.10.1 true']));
    const one = await observe(lab, ['hub.pcap'], { ...both, ike: both.ike.slice(0, 1) });
    expect(new Set(opened(one))).toEqual(new Set(['172.16.1.1 false', '172.16.10.1 true']));
    expect(keyProblems(one)).toEqual([
      expect.stringMatching(
        /^No given key opens 5 messages of the IKE SA 5941dccf1838cd02\/df93f610a82507ad/,
      ),
    ]);
  });
});

describe('each format of keys', () => {
  const lab = 'lab-success-transport-3des';
  const phase1 = ['hub-charon.log', 'spoke1-charon.log', 'keys.json'];

  it.each([...phase1, 'esp_sa', 'xfrm-snapshots.txt', 'ikev1_decryption_table'])('%s', async (name) => {
    const store = readKeyFile(`${FIXTURES}${lab}/${name}`);
    expect(store.problems).toEqual([]);
    const set = await observe(lab, ['hub.pcap'], store);
    const opensEsp = name !== 'ikev1_decryption_table';
    const opensIke = phase1.includes(name) || !opensEsp;
    for (const { packets, authenticated } of eventsOf(set, 'esp-flow')) {
      expect(authenticated).toBe(opensEsp ? packets : null);
    }
    const sealed = eventsOf(set, 'ike-message').filter(({ encrypted }) => encrypted);
    expect(sealed.every(({ decrypted }) => decrypted === opensIke)).toBe(opensIke);
    expect(eventsOf(set, 'nhrp-packet').map(({ packet }) => packet)).toEqual(
      opensEsp ? ['registration-request', 'registration-reply'] : [],
    );
    expect(keyProblems(set)).toEqual([]);
  });
});

describe('NAT, from the hub’s capture alone and without keys', () => {
  it('finds the spoke behind NAT and the address it believed it had', async () => {
    const set = await observe('lab-nat-traversal', ['hub.pcap'], null);
    expect(eventsOf(set, 'nat-verdict')).toContainEqual(
      expect.objectContaining({
        verdict: 'self-inside',
        source: '172.16.1.1',
        sourceTranslated: true,
        sourceBelieved: '192.168.1.1:500',
        destinationTranslated: false,
      }),
    );
    expect(judged(set).attempts[0]!.spoke.behindNat).toBe(true);
  });
});

describe('made captures', () => {
  const flows = (set: ObservationSet) =>
    eventsOf(set, 'esp-flow').map(({ packets, authenticated, rejected, repeats }) => ({
      packets,
      authenticated,
      rejected,
      repeats,
    }));

  it('ESP NULL is found without keys: everything inside is read, hellos included', async () => {
    const set = await observe('made-esp-null', ['hub.pcap'], null, 'hub');
    expect(eventsOf(set, 'nhrp-packet').map(({ packet, requestId }) => [packet, requestId])).toEqual([
      ['registration-request', 4711],
      ['registration-reply', 4711],
    ]);
    expect(eventsOf(set, 'gre-flow').map(({ key, packets, carries }) => [key, packets, carries])).toEqual([
      [82, 14, ['eigrp']],
      [82, 14, ['eigrp']],
    ]);
    const flow = set.observations.filter(({ event }) => event.kind === 'esp-flow');
    expect(flow.map(({ text }) => text)).toEqual([
      expect.stringContaining('not encrypted (ESP NULL)'),
      expect.stringContaining('not encrypted (ESP NULL)'),
    ]);
    expect(judged(set).attempts[0]!.outcome).toBe('registered');
  });

  describe.each(['made-esp-aes', 'made-esp-3des'])('%s', (folder) => {
    const problems = (set: ObservationSet) =>
      set.sources[0]!.problems.map(({ code, layer, frame }) => `${code} ${layer} ${frame}`);

    it('opens what is right and names what is not', async () => {
      const set = await observe(folder, ['hub.pcap'], keysOf(folder, 'esp_sa'), 'hub');
      expect(flows(set)).toEqual([
        { packets: 4, authenticated: 3, rejected: 1, repeats: 0 },
        { packets: 3, authenticated: 3, rejected: 0, repeats: 1 },
      ]);
      expect(problems(set)).toEqual(['bad-checksum esp 14', 'bad-length esp 15', 'bad-value esp 16']);
    });

    it('a wrong key is said once per SA, and nothing inside is shown', async () => {
      for (const [name, message] of [
        ['wrong-authentication', /^The key given for ESP 0x.* is not that of the SA/],
        ['wrong-encryption', /^The encryption key given for ESP 0x.* is wrong/],
      ] as const) {
        const set = await observe(folder, ['hub.pcap'], keysOf(folder, name), 'hub');
        expect(keyProblems(set)).toEqual([expect.stringMatching(message), expect.stringMatching(message)]);
        expect(flows(set).map(({ authenticated }) => authenticated)).toEqual([0, 0]);
        expect([...eventsOf(set, 'nhrp-packet'), ...eventsOf(set, 'gre-flow')]).toEqual([]);
        const findings = judged(set).findings.filter(({ id }) => id === 'keys');
        expect(findings.map(({ severity, evidence }) => [severity, evidence.length])).toEqual([
          ['warning', 1],
          ['warning', 1],
        ]);
      }
    });

    it('keys of something else are said', async () => {
      const set = await observe(folder, ['hub.pcap'], keysOf(folder, 'other-spi'), 'hub');
      expect(keyProblems(set)).toEqual([expect.stringMatching(/^No packet matched the keys/)]);
      expect(judged(set).findings.some(({ id }) => id === 'keys')).toBe(true);
    });

    it('packets that the capture cut are not taken for forged ones', async () => {
      const set = await observe(folder, ['cut.pcap'], keysOf(folder, 'esp_sa'), 'hub');
      expect(flows(set).map(({ rejected }) => rejected)).toEqual([null, null]);
      expect(keyProblems(set)).toEqual([]);
      expect(problems(set).filter((text) => text.startsWith('truncated esp'))).toHaveLength(2);
    });
  });

  it('a repeated quick mode opens as a whole', async () => {
    const folder = 'made-quick-mode-repeated';
    const set = await observe(folder, ['hub.pcap'], keysOf(folder, 'ikev1_decryption_table'), 'hub');
    const quick = eventsOf(set, 'ike-message').filter(({ exchange }) => exchange === 'quick');
    expect(quick.map(({ decrypted, proposals }) => [decrypted, proposals[0]?.spi ?? null])).toEqual([
      [true, '0x0000a001'],
      [true, '0x0000a001'],
      [true, '0x0000b001'],
      [true, '0x0000b001'],
      [true, null],
    ]);
  });

  it('a wrong phase 1 key and cut messages open nothing', async () => {
    const folder = 'made-quick-mode-repeated';
    const wrong = await observe(folder, ['hub.pcap'], keysOf(folder, 'wrong-key'), 'hub');
    const sealed = (set: ObservationSet) => eventsOf(set, 'ike-message').filter(({ encrypted }) => encrypted);
    expect(sealed(wrong).every(({ decrypted, payloads }) => !decrypted && payloads.length === 0)).toBe(true);
    expect(keyProblems(wrong)).toEqual([expect.stringMatching(/^No given key opens 7 messages/)]);
    const cut = await observe(folder, ['cut.pcap'], keysOf(folder, 'ikev1_decryption_table'), 'hub');
    expect(sealed(cut).every(({ decrypted }) => decrypted === null)).toBe(true);
    expect(keyProblems(cut)).toEqual([]);
  });

  it('captures without keys say nothing of keys', async () => {
    const content = readFileSync(`${FIXTURES}made-esp-aes/hub.pcap`);
    const set = await observeMade([{ name: 'plain.pcap', content }], { keys: emptyKeyStore() });
    expect(keyProblems(set)).toEqual([]);
  });
});

describe.runIf(hasTshark())('agreement with tshark’s decryption', () => {
  it.each(KEYED)('%s: the same NHRP in the same frames', { timeout: 120_000 }, async (lab) => {
    const set = await observe(lab, ['hub.pcap'], keysOf(lab, 'keys.json'));
    const ours = set.observations.flatMap(({ event, where }) =>
      event.kind === 'nhrp-packet' && event.requestId !== null
        ? [`${where.frame} ${event.packetType} ${event.requestId}`]
        : [],
    );
    const fields = ['nhrp.hdr.op.type', 'nhrp.reqid'];
    const theirs: string[] = [];
    for (const [frame, values] of tsharkFields(`${FIXTURES}${lab}/hub.pcap`, fields, `${FIXTURES}${lab}`)) {
      const [type] = values.get('nhrp.hdr.op.type') ?? [];
      const [id] = values.get('nhrp.reqid') ?? [];
      // Of an error indication tshark reads the quoted packet's request ID.
      if (type !== undefined && id !== undefined && Number(type) !== 7) {
        theirs.push(`${frame} ${Number(type)} ${Number(id)}`);
      }
    }
    expect(ours).toEqual(theirs);
  });
});
