import type { InterfaceConfig, NhrpConfig } from './configuration.ts';
import { secret } from './secret.ts';
import { type Rule, rule, section } from './section.ts';

function blankNhrp(): NhrpConfig {
  return {
    networkId: null,
    authentication: null,
    holdtime: null,
    maps: [],
    multicast: [],
    servers: [],
    noUnique: false,
    registrationTimeout: null,
    redirect: false,
    shortcut: null,
    serverOnly: false,
    groups: [],
    maxSend: null,
  };
}

/** Options after `nhs <address> [nbma <address>]`, in any order. */
function serverOptions(text: string) {
  const number = (pattern: RegExp) => {
    const match = pattern.exec(text);
    return match === null ? null : Number(match[1]);
  };
  return {
    nbma: /\bnbma (\S{1,255})/i.exec(text)?.[1]?.toLowerCase() ?? null,
    multicast: /\bmulticast\b/i.test(text),
    priority: number(/\bpriority (\d{1,3})/i),
    cluster: number(/\bcluster (\d{1,2})/i),
  };
}

const rules: readonly Rule<NhrpConfig>[] = [
  rule(/^network-id (\d{1,10})$/i, (nhrp, match) => {
    nhrp.networkId = Number(match[1]);
  }),
  rule(/^authentication (?:([0-9]) )?(\S{1,200})$/i, (nhrp, match) => {
    nhrp.authentication = secret(match[1], match[2]!);
  }),
  rule(/^holdtime (\d{1,10})$/i, (nhrp, match) => {
    nhrp.holdtime = Number(match[1]);
  }),
  rule(/^map multicast (\S{1,255})$/i, (nhrp, match) => {
    nhrp.multicast.push(match[1]!.toLowerCase());
  }),
  rule(/^map group /i, () => undefined),
  rule(
    /^map (\d[\d.]{6,14}|[0-9a-f:.]{2,45})(?:\/(\d{1,3})| (\d[\d.]{6,14})(?= \d))? (\d[\d.]{6,14}|[0-9a-f:.]{2,45})(?: no-socket)?$/i,
    (nhrp, [, protocol, length, mask, nbma], { line }) => {
      const entry = {
        protocol: protocol!.toLowerCase(),
        mask: mask ?? length ?? null,
        nbma: nbma!.toLowerCase(),
        line,
      };
      nhrp.maps.push(entry);
    },
  ),
  rule(
    /^nhs (dynamic|\d[\d.]{6,14}|[0-9a-f:.]*:[0-9a-f:.]{1,44})((?: \S{1,255}){0,12})$/i,
    (nhrp, match, { line }) => {
      nhrp.servers.push({ address: match[1]!.toLowerCase(), ...serverOptions(match[2]!), line });
    },
  ),
  rule(/^registration no-unique$/i, (nhrp) => {
    nhrp.noUnique = true;
  }),
  rule(/^registration timeout (\d{1,10})$/i, (nhrp, match) => {
    nhrp.registrationTimeout = Number(match[1]);
  }),
  rule(/^redirect\b/i, (nhrp) => {
    nhrp.redirect = true;
  }),
  rule(
    /^shortcut$/i,
    (nhrp) => {
      nhrp.shortcut = true;
    },
    (nhrp) => {
      nhrp.shortcut = false;
    },
  ),
  rule(/^server-only\b/i, (nhrp) => {
    nhrp.serverOnly = true;
  }),
  rule(/^(?:attribute )?group (\S{1,64})$/i, (nhrp, match) => {
    nhrp.groups.push(match[1]!);
  }),
  rule(/^max-send (\d{1,10}) every (\d{1,10})$/i, (nhrp, match) => {
    nhrp.maxSend = { packets: Number(match[1]), seconds: Number(match[2]) };
  }),
];

const known =
  /^(?:attribute|cache|connection|event-publisher|interest|link-aware|multicast|nhs (?:cluster|fallback)|path|record|reject|resolution|responder|route-watch|send-routed|summary-map|traffic|trigger-svc|use|registration)\b/i;

/** `ip nhrp …`, `ipv6 nhrp …` and, for both families in newer releases, `nhrp …`. */
export const nhrpRule: Rule<InterfaceConfig> = {
  pattern: /^(?:(ip|ipv6) )?nhrp (\S.*)$/i,
  set: (target, match, context) => apply(target, match, context.line, ''),
  unset: (target, match, context) => apply(target, match, context.line, 'no '),
  refuses: (match) => read(blankNhrp(), match[2]!, 0, '') === null,
};

function read(nhrp: NhrpConfig, text: string, line: number, no: string) {
  return section(nhrp, rules, known).apply(`${no}${text}`, { line });
}

function apply(target: InterfaceConfig, match: RegExpExecArray, line: number, no: string): undefined {
  const which = match[1]?.toLowerCase() === 'ipv6' ? 'nhrp6' : 'nhrp';
  target[which] ??= blankNhrp();
  read(target[which], match[2]!, line, no);
}
