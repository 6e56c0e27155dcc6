import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/index.ts';
import type { IkeMessage, Observation } from '../../src/observation.ts';
import {
  HalfOpenExchanges,
  MAX_HALF_OPEN,
  MAX_HALF_OPEN_IN_ALL,
  MAX_MESSAGES,
  MAX_OFFERS,
  MAX_WAITING,
} from '../../src/observe/half-open.ts';
import { mainModeFlood, quickModeFlood } from '../hostile/floods.ts';
import { BringUp } from '../made/bring-up.ts';
import { joinBytes, writePcap } from '../made/capture-writer.ts';
import { timeOf } from '../made/case.ts';

const SPOKE = '198.51.100.66';
const HUB = '203.0.113.1';
const PCAP_HEADER = 24;
const RAW_IP = 101;

/** A flood, a bring-up that gets through while it lasts, and the flood goes on. */
function amidst(flood: (count: number) => Uint8Array, up: BringUp): Uint8Array {
  const frames = up.packets.map((packet) => ({ at: timeOf(packet.at), bytes: packet.ip('hub') }));
  const real = writePcap({ endianness: 'big', linkType: RAW_IP }, frames);
  const before = flood(MAX_HALF_OPEN + 500);
  return joinBytes([before, real.subarray(PCAP_HEADER), flood(700).subarray(PCAP_HEADER)]);
}

const limits = (problems: readonly { code: string; message: string }[]) =>
  problems.filter(({ code }) => code === 'limit').map(({ message }) => message);

describe('floods of exchanges that nobody goes on with', () => {
  test('of phase 1: a bring-up between the same two addresses is judged as if there was none', async () => {
    const up = new BringUp({ spoke: SPOKE, hub: HUB, seed: 5 }).phase1().phase2().tunnelTraffic();
    const { report } = await analyze([{ name: 'hub.pcap', data: amidst(mainModeFlood, up) }]);
    expect(report.attempts).toHaveLength(MAX_HALF_OPEN + 1);
    const real = report.attempts.filter(({ stalledAfter }) => (stalledAfter ?? 13) > 3);
    expect(real).toHaveLength(1);
    expect(limits(report.sources[0]!.problems)).toEqual([
      '1200 messages of 1200 IKE exchanges that nobody went on with were not analysed: more than 1000 between two ends, or 50000 in all, are a flood.',
    ]);
  });

  test('of quick modes: the one that is answered is kept', async () => {
    const up = new BringUp({ spoke: SPOKE, hub: HUB, seed: 6 });
    up.cookies.initiator = '0011223344556677';
    up.cookies.responder = '8899aabbccddeeff';
    up.phase1().phase2();
    const { report } = await analyze([{ name: 'hub.pcap', data: amidst(quickModeFlood, up) }]);
    expect(report.attempts).toHaveLength(1);
    const quick = report.attempts[0]!.steps.filter(({ number }) => number >= 8 && number <= 10);
    expect(quick.map(({ verdict }) => verdict)).toEqual(['done', 'done', 'sent']);
    expect(limits(report.sources[0]!.problems)[0]).toMatch(/^1200 messages of 1200 IKE exchanges/);
  });
});

