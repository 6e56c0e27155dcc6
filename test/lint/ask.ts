import { parseConfiguration } from '../../parsers/ios/config/index.ts';
import { type LintReport, lint } from '../../src/lint/lint.ts';
import type { Observation, Side } from '../../src/observation.ts';

export const TOOL = { name: 'dmvpn-trace', version: '0.0.0' };

export const SPOKE = `hostname branch
version 15.4
crypto isakmp policy 10
 encr aes 256
 hash sha256
 authentication pre-share
 group 14
crypto isakmp key secret-one address 203.0.113.1
crypto ipsec transform-set SET esp-aes 256 esp-sha256-hmac
 mode transport
crypto ipsec profile DMVPN
 set transform-set SET
interface Tunnel0
 ip address 10.0.0.2 255.255.255.0
 ip mtu 1400
 ip nhrp authentication word
 ip nhrp map 10.0.0.1 203.0.113.1
 ip nhrp network-id 1
 ip nhrp nhs 10.0.0.1
 ip tcp adjust-mss 1360
 tunnel source GigabitEthernet0/0
 tunnel destination 203.0.113.1
 tunnel key 5
 tunnel protection ipsec profile DMVPN
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.0
router eigrp 1
 network 10.0.0.0 0.0.0.255
`;

export const HUB = `hostname centre
version 15.4
crypto isakmp policy 5
 encr aes
 hash sha
 authentication pre-share
 group 19
crypto isakmp policy 20
 encr aes 256
 hash sha256
 authentication pre-share
 group 14
crypto isakmp key secret-one address 198.51.100.0 255.255.255.0
crypto ipsec transform-set SET esp-aes 256 esp-sha256-hmac
 mode transport
crypto ipsec profile DMVPN
 set transform-set SET
interface Tunnel0
 ip address 10.0.0.1 255.255.255.0
 ip mtu 1400
 ip nhrp authentication word
 ip nhrp map multicast dynamic
 ip nhrp network-id 99
 ip tcp adjust-mss 1360
 tunnel source GigabitEthernet0/0
 tunnel mode gre multipoint
 tunnel key 5
 tunnel protection ipsec profile DMVPN
interface GigabitEthernet0/0
 ip address 203.0.113.1 255.255.255.0
 ip access-group OUTSIDE in
ip access-list extended OUTSIDE
 permit udp any any eq isakmp
 permit udp any any eq non500-isakmp
 permit esp any any
router eigrp 1
 network 10.0.0.0 0.0.0.255
`;

type Swap = [from: string, to: string];

function swap(text: string, swaps: readonly Swap[]): string {
  return swaps.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`the configuration has no “${from}”`);
    return now.replace(from, to);
  }, text);
}

function configured(side: Side, text: string, ordinal: number): Observation {
  return {
    where: { source: `${side}.cfg`, line: 1, endLine: text.split('\n').length },
    ordinal,
    at: null,
    medium: 'config',
    speaker: { side, host: null, nbma: null },
    message: null,
    event: { kind: 'configured', configuration: parseConfiguration(text.split('\n')).configuration },
    text: 'configuration',
  };
}

/** Lints the two configurations above, changed in some places. */
export function linted(change: { spoke?: Swap[]; hub?: Swap[] } = {}): LintReport {
  return lint(
    [
      configured('spoke', swap(SPOKE, change.spoke ?? []), 0),
      configured('hub', swap(HUB, change.hub ?? []), 1),
    ],
    TOOL,
  );
}

export function lintedAlone(side: Side, swaps: Swap[] = []): LintReport {
  return lint([configured(side, swap(side === 'spoke' ? SPOKE : HUB, swaps), 0)], TOOL);
}

/** `error tunnel-key`, … */
export function found({ findings }: LintReport): string[] {
  return findings.map(({ severity, id }) => `${severity} ${id}`);
}
