import type { CaseFile } from '../../flow/case-file.ts';
import { say } from '../../language/say.ts';
import type { Observation } from '../../observation.ts';
import type { Cause } from '../cause.ts';
import { configurationOf, tunnelOf } from '../configurations.ts';
import { capital, endsOf, named, spoken, times } from '../ends.ts';
import { failureOf, said } from '../logs.ts';
import { opinion } from '../opinion.ts';
import { openRegistration } from '../registration.ts';
import { isStalled } from '../stall.ts';
import { errorCodes, nhrpPackets } from '../tunnel-traffic.ts';

/** RFC 2332 section 5.2.7: protocol address unreachable, protocol error. */
const UNREACHABLE = 6;
const PROTOCOL_ERROR = 7;

export const nhsAddressWrong: Cause = {
  id: 'nhs-address-wrong',
  title: 'The NHS address on the spoke is not the hub’s',
  explain:
    'The spoke registers with a tunnel address that is not the hub’s: ip nhrp nhs or ip nhrp map names the wrong one. The hub cannot deliver the request and answers with error indication 6 or 7, or logs “NHRP Encap Error … (7)”. Correct ip nhrp nhs and the map on the spoke.',
  assess(file) {
    const open = openRegistration(file);
    if (!open || open.replied) return null;
    const codes = errorCodes(file);
    const wrong = codes.filter(({ code }) => code === UNREACHABLE || code === PROTOCOL_ERROR);
    const encapsulation = said(file, [
      'nhrp-encapsulation-error',
      'H5',
      'peer-not-online',
      'nhrp-forward-failed',
    ]).filter((placed) => {
      const failure = failureOf(placed);
      return (
        failure?.fields['code'] === undefined ||
        failure.fields['code'] === null ||
        failure.fields['code'] === PROTOCOL_ERROR
      );
    });
    // A refused authentication string makes the hub fail to answer as well.
    const authentication =
      said(file, ['H4', 'nhrp-authentication-failed']).length > 0 || codes.some(({ code }) => code === 11);
    if (authentication && wrong.length === 0) return null;
    const { spokeInterface, hub } = endsOf(file);
    const real = hubTunnelAddress(file);
    const asked = askedFor(file);
    const remedy = [
      `interface ${spokeInterface}`,
      ...(asked && real && asked.address !== real.address ? [` no ip nhrp nhs ${asked.address}`] : []),
      ` ip nhrp map ${real?.address ?? '<hub tunnel address>'} ${hub}`,
      ` ip nhrp nhs ${real?.address ?? '<hub tunnel address>'}`,
    ];
    const base = {
      domain: 'spoke',
      remedy,
      next: say`On the hub: show ip interface brief | include Tunnel; its tunnel address must be the one of show ip nhrp nhs on the spoke${asked ? say` (${asked.address})` : ''}.`,
    } as const;
    if (real && asked) {
      const map = mapOf(file, asked.address);
      if (
        real.address === asked.address &&
        (map === null || map.nbma === null || map.nbma === file.attempt.hub.nbma)
      ) {
        if (wrong.length === 0) return null;
      } else {
        return opinion(base, {
          confidence: isStalled(file) ? 'certain' : 'likely',
          weight: 86,
          explanation:
            real.address !== asked.address
              ? say`${capital(named(file, 'spoke'))} registers with ${asked.address}, and the hub’s tunnel address is ${real.address}.`
              : say`${capital(named(file, 'spoke'))} maps ${asked.address} to ${String(map!.nbma)}, and the hub’s NBMA address is ${spoken(hub)}.`,
          evidence: [asked.from, real.from, ...wrong.map(({ observation }) => observation), ...encapsulation],
        });
      }
    }
    if (wrong.length > 0 || encapsulation.length > 0) {
      const count = wrong.length || encapsulation.length;
      return opinion(base, {
        confidence: 'likely',
        weight: 80,
        explanation:
          wrong.length > 0
            ? say`The registration${asked ? say` for ${asked.address}` : ''} was answered ${times(count)} with error indication ${wrong[0]!.code}: the hub has no such address.`
            : say`${capital(named(file, 'hub'))} could not deliver an NHRP packet ${times(count)} (protocol error 7): the spoke names an address that is not the hub’s.`,
        evidence: [...wrong.map(({ observation }) => observation), ...encapsulation],
      });
    }
    if (codes.length > 0 || open.reachesHub === false) return null;
    return opinion(base, {
      confidence: 'possible',
      weight: open.healthyLooking ? 11 : 20,
      explanation: say`${capital(named(file, 'spoke'))} registers with ${asked?.address ?? say`an address that no source shows`}; if that is not the hub’s tunnel address, no reply comes.`,
      evidence: asked ? [asked.from] : [],
    });
  },
};

interface Told {
  address: string;
  from: Observation;
}

/** The hub's tunnel address from its own configuration or its own words, never from what the spoke asks for. */
function hubTunnelAddress(file: CaseFile): Told | null {
  const address = tunnelOf(file, 'hub')?.addresses.find((one) => !one.secondary)?.address;
  if (address) return { address, from: configurationOf(file, 'hub')!.observation };
  const indication = nhrpPackets(file, 'error-indication').find(
    ({ packet, column }) =>
      packet.sourceProtocol !== null &&
      ((column === 'hubLog' && packet.act === 'sent') ||
        (packet.act === 'passed' && packet.source === file.attempt.hub.nbma)),
  );
  return indication ? { address: indication.packet.sourceProtocol!, from: indication.observation } : null;
}

function askedFor(file: CaseFile): Told | null {
  const request = nhrpPackets(file, 'registration-request').find(
    ({ packet }) => packet.destinationProtocol !== null,
  );
  if (request) return { address: request.packet.destinationProtocol!, from: request.observation };
  const server = tunnelOf(file, 'spoke')?.nhrp?.servers[0];
  return server && server.address !== 'dynamic'
    ? { address: server.address, from: configurationOf(file, 'spoke')!.observation }
    : null;
}

/** Where the spoke's configuration sends packets for the NHS; null without a configuration. */
function mapOf(file: CaseFile, address: string): { nbma: string | null } | null {
  const nhrp = tunnelOf(file, 'spoke')?.nhrp;
  if (!nhrp) return null;
  const map = nhrp.maps.find((one) => one.protocol === address);
  return { nbma: map?.nbma ?? nhrp.servers.find((one) => one.address === address)?.nbma ?? null };
}
