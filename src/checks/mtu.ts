import { routingOverTunnels } from '../../parsers/ios/config/index.ts';
import type { ShowCryptoIpsecSa } from '../../parsers/ios/show/show-crypto-ipsec-sa.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { say, translate } from '../language/say.ts';
import type { Check, CheckOutcome } from './check.ts';
import { configuredTunnels } from './configured.ts';
import { registrationPackets } from './registrations.ts';
import { shownFlows } from './spis.ts';
import { cite, distinct, firstOfEach, inWords, least, list, type Value } from './values.ts';

/** What IOS says in every registration whatever the tunnel's MTU is: GRE's maximum of 18024 less headers. */
const IOS_REGISTRATION_MTU = 17912;
/** The SA's figure is for the GRE packet: its IP header and GRE with a key are 28 bytes. */
const GRE_OVERHEAD = 28;
/** GRE and ESP in transport mode with the longest padding, IV and authenticator in use, and NAT traversal's UDP. */
const OUTER_OVERHEAD = 100;

export const mtu: Check = {
  id: 'mtu',
  title: 'MTUs fit',
  explain:
    'The "ip mtu" of both tunnels, what fits through the IPsec SA according to "show crypto ipsec sa", ICMP errors that ask for fragmentation, and the MTU in registrations. 17912 in a registration is what IOS always says and no fault. Different values on the two ends stop OSPF; a tunnel MTU above what fits means fragments.',
  run: (file) => judge(file),
};

function judge(file: CaseFile): CheckOutcome | null {
  const tunnels = (['spoke', 'hub'] as const).flatMap((side) =>
    configuredTunnels(file, side).flatMap(({ setup, from }) =>
      setup
        ? [
            {
              side,
              setup,
              ipMtu: setup.interface.ipMtu,
              from: cite(from, setup.interface.line, `interface ${setup.interface.name}: ip mtu`),
            },
          ]
        : [],
    ),
  );
  const plain = (['spoke', 'hub'] as const).flatMap((side) =>
    file
      .shown(side, 'show crypto ipsec sa')
      .flatMap(({ observation, result }) =>
        shownFlows(file, side, result as ShowCryptoIpsecSa).flatMap(({ plaintextMtu }) =>
          plaintextMtu === null ? [] : [{ side, plaintextMtu, from: observation }],
        ),
      ),
  );
  const needed = file
    .events('icmp-error')
    .flatMap(({ observation }) =>
      observation.event.kind === 'icmp-error' && observation.event.mtu !== null && observation.event.mtu > 0
        ? [{ mtu: observation.event.mtu, from: observation }]
        : [],
    );
  const registered = registrationPackets(file, 'registration-request').flatMap(({ event, from }) =>
    event.mtu === null ? [] : [{ mtu: event.mtu, from }],
  );
  const set = tunnels.filter(({ ipMtu }) => ipMtu !== null);
  if (set.length + plain.length + needed.length + registered.length === 0) return null;
  const values = firstOfEach([
    ...set.map(({ ipMtu, from }): Value => ({ value: `ip mtu ${ipMtu}`, from })),
    ...plain.map(({ plaintextMtu, from }): Value => ({ value: say`fits ${plaintextMtu}`, from })),
    ...needed.map((one): Value => ({ value: say`ICMP asks for ${one.mtu}`, from: one.from })),
    ...inWords(
      registered,
      (a, b) => a.mtu === b.mtu,
      (one) => say`registered ${one.mtu}`,
    ),
  ]);
  const mtus = distinct(set.map(({ ipMtu }) => ipMtu!));
  if (needed.length > 0) {
    const most = least(needed.map((one) => one.mtu));
    const message = say`A router on the path asks for packets of at most ${most} bytes`;
    if (mtus.length > 0 && mtus.every((one) => one + OUTER_OVERHEAD <= most)) {
      return { verdict: 'pass', message: say`${message}; ip mtu ${list(mtus)} stays below that.`, values };
    }
    // A tunnel that came up may live with it: path MTU discovery is how it learns the size.
    return file.walk.outcome === 'registered'
      ? {
          verdict: 'unknown',
          message: say`${message}; whether large packets get through is not in sight.`,
          values,
        }
      : { verdict: 'fail', message: say`${message}.`, values };
  }
  const bothSet = new Set(set.map(({ side }) => side)).size === 2;
  if (bothSet && mtus.length > 1) {
    const ospf = tunnels.some(
      ({ setup }) =>
        !setup.interface.routing.ospfMtuIgnore &&
        routingOverTunnels(setup.configuration).some(
          (one) => one.protocol === 'ospf' && one.interface === setup.interface.name,
        ),
    );
    const message = say`The tunnels have ip mtu ${list(mtus)}`;
    return ospf
      ? { verdict: 'fail', message: say`${message}: OSPF does not form an adjacency.`, values }
      : { verdict: 'pass', message: say`${message}; that is no obstacle to the tunnel itself.`, values };
  }
  const fits = plain.length > 0 ? least(plain.map(({ plaintextMtu }) => plaintextMtu)) : null;
  if (fits !== null && mtus.some((one) => one + GRE_OVERHEAD > fits)) {
    return {
      verdict: 'pass',
      message: say`ip mtu ${list(mtus)} is above what fits into the SA (${fits}): large packets are fragmented.`,
      values,
    };
  }
  if (mtus.length === 0 && fits === null) {
    const all = distinct(registered.map((one) => one.mtu));
    const usual = all.every((one) => one === IOS_REGISTRATION_MTU || one === 0);
    return {
      verdict: usual ? 'pass' : 'unknown',
      message: usual
        ? say`${list(all)} in the registration is the usual value.`
        : say`${list(all)} in the registration; no tunnel MTU is in sight.`,
      values,
    };
  }
  const parts = [
    mtus.length > 0 ? `ip mtu ${list(mtus)}` : null,
    fits !== null ? say`${fits} fit into the SA` : null,
  ];
  return {
    verdict: 'pass',
    message: say`${parts.filter((part) => part !== null).join(translate(', '))}.`,
    values,
  };
}
