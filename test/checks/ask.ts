import { showParsers } from '../../parsers/ios/show/index.ts';
import type { CheckOutcome } from '../../src/checks/check.ts';
import { CHECKS } from '../../src/checks/index.ts';
import { correlate } from '../../src/correlate/correlate.ts';
import { openCases } from '../../src/flow/case-file.ts';
import type { NatVerdict, Proposal, ProposalAttributes, Side } from '../../src/observation.ts';
import { HUB, type MadeCase, offer, SPOKE } from '../made/observations.ts';

/** What one check says of the last attempt of a case. */
export function check(id: string, made: MadeCase): CheckOutcome | null {
  const set = made.set();
  const correlation = correlate(set);
  const attempt = correlation.attempts.at(-1);
  const found = CHECKS.find((one) => one.id === id);
  if (!attempt || !found) throw new Error(`no attempt, or no check ${id}`);
  return found.run(openCases(correlation, set)(attempt));
}

export function verdict(id: string, made: MadeCase): string | null {
  return check(id, made)?.verdict ?? null;
}

export function texts(outcome: CheckOutcome | null): (string | number | null)[] {
  return outcome?.values.map(({ value }) => value) ?? [];
}

/** A router's output as typed, read by its parser. */
export function shown(made: MadeCase, side: Side, command: string, text: string): MadeCase {
  const parser = showParsers.find((one) => one.command === command);
  if (!parser) throw new Error(`no parser for ${command}`);
  return made.show(side, command, parser.parse(text.split('\n')).result);
}

export function phase1(change: Partial<ProposalAttributes> = {}): ProposalAttributes {
  return { ...offer('pre-shared-key'), ...change };
}

export function phase2(change: Partial<ProposalAttributes> = {}): ProposalAttributes {
  return {
    protocol: 'esp',
    encryption: 'ESP_AES',
    keyLength: 256,
    hash: 'hmac-sha256',
    group: null,
    authentication: null,
    lifetimeSeconds: 3600,
    lifetimeKilobytes: 4_608_000,
    encapsulation: 'transport',
    spi: null,
    ...change,
  };
}

export function proposal(
  phase: 1 | 2,
  act: Proposal['act'],
  attributes: ProposalAttributes,
  mismatch: string | null = null,
): Proposal {
  return {
    kind: 'proposal',
    phase,
    act,
    attributes,
    mismatch,
    connectionId: null,
    messageId: phase === 2 ? 0x01020304 : null,
  };
}

/** What the NAT-D hashes of one message on the wire tell. */
export function natOnWire(change: Partial<NatVerdict> = {}): NatVerdict {
  return {
    kind: 'nat-verdict',
    verdict: 'none',
    connectionId: null,
    source: SPOKE,
    destination: HUB,
    sourceTranslated: false,
    destinationTranslated: false,
    sourceBelieved: null,
    destinationBelieved: null,
    ...change,
  };
}

/** `show crypto ipsec sa` of one router with one SA pair. */
export function ipsecSa(
  local: string,
  remote: string,
  inbound: string,
  outbound: string,
  left = '(4596087/3543)',
  mode = 'Transport',
): string {
  const sa = (spi: string) => ` spi: ${spi}(${Number.parseInt(spi.slice(2), 16)})
 transform: esp-256-aes esp-sha256-hmac ,
 in use settings ={${mode}, }
 conn id: 1, flow_id: SW:1, sibling_flags 80000006,
 crypto map: Tunnel0-head-0
 sa timing: remaining key lifetime (k/sec): ${left}
 IV size: 16 bytes
 replay detection support: Y
 Status: ACTIVE`;
  return `interface: Tunnel0
 Crypto map tag: Tunnel0-head-0, local addr ${local}
 protected vrf: (none)
 local ident (addr/mask/prot/port): (${local}/255.255.255.255/47/0)
 remote ident (addr/mask/prot/port): (${remote}/255.255.255.255/47/0)
 current_peer ${remote} port 500
 PERMIT, flags={origin_is_acl,}
 #pkts encaps: 24, #pkts encrypt: 24, #pkts digest: 24
 #pkts decaps: 24, #pkts decrypt: 24, #pkts verify: 24
 local crypto endpt.: ${local}, remote crypto endpt.: ${remote}
 plaintext mtu 1458, path mtu 1500, ip mtu 1500, ip mtu idb GigabitEthernet0/0
 current outbound spi: ${outbound}(${Number.parseInt(outbound.slice(2), 16)})
 PFS (Y/N): N, DH group: none

 inbound esp sas:
${sa(inbound)}

 outbound esp sas:
${sa(outbound)}
`;
}
