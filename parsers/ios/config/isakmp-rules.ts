import type {
  Configuration,
  IsakmpKey,
  IsakmpPolicy,
  IsakmpProfile,
  Keyring,
  PolicyAttribute,
} from './configuration.ts';
import { type Secret, secret } from './secret.ts';
import { type Rule, rule, section } from './section.ts';

/** From this release of IOS-XE on, DES and group 1 no longer exist, and what is the default is not said here. */
const WEAK_DEFAULTS_END = 1711; // 17.11

/** Sets what IOS does not print to the defaults of a release (null: unknown, taken as an older one). */
export function applyPolicyDefaults(policy: IsakmpPolicy, release: string | null): void {
  const [major = 0, minor = 0] = (release ?? '0.0').split('.').map(Number);
  const old = major * 100 + minor < WEAK_DEFAULTS_END;
  for (const name of policy.defaults) {
    if (name === 'encryption') policy.encryption = old ? 'des-cbc' : null;
    else if (name === 'hash') policy.hash = 'sha';
    else if (name === 'authentication') policy.authentication = 'rsa-signature';
    else if (name === 'group') policy.group = old ? 1 : null;
    else policy.lifetimeSeconds = 86_400;
  }
}

function said(policy: IsakmpPolicy, name: PolicyAttribute): void {
  policy.defaults = policy.defaults.filter((attribute) => attribute !== name);
}

/** IOS's words for authentication methods with the registry's names. */
const methods: Record<string, string> = {
  'pre-share': 'pre-shared-key',
  'rsa-sig': 'rsa-signature',
  'rsa-encr': 'rsa-encryption',
  'ecdsa-sig': 'ecdsa-signature',
};

const ciphers: Record<string, string> = { des: 'des-cbc', '3des': '3des-cbc', aes: 'aes-cbc' };

const policyRules: readonly Rule<IsakmpPolicy>[] = [
  rule(/^encr(?:y(?:ption)?)? (des|3des|aes)(?: (128|192|256))?$/i, (policy, match) => {
    policy.encryption = ciphers[match[1]!.toLowerCase()]!;
    policy.keyLength =
      match[2] === undefined ? (policy.encryption === 'aes-cbc' ? 128 : null) : Number(match[2]);
    said(policy, 'encryption');
  }),
  rule(/^hash (md5|sha\d{0,3})$/i, (policy, match) => {
    policy.hash = match[1]!.toLowerCase();
    said(policy, 'hash');
  }),
  rule(/^auth(?:entication)? (pre-share|rsa-sig|rsa-encr|ecdsa-sig)$/i, (policy, match) => {
    policy.authentication = methods[match[1]!.toLowerCase()]!;
    said(policy, 'authentication');
  }),
  rule(/^group (\d{1,2})$/i, (policy, match) => {
    policy.group = Number(match[1]);
    said(policy, 'group');
  }),
  rule(/^lifetime (\d{1,10})$/i, (policy, match) => {
    policy.lifetimeSeconds = Number(match[1]);
    said(policy, 'lifetimeSeconds');
  }),
];

/** `[ipv6] A [MASK]` or `hostname NAME` of a key; no mask is one host. */
function keyFor(value: Secret, peer: RegExpExecArray['groups'], line: number): IsakmpKey {
  const [address = null, length] = peer?.['address']?.toLowerCase().split('/') ?? [];
  const v6 = address?.includes(':') ?? false;
  const mask = address === null ? null : (peer?.['mask'] ?? length ?? (v6 ? '128' : '255.255.255.255'));
  const everyone =
    (address === '0.0.0.0' && peer?.['mask'] === undefined) || mask === '0.0.0.0' || mask === '0';
  return {
    line,
    secret: value,
    address,
    mask: everyone && !v6 ? '0.0.0.0' : mask,
    hostname: peer?.['host'] ?? null,
    wildcard: everyone,
  };
}

const PEER =
  '(?:address (?:ipv6 )?(?<address>[0-9a-f:.]{2,45}(?:/\\d{1,3})?)(?: (?<mask>\\d[\\d.]{6,14}))?|hostname (?<host>\\S{1,255}))';

const keyringRules: readonly Rule<Keyring>[] = [
  rule(
    new RegExp(`^pre-shared-key ${PEER} key (?:(?<type>\\d) )?(?<key>\\S{1,256})$`, 'i'),
    (keyring, match, { line }) => {
      keyring.keys.push(keyFor(secret(match.groups?.['type'], match.groups!['key']!), match.groups, line));
    },
  ),
  rule(/^local-address (\S{1,60})(?: \S{1,64})?$/i, (keyring, match) => {
    keyring.localAddress = match[1]!;
  }),
];