describe('half-open exchanges', () => {
  const message = (from: 'spoke' | 'hub', cookie: number, answered = true): IkeMessage =>
    ({
      exchange: 'main',
      source: from === 'spoke' ? SPOKE : HUB,
      destination: from === 'spoke' ? HUB : SPOKE,
      initiatorCookie: String(cookie),
      responderCookie: answered ? 'there' : null,
      messageId: 0,
    }) as IkeMessage;
  const offer = (cookie: number) => message('spoke', cookie, false);
  const seen = (text: string) => [{ text } as Observation];
  const flooded = () => {
    const exchanges = new HalfOpenExchanges();
    for (let cookie = 1; cookie <= MAX_HALF_OPEN; cookie++) exchanges.take(offer(cookie), seen('kept'));
    return exchanges;
  };

  test('that were gone on with do not count', () => {
    const exchanges = new HalfOpenExchanges();
    for (let cookie = 1; cookie <= 3 * MAX_HALF_OPEN; cookie++) {
      expect(exchanges.take(offer(cookie), seen('MM1'))).toHaveLength(1);
      expect(exchanges.take(message('hub', cookie), seen('MM2'))).toHaveLength(1);
      expect(exchanges.take(message('spoke', cookie), seen('MM3'))).toHaveLength(1);
    }
    expect(exchanges.problems()).toEqual([]);
  });

  test('beyond the limit are kept from the third message on, with the first two', () => {
    const exchanges = flooded();
    expect(exchanges.take(offer(7777), seen('MM1'))).toEqual([]);
    expect(exchanges.take(message('hub', 7777), seen('MM2'))).toEqual([]);
    const all = exchanges.take(message('spoke', 7777), seen('MM3'));
    expect(all.map(({ text }) => text)).toEqual(['MM1', 'MM2', 'MM3']);
    expect(exchanges.take(message('hub', 7777), seen('MM4'))).toHaveLength(1);
    expect(exchanges.problems()).toEqual([]);
  });

  test('wait in a bounded number, and those left out are counted', () => {
    const exchanges = flooded();
    const count = MAX_WAITING + 10;
    for (let n = 0; n < count; n++) exchanges.take(offer(10_000 + n), seen('waits'));
    const last = exchanges.take(message('hub', 10_000 + count - 1), seen('MM2'));
    expect(last).toEqual([]);
    expect(exchanges.take(message('spoke', 10_000 + count - 1), seen('MM3'))).toHaveLength(3);
    // The first of them was forgotten, so this is the beginning of something else.
    expect(exchanges.take(message('hub', 10_000), seen('MM2'))).toEqual([]);
    expect(exchanges.take(message('spoke', 10_000), seen('MM3'))).toEqual([]);
    expect(limits(exchanges.problems())[0]).toBe(
      `${count + 1} messages of ${count} IKE exchanges that nobody went on with were not analysed: more than 1000 between two ends, or 50000 in all, are a flood.`,
    );
  });

  test('take no more than a hundred messages each', () => {
    const exchanges = new HalfOpenExchanges();
    let kept = 0;
    for (let n = 0; n < 5 * MAX_OFFERS; n++) kept += exchanges.take(offer(1), seen('MM1')).length;
    expect(kept).toBe(MAX_OFFERS);
    expect(limits(exchanges.problems())).toEqual([
      '400 IKE messages were not analysed: their exchange has more than 20000, or more than 100 that nobody answered.',
    ]);
  });

  test('and others take no more than twenty thousand messages, unless keys open them', () => {
    const exchanges = new HalfOpenExchanges();
    exchanges.take(offer(1), seen('MM1'));
    exchanges.take(message('hub', 1), seen('MM2'));
    let kept = 2;
    for (let n = 2; n < MAX_MESSAGES + 50; n++)
      kept += exchanges.take(message('spoke', 1), seen('DPD')).length;
    expect(kept).toBe(MAX_MESSAGES);
    expect(limits(exchanges.problems())[0]).toMatch(/^50 IKE messages were not analysed/);
    expect(exchanges.take({ ...message('spoke', 1), decrypted: true }, seen('delete'))).toHaveLength(1);
    const quickMode: IkeMessage = { ...message('spoke', 1), exchange: 'quick', messageId: 7 };
    expect(exchanges.take(quickMode, seen('QM1'))).toHaveLength(1);
  });

  test('of all addresses have a limit together', () => {
    const exchanges = new HalfOpenExchanges();
    const from = (n: number) => ({ ...offer(n), source: `spoke ${n}` });
    for (let n = 0; n < MAX_HALF_OPEN_IN_ALL; n++) exchanges.take(from(n), seen('MM1'));
    expect(exchanges.take(from(MAX_HALF_OPEN_IN_ALL), seen('MM1'))).toEqual([]);
    // One that is gone on with makes room for another.
    exchanges.take({ ...message('hub', 7), destination: 'spoke 7' }, seen('MM2'));
    exchanges.take({ ...message('spoke', 7), source: 'spoke 7' }, seen('MM3'));
    expect(exchanges.take(from(MAX_HALF_OPEN_IN_ALL + 1), seen('MM1'))).toHaveLength(1);
  });

  test('of other addresses have a limit of their own', () => {
    const exchanges = flooded();
    const other = { ...offer(4242), source: '198.51.100.7' };
    expect(exchanges.take(other, seen('MM1'))).toHaveLength(1);
  });
});
