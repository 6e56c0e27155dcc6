import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/judge.ts';
import { CaptureWindow } from '../../../src/node/live/capture-window.ts';
import { TextWindow } from '../../../src/node/live/text-window.ts';
import { loadInputs } from '../../../src/node/load.ts';
import { TOOL } from '../../../src/version.ts';

const lab = (name: string): string => new URL(`../../../fixtures/lab-${name}`, import.meta.url).pathname;

describe('a live capture', () => {
  it.each(['psk-mismatch/spoke1.pcap', 'plain-gre/hub.pcap', 'success-transport-3des/spoke1.pcapng'])(
    'comes to the same verdict as the file: %s',
    async (name) => {
      const path = lab(name);
      const window = new CaptureWindow(path, null, null);
      const bytes = readFileSync(path);
      for (let at = 0; at < bytes.length; at += 97) window.push(bytes.subarray(at, at + 97));
      const { source, observations } = window.look();
      const live = judge({ sources: [source], observations }, TOOL);
      const { set } = await loadInputs([{ path, side: null }]);
      expect(live.attempts).toEqual(judge(set, TOOL).attempts);
    },
  );

  it('can be looked at again and again', () => {
    const window = new CaptureWindow('live', null, null);
    const bytes = readFileSync(lab('psk-mismatch/spoke1.pcap'));
    window.push(bytes.subarray(0, 900));
    const early = window.look().observations.length;
    window.push(bytes.subarray(900));
    expect(window.look().observations.length).toBeGreaterThan(early);
    expect(window.look().observations).toEqual(window.look().observations);
  });
});

describe('a live log', () => {
  it('forgets its oldest lines and keeps the numbers of the others', () => {
    const line = 'Oct 25 18:53:16.485: ISAKMP:(0):Old State = IKE_READY  New State = IKE_I_MM1\n';
    const window = new TextWindow('hub.log', 'spoke');
    const chunk = new TextEncoder().encode(line.repeat(1000));
    const chunks = Math.ceil((9 * 1024 * 1024) / chunk.length);
    for (let i = 0; i < chunks; i++) window.push(chunk);
    const looked = window.look();
    expect(window.taken).toBe(chunks * chunk.length);
    const lines = looked!.observations.map(({ where }) => where.line!);
    expect(lines[0]).toBeGreaterThan(1000);
    expect(lines.at(-1)).toBe(chunks * 1000);
  });

  it('says nothing while nothing of a router came', () => {
    const window = new TextWindow('hub.log', null);
    expect(window.look()).toBeNull();
    window.push(new TextEncoder().encode('good morning\n'));
    expect(window.look()).toBeNull();
  });
});
