import type {
  Configuration,
  CryptoMapEntry,
  IpsecProfile,
  IpsecSettings,
  SaSettings,
  TransformSet,
} from './configuration.ts';
import { type Rule, rule, section } from './section.ts';
import { readTransform } from './transform.ts';

const transformSetRules: readonly Rule<TransformSet>[] = [
  rule(/^mode (transport|tunnel)(?: require)?$/i, (set, match) => {
    set.mode = match[1]!.toLowerCase() as TransformSet['mode'];
    set.modeIsDefault = false;
  }),
];

function blankSettings(): SaSettings {
  return {
    transformSets: [],
    pfs: false,
    pfsGroup: null,
    lifetimeSeconds: null,
    lifetimeKilobytes: null,
    replayWindow: null,
  };
}

const settingsRules: readonly Rule<SaSettings>[] = [
  rule(/^set transform-set (\S.{0,400})$/i, (settings, match) => {
    settings.transformSets = match[1]!.trim().split(' ');
  }),
  rule(
    /^set pfs(?: group(\d{1,2}))?$/i,
    (settings, match) => {
      settings.pfs = true;
      settings.pfsGroup = match[1] === undefined ? 1 : Number(match[1]);
    },
    (settings) => {
      settings.pfs = false;
      settings.pfsGroup = null;
    },
  ),
  rule(
    /^set security-association lifetime seconds (\d{1,10})(?: kilobytes (\d{1,10}))?$/i,
    (settings, match) => {
      settings.lifetimeSeconds = Number(match[1]);
      if (match[2] !== undefined) settings.lifetimeKilobytes = Number(match[2]);
    },
  ),
  rule(/^set security-association lifetime days (\d{1,3})$/i, (settings, match) => {
    settings.lifetimeSeconds = Number(match[1]) * 86_400;
  }),
  rule(/^set security-association lifetime kilobytes (\d{1,10}|disable)$/i, (settings, match) => {
    settings.lifetimeKilobytes = match[1]!.toLowerCase() === 'disable' ? 'disable' : Number(match[1]);
  }),
  rule(/^set security-association replay window-size (\d{1,5})$/i, (settings, match) => {
    settings.replayWindow = Number(match[1]);
  }),
];

const settingsKnown =
  /^(?:default|description|responder-only|reverse-route|qos|set (?:security-association|identity|security-policy|reverse-route|ip|nat|mixed-mode|dot1q|security|aggressive-mode)|match (?:identity|fvrf|reverse))\b/i;

const profileRules: readonly Rule<IpsecProfile>[] = [
  rule(/^set isakmp-profile (\S{1,80})$/i, (profile, match) => {
    profile.isakmpProfile = match[1]!;
  }),
  rule(/^set ikev2-profile (\S{1,80})$/i, (profile, match) => {
    profile.ikev2Profile = match[1]!;
  }),
  ...settingsRules,
];

const mapRules: readonly Rule<CryptoMapEntry>[] = [
  rule(/^set peer (\S{1,255})(?: default)?$/i, (entry, match) => {
    entry.peers.push(match[1]!.toLowerCase());
  }),
  rule(/^match address (?:ipv6 )?(\S{1,80})$/i, (entry, match) => {
    entry.accessList = match[1]!;
  }),
  rule(/^set isakmp-profile (\S{1,80})$/i, (entry, match) => {
    entry.isakmpProfile = match[1]!;
  }),
  rule(/^set ikev2-profile (\S{1,80})$/i, (entry, match) => {
    entry.ikev2Profile = match[1]!;
  }),
  ...settingsRules,
];

function said(ipsec: IpsecSettings, name: IpsecSettings['defaults'][number]): void {
  ipsec.defaults = ipsec.defaults.filter((setting) => setting !== name);
}

/** Global commands `crypto ipsec …`, `crypto map` and `crypto dynamic-map`. */
export const ipsecRules: readonly Rule<Configuration>[] = [
  rule(/^crypto ipsec transform-set (\S{1,80}) (\S.{0,200})$/i, (configuration, match, { line }) => {
    const set: TransformSet = {
      name: match[1]!,
      line,
      transform: readTransform(match[2]!),
      mode: 'tunnel',
      modeIsDefault: true,
    };
    configuration.transformSets.push(set);
    return section(set, transformSetRules);
  }),
  rule(/^crypto ipsec profile (\S{1,80})$/i, (configuration, match, { line }) => {
    const profile: IpsecProfile = {
      name: match[1]!,
      line,
      isakmpProfile: null,
      ikev2Profile: null,
      ...blankSettings(),
    };
    configuration.ipsecProfiles.push(profile);
    return section(profile, profileRules, settingsKnown);
  }),
  rule(/^crypto ipsec security-association lifetime seconds (\d{1,10})$/i, ({ ipsec }, match) => {
    ipsec.lifetimeSeconds = Number(match[1]);
    said(ipsec, 'lifetimeSeconds');
  }),
  rule(/^crypto ipsec security-association lifetime days (\d{1,3})$/i, ({ ipsec }, match) => {
    ipsec.lifetimeSeconds = Number(match[1]) * 86_400;
    said(ipsec, 'lifetimeSeconds');
  }),
  rule(/^crypto ipsec security-association lifetime kilobytes (\d{1,10}|disable)$/i, ({ ipsec }, match) => {
    ipsec.lifetimeKilobytes = match[1]!.toLowerCase() === 'disable' ? 'disable' : Number(match[1]);
    said(ipsec, 'lifetimeKilobytes');
  }),
  rule(/^crypto ipsec security-association replay window-size (\d{1,5})$/i, ({ ipsec }, match) => {
    ipsec.replayWindow = Number(match[1]);
    said(ipsec, 'replayWindow');
  }),
  rule(/^crypto ipsec security-association replay disable$/i, ({ ipsec }) => {
    ipsec.replayDisabled = true;
  }),
  rule(/^crypto ipsec df-bit (\w{1,10})$/i, ({ ipsec }, match) => {
    ipsec.dfBit = match[1]!.toLowerCase();
  }),
  rule(
    /^crypto ipsec nat-transparency (?:udp-encaps(?:ulation)?|spi-matching)$/i,
    () => undefined,
    ({ ipsec }) => {
      ipsec.natTransparency = false;
    },
  ),
  rule(
    /^crypto (?:map|dynamic-map) (\S{1,80}) (\d{1,5})(?: ipsec-isakmp| gdoi| ipsec-manual)?(?: (?:dynamic|profile) \S{1,80})?(?: discover)?$/i,
    (configuration, match, { line }) => {
      const entry: CryptoMapEntry = {
        map: match[1]!,
        sequence: Number(match[2]),
        line,
        peers: [],
        accessList: null,
        isakmpProfile: null,
        ikev2Profile: null,
        ...blankSettings(),
      };
      configuration.cryptoMaps.push(entry);
      return section(entry, mapRules, settingsKnown);
    },
  ),
];