const profileRules: readonly Rule<IsakmpProfile>[] = [
  rule(/^keyring (\S{1,80})$/i, (profile, match) => {
    profile.keyrings.push(match[1]!);
  }),
  rule(/^match identity (\S.{0,255})$/i, (profile, match) => {
    profile.matches.push(match[1]!.trim());
  }),
  rule(/^vrf (\S{1,64})$/i, (profile, match) => {
    profile.vrf = match[1]!;
  }),
  rule(/^self-identity (\S.{0,100})$/i, (profile, match) => {
    profile.selfIdentity = match[1]!;
  }),
  rule(/^local-address (\S{1,60})(?: \S{1,64})?$/i, (profile, match) => {
    profile.localAddress = match[1]!;
  }),
  rule(/^initiate mode aggressive$/i, (profile) => {
    profile.aggressive = true;
  }),
  rule(/^keepalive (\d{1,5})(?: retry (\d{1,5}))?$/i, (profile, match) => {
    profile.keepalive = {
      seconds: Number(match[1]),
      retry: match[2] === undefined ? null : Number(match[2]),
    };
  }),
];

const profileKnown = /^(?:accounting|ca|client|default|description|isakmp|qos-group|virtual-template)\b/i;

/** Global commands `crypto isakmp …` and `crypto keyring`. */
export const isakmpRules: readonly Rule<Configuration>[] = [
  rule(/^crypto isakmp policy (\d{1,5})$/i, (configuration, match, { line }) => {
    const policy: IsakmpPolicy = {
      priority: Number(match[1]),
      line,
      encryption: null,
      keyLength: null,
      hash: null,
      authentication: null,
      group: null,
      lifetimeSeconds: null,
      defaults: ['encryption', 'hash', 'authentication', 'group', 'lifetimeSeconds'],
    };
    configuration.isakmpPolicies.push(policy);
    return section(policy, policyRules, /^(?:description|default)\b/i);
  }),
  rule(
    new RegExp(`^crypto isakmp key (?:(?<type>\\d) )?(?<key>\\S{1,256}) ${PEER}(?: no-xauth)?$`, 'i'),
    (configuration, match, { line }) => {
      configuration.isakmpKeys.push(
        keyFor(secret(match.groups?.['type'], match.groups!['key']!), match.groups, line),
      );
    },
  ),
  rule(/^crypto keyring (\S{1,80})(?: vrf (\S{1,64}))?$/i, (configuration, match, { line }) => {
    const keyring: Keyring = { name: match[1]!, line, vrf: match[2] ?? null, localAddress: null, keys: [] };
    configuration.keyrings.push(keyring);
    return section(keyring, keyringRules, /^(?:description|rsa-pubkey)\b/i);
  }),
  rule(/^crypto isakmp profile (\S{1,80})(?: accounting \S{1,64})?$/i, (configuration, match, { line }) => {
    const profile: IsakmpProfile = {
      name: match[1]!,
      line,
      vrf: null,
      keyrings: [],
      matches: [],
      selfIdentity: null,
      localAddress: null,
      aggressive: false,
      keepalive: null,
    };
    configuration.isakmpProfiles.push(profile);
    return section(profile, profileRules, profileKnown);
  }),
  rule(
    /^crypto isakmp keepalive (\d{1,5})(?: (\d{1,5}))?(?: (periodic|on-demand))?$/i,
    ({ isakmp }, [, seconds, retry, mode]) => {
      isakmp.keepalive = {
        seconds: Number(seconds),
        retry: retry === undefined ? null : Number(retry),
        mode: mode?.toLowerCase() === 'periodic' ? 'periodic' : 'on-demand',
      };
    },
  ),
  rule(/^crypto isakmp aggressive-mode disable$/i, ({ isakmp }) => {
    isakmp.aggressiveModeDisabled = true;
  }),
  rule(/^crypto isakmp invalid-spi-recovery$/i, ({ isakmp }) => {
    isakmp.invalidSpiRecovery = true;
  }),
  rule(/^crypto isakmp nat keepalive (\d{1,5})$/i, ({ isakmp }, match) => {
    isakmp.natKeepalive = Number(match[1]);
  }),
  rule(/^crypto isakmp identity (address|hostname|dn)$/i, ({ isakmp }, match) => {
    isakmp.identity = match[1]!.toLowerCase();
  }),
  rule(
    /^crypto isakmp enable$/i,
    ({ isakmp }) => {
      isakmp.enabled = true;
    },
    ({ isakmp }) => {
      isakmp.enabled = false;
    },
  ),
];
