import { type Configuration, emptyConfiguration, type InterfaceConfig } from './configuration.ts';
import { applyPolicyDefaults } from './isakmp-rules.ts';

/**
 * Joins the pieces of one router's configuration, e.g. the cryptography in one block and the interfaces in
 * another. Where two pieces say different things of one object, the later piece is right, as it would be
 * for a router that is given one after the other.
 */
export function mergeConfigurations(parts: readonly Configuration[]): Configuration {
  const merged = emptyConfiguration();
  for (const part of structuredClone(parts) as Configuration[]) {
    merged.hostname = part.hostname ?? merged.hostname;
    merged.release = part.release ?? merged.release;
    merged.interfaces = joined(
      merged.interfaces,
      part.interfaces,
      (one) => one.name.toLowerCase(),
      joinInterface,
    );
    merged.isakmpPolicies = joined(merged.isakmpPolicies, part.isakmpPolicies, (one) => `${one.priority}`);
    merged.isakmpKeys = joined(
      merged.isakmpKeys,
      part.isakmpKeys,
      (one) => `${one.address} ${one.mask} ${one.hostname}`,
    );
    merged.keyrings = joined(merged.keyrings, part.keyrings, (one) => one.name);
    merged.isakmpProfiles = joined(merged.isakmpProfiles, part.isakmpProfiles, (one) => one.name);
    merged.transformSets = joined(merged.transformSets, part.transformSets, (one) => one.name);
    merged.ipsecProfiles = joined(merged.ipsecProfiles, part.ipsecProfiles, (one) => one.name);
    merged.cryptoMaps = joined(merged.cryptoMaps, part.cryptoMaps, (one) => `${one.map} ${one.sequence}`);
    merged.routing = joined(
      merged.routing,
      part.routing,
      (one) => `${one.protocol} ${one.id} ${one.autonomousSystem} ${one.vrf}`,
    );
    merged.staticRoutes = joined(merged.staticRoutes, part.staticRoutes, (one) =>
      JSON.stringify({ ...one, line: 0 }),
    );
    merged.accessLists = joined(merged.accessLists, part.accessLists, (one) => one.name);
    merged.conditions = [...new Set([...merged.conditions, ...part.conditions])];
    joinIsakmp(merged, part);
    joinIpsec(merged, part);
    joinClock(merged, part);
    for (const list of ['proposals', 'policies', 'keyrings', 'profiles'] as const) {
      joinNamed(merged.ikev2[list] as { name: string }[], part.ikev2[list] as { name: string }[]);
    }
  }
  for (const policy of merged.isakmpPolicies) applyPolicyDefaults(policy, merged.release);
  return merged;
}

/** Two lists as one in which each key stands once, where it first stood. */
function joined<T>(
  before: T[],
  after: T[],
  key: (one: T) => string,
  join: (old: T, now: T) => T = (_, now) => now,
): T[] {
  const all = new Map(before.map((one) => [key(one), one]));
  for (const one of after) {
    const old = all.get(key(one));
    all.set(key(one), old === undefined ? one : join(old, one));
  }
  return [...all.values()];
}

function joinNamed<T extends { name: string }>(before: T[], after: T[]): void {
  before.splice(0, before.length, ...joined(before, after, (one) => one.name));
}

/** What a later piece does not say of an interface stands as before. */
function joinInterface(old: InterfaceConfig, now: InterfaceConfig): InterfaceConfig {
  const result: InterfaceConfig = { ...old };
  for (const [name, value] of Object.entries(now)) {
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    if (!empty) Object.assign(result, { [name]: value });
  }
  return result;
}

function joinIsakmp(merged: Configuration, part: Configuration): void {
  const { isakmp } = merged;
  isakmp.enabled &&= part.isakmp.enabled;
  isakmp.keepalive = part.isakmp.keepalive ?? isakmp.keepalive;
  isakmp.aggressiveModeDisabled ||= part.isakmp.aggressiveModeDisabled;
  isakmp.invalidSpiRecovery ||= part.isakmp.invalidSpiRecovery;
  isakmp.natKeepalive = part.isakmp.natKeepalive ?? isakmp.natKeepalive;
  isakmp.identity = part.isakmp.identity ?? isakmp.identity;
}

function joinIpsec(merged: Configuration, part: Configuration): void {
  const { ipsec } = merged;
  for (const name of ['lifetimeSeconds', 'lifetimeKilobytes', 'replayWindow'] as const) {
    if (part.ipsec.defaults.includes(name)) continue;
    Object.assign(ipsec, { [name]: part.ipsec[name] });
    ipsec.defaults = ipsec.defaults.filter((one) => one !== name);
  }
  ipsec.replayDisabled ||= part.ipsec.replayDisabled;
  ipsec.natTransparency &&= part.ipsec.natTransparency;
  ipsec.dfBit = part.ipsec.dfBit ?? ipsec.dfBit;
}

function joinClock(merged: Configuration, part: Configuration): void {
  const { clock } = merged;
  clock.zone = part.clock.zone ?? clock.zone;
  clock.offsetMinutes = part.clock.offsetMinutes ?? clock.offsetMinutes;
  clock.summerTime = part.clock.summerTime ?? clock.summerTime;
  clock.debugStamps = part.clock.debugStamps ?? clock.debugStamps;
  clock.logStamps = part.clock.logStamps ?? clock.logStamps;
  clock.ntpServers = [...new Set([...clock.ntpServers, ...part.clock.ntpServers])];
}
