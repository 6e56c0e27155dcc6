import { sameSubnet } from '../../parsers/ios/config/networks.ts';
import type { ShowDmvpn } from '../../parsers/ios/show/show-dmvpn.ts';
import type { CaseFile } from '../flow/case-file.ts';
import { say } from '../language/say.ts';
import type { Check, CheckOutcome } from './check.ts';
import { configuredTunnels } from './configured.ts';
import { registrationPackets } from './registrations.ts';
import { cite, distinct, firstAlike, firstOfEach, list, type Value } from './values.ts';

export const registrationTunnel: Check = {
  id: 'registration.tunnel',
  title: 'Registration is within the tunnel network',
  explain:
    "The spoke registers its tunnel address with the server's tunnel address: both lie in the tunnel network, and the server's is the one that the hub's tunnel has. The network's mask is known from a configuration only; without one, a reply proves that the address is the hub's.",
  run: (file) => judge(file),
};

function judge(file: CaseFile): CheckOutcome | null {
  const packets = registrationPackets(file, 'registration-request').filter(
    ({ event }) => event.sourceProtocol !== null && event.destinationProtocol !== null,
  );
  if (packets.length === 0) return null;
  const own = [...configuredAddresses(file, 'spoke'), ...shownAddresses(file, 'spoke')];
  const hub = [...configuredAddresses(file, 'hub'), ...shownAddresses(file, 'hub')];
  const kinds = firstAlike(
    packets,
    ({ event: a }, { event: b }) =>
      a.sourceProtocol === b.sourceProtocol && a.destinationProtocol === b.destinationProtocol,
  );
  const values = firstOfEach([
    ...kinds.flatMap(({ event, from }): Value[] => [
      { value: say`source ${String(event.sourceProtocol)}`, from },
      { value: say`NHS ${String(event.destinationProtocol)}`, from },
    ]),
    ...[...own, ...hub].map(
      ({ address, mask, from }): Value => ({ value: mask ? `${address} ${mask}` : address, from }),
    ),
  ]);
  const sources = distinct(packets.map(({ event }) => event.sourceProtocol!));
  const servers = distinct(packets.map(({ event }) => event.destinationProtocol!));
  return { values, ...compare(file, sources, servers, own, hub) };
}

interface Known {
  address: string;
  mask: string | null;
  from: Value['from'];
}

function compare(
  file: CaseFile,
  sources: readonly string[],
  servers: readonly string[],
  own: readonly Known[],
  hub: readonly Known[],
): Pick<CheckOutcome, 'verdict' | 'message'> {
  const [source, server] = [list(sources), list(servers)];
  if (sources.some((one) => servers.includes(one))) {
    return { verdict: 'fail', message: say`The spoke registers ${source} with itself.` };
  }
  for (const { mask, address } of [...own, ...hub]) {
    if (mask === null) continue;
    const outside = [...sources, ...servers].find((one) => sameSubnet(one, address, mask) === false);
    if (outside) {
      return {
        verdict: 'fail',
        message: say`${outside} in the registration is outside the tunnel network of ${address} ${mask}.`,
      };
    }
  }
  const strangers = servers.filter((one) => !hub.some(({ address }) => address === one));
  if (hub.length > 0 && strangers.length === servers.length) {
    return {
      verdict: 'fail',
      message: say`The spoke registers with ${server}, but the hub's tunnel address is ${list(distinct(hub.map(({ address }) => address)))}.`,
    };
  }
  if (own.length > 0 && !sources.some((one) => own.some(({ address }) => address === one))) {
    return {
      verdict: 'conflict',
      message: say`The spoke registers ${source}; its tunnel address is ${list(distinct(own.map(({ address }) => address)))}.`,
    };
  }
  const hasMask = [...own, ...hub].some(({ mask }) => mask !== null);
  const isAnswered = registrationPackets(file, 'registration-reply').some(({ event }) => event.code === 0);
  if (hasMask || hub.length > 0 || isAnswered) {
    return {
      verdict: 'pass',
      message: say`${source} registers with ${server}${hasMask ? say`, both in the tunnel network` : ''}.`,
    };
  }
  return {
    verdict: 'unknown',
    message: say`${source} registers with ${server}; the hub's tunnel address is not known.`,
  };
}

function configuredAddresses(file: CaseFile, side: 'spoke' | 'hub'): Known[] {
  return configuredTunnels(file, side).flatMap(({ setup, from }) =>
    setup?.address
      ? [{ ...setup.address, from: cite(from, setup.interface.line, `interface ${setup.interface.name}`) }]
      : [],
  );
}

function shownAddresses(file: CaseFile, side: 'spoke' | 'hub'): Known[] {
  return file
    .shown(side, 'show dmvpn')
    .flatMap(({ observation, result }) =>
      (result as ShowDmvpn).interfaces.flatMap(({ address }) =>
        address === null ? [] : [{ address, mask: null, from: observation }],
      ),
    );
}
