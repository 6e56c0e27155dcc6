import { describe, expect, test } from 'vitest';
import { runCli } from '../cli/run-cli.ts';

/** Captures on the tunnel interface hold NHRP without the outer header: IKE and ESP cannot be in them. */
describe('a capture of the inside of the tunnel', () => {
  test('is no place where IKE could have been seen', () => {
    const { stdout } = runCli(['analyze', '--format', 'json', 'fixtures/lab-success-aes/spoke1-gre1.pcap']);
    const [attempt] = JSON.parse(stdout).attempts;
    expect(attempt.steps[2]).toMatchObject({ verdict: 'not-visible', watched: { wire: false } });
    expect(attempt.steps[11]).toMatchObject({ verdict: 'done' });
  });

  test('with requests alone nobody is said to have been silent', () => {
    const capture = 'fixtures/lab-psk-mismatch/spoke1-gre1.pcap';
    const { stdout } = runCli(['analyze', '--format', 'json', '--spoke', capture]);
    const [attempt] = JSON.parse(stdout).attempts;
    expect(attempt.outcome).toBe('cannot-tell');
    expect(attempt.steps[2].verdict).toBe('not-visible');
    expect(attempt.summary).not.toContain('no IKE, ESP or NHRP');
  });
});
