import { judge } from '../../src/judge.ts';
import type { Report, ReportedAttempt, ReportedCause } from '../../src/judgement.ts';
import type { IkeMessageName } from '../../src/observation.ts';
import { MadeCase, type Place } from '../made/observations.ts';

export const MAIN_MODE: readonly IkeMessageName[] = ['MM1', 'MM2', 'MM3', 'MM4', 'MM5', 'MM6'];
export const QUICK_MODE: readonly IkeMessageName[] = ['QM1', 'QM2', 'QM3'];
export const WIRES: Place[] = ['spokeWire', 'hubWire'];
export const LOGS: Place[] = ['spokeLog', 'hubLog'];

export function report(made: MadeCase): Report {
  return judge(made.set(), { name: 'dmvpn-trace', version: '0.0.0' });
}

/** The last attempt of the case; most have one. */
export function attempt(made: MadeCase): ReportedAttempt {
  const last = report(made).attempts.at(-1);
  if (!last) throw new Error('the case has no attempt');
  return last;
}

export function causes(made: MadeCase): ReportedCause[] {
  return attempt(made).causes;
}

export function ids(made: MadeCase): string[] {
  return causes(made).map(({ id }) => id);
}

/** Phase 1 done, as all these places saw it. */
export function authenticated(at: Place[]): MadeCase {
  return new MadeCase().messages(MAIN_MODE, at);
}

/** Both phases done, as all these places saw it. */
export function tunnelUp(at: Place[]): MadeCase {
  return authenticated(at).messages(QUICK_MODE, at);
}

/** The key exchange is done and MM5 is next. */
export function keysExchanged(at: Place[], authentication = 'pre-shared-key'): MadeCase {
  return new MadeCase().messages(['MM1', 'MM2', 'MM3', 'MM4'], at, { authentication });
}

export const SPOKE_CONFIGURATION = `hostname spoke
crypto isakmp policy 10
 encr aes 256
 hash sha256
 authentication pre-share
 group 14
crypto isakmp key one address 203.0.113.1
crypto ipsec transform-set SET esp-aes 256 esp-sha256-hmac
 mode transport
crypto ipsec profile DMVPN
 set transform-set SET
interface Tunnel0
 ip address 10.0.0.2 255.255.255.0
 ip nhrp authentication word
 ip nhrp map 10.0.0.1 203.0.113.1
 ip nhrp network-id 1
 ip nhrp nhs 10.0.0.1
 tunnel source GigabitEthernet0/0
 tunnel mode gre multipoint
 tunnel key 5
 tunnel protection ipsec profile DMVPN
interface GigabitEthernet0/0
 ip address 198.51.100.2 255.255.255.0
`;

export const HUB_CONFIGURATION = `hostname hub
crypto isakmp policy 10
 encr aes 256
 hash sha256
 authentication pre-share
 group 14
crypto isakmp key one address 198.51.100.2
crypto ipsec transform-set SET esp-aes 256 esp-sha256-hmac
 mode transport
crypto ipsec profile DMVPN
 set transform-set SET
interface Tunnel0
 ip address 10.0.0.1 255.255.255.0
 ip nhrp authentication word
 ip nhrp map multicast dynamic
 ip nhrp network-id 1
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
`;

/** Both configurations, changed in one place each; they fit when nothing is changed. */
export function configured(
  made: MadeCase,
  change: { spoke?: [from: string, to: string]; hub?: [from: string, to: string] } = {},
): MadeCase {
  const swap = (text: string, pair: [string, string] | undefined) => {
    if (!pair) return text;
    if (!text.includes(pair[0])) throw new Error(`the configuration has no “${pair[0]}”`);
    return text.replace(pair[0], pair[1]);
  };
  return made
    .configuration('spoke', swap(SPOKE_CONFIGURATION, change.spoke))
    .configuration('hub', swap(HUB_CONFIGURATION, change.hub));
}
