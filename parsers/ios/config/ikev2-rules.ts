import type { Configuration, Ikev2Peer, Ikev2Profile, Ikev2Settings } from './configuration.ts';
import { secret } from './secret.ts';
import { type Rule, rule, section } from './section.ts';

type Proposal = Ikev2Settings['proposals'][number];
type Policy = Ikev2Settings['policies'][number];
type Keyring = Ikev2Settings['keyrings'][number];

const words = (text: string) => text.toLowerCase().trim().split(' ');

const proposalRules: readonly Rule<Proposal>[] = [
  rule(/^encryption (\S.{0,200})$/i, (proposal, match) => {
    proposal.encryption = words(match[1]!);
  }),
  rule(/^(?:integrity|prf) (\S.{0,200})$/i, (proposal, match) => {
    if (/^integrity/i.test(match[0])) proposal.integrity = words(match[1]!);
  }),
  rule(/^group (\d[\d ]{0,60})$/i, (proposal, match) => {
    proposal.groups = words(match[1]!).map(Number);
  }),
];

const policyRules: readonly Rule<Policy>[] = [
  rule(/^proposal (\S{1,80})$/i, (policy, match) => {
    policy.proposals.push(match[1]!);
  }),
];

const peerRules: readonly Rule<Ikev2Peer>[] = [
  rule(/^address (\S{2,45})(?: (\d[\d.]{6,14}))?$/i, (peer, match) => {
    peer.address = match[1]!.toLowerCase();
    peer.mask = match[2] ?? null;
  }),
  rule(/^pre-shared-key (?:(?:local|remote) )?(?:([0-9]) |hex )?(\S{1,256})$/i, (peer, match) => {
    peer.secrets.push(secret(match[1], match[2]!));
  }),
];

const keyringRules: readonly Rule<Keyring>[] = [
  rule(/^peer (\S{1,80})$/i, (keyring, match) => {
    const peer: Ikev2Peer = { name: match[1]!, address: null, mask: null, secrets: [] };
    keyring.peers.push(peer);
    return section(peer, peerRules, /^(?:description|hostname|identity)\b/i);
  }),
];

const profileRules: readonly Rule<Ikev2Profile>[] = [
  rule(/^match (\S.{0,255})$/i, (profile, match) => {
    profile.matches.push(match[1]!.trim());
  }),
  rule(/^authentication local (pre-share|rsa-sig|ecdsa-sig|eap)\b.{0,200}$/i, (profile, match) => {
    profile.local = match[1]!.toLowerCase();
  }),
  rule(
    /^authentication remote (pre-share|rsa-sig|ecdsa-sig|eap|anyconnect-eap)\b.{0,200}$/i,
    (profile, match) => {
      profile.remote.push(match[1]!.toLowerCase());
    },
  ),
  rule(/^keyring local (\S{1,80})(?: .{0,80})?$/i, (profile, match) => {
    profile.keyring = match[1]!;
  }),
];

/** Global commands `crypto ikev2 …`. */
export const ikev2Rules: readonly Rule<Configuration>[] = [
  rule(/^crypto ikev2 proposal (\S{1,80})$/i, ({ ikev2 }, match, { line }) => {
    const proposal: Proposal = { name: match[1]!, encryption: [], integrity: [], groups: [], line };
    ikev2.proposals.push(proposal);
    return section(proposal, proposalRules);
  }),
  rule(/^crypto ikev2 policy (\S{1,80})$/i, ({ ikev2 }, match, { line }) => {
    const policy: Policy = { name: match[1]!, proposals: [], line };
    ikev2.policies.push(policy);
    return section(policy, policyRules, /^match\b/i);
  }),
  rule(/^crypto ikev2 keyring (\S{1,80})$/i, ({ ikev2 }, match, { line }) => {
    const keyring: Keyring = { name: match[1]!, peers: [], line };
    ikev2.keyrings.push(keyring);
    return section(keyring, keyringRules);
  }),
  rule(/^crypto ikev2 profile (\S{1,80})$/i, ({ ikev2 }, match, { line }) => {
    const profile: Ikev2Profile = {
      name: match[1]!,
      line,
      matches: [],
      keyring: null,
      local: null,
      remote: [],
    };
    ikev2.profiles.push(profile);
    return section(
      profile,
      profileRules,
      /^(?:aaa|config-exchange|description|dpd|identity|initial-contact|ivrf|keyring|lifetime|nat|pki|redirect|virtual-template)\b/i,
    );
  }),
];
