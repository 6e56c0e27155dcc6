import type { Configuration } from '../../parsers/ios/config/index.ts';
import type { ShowVersion } from '../../parsers/ios/show/show-version.ts';
import { mainTunnel, tunnelSetups, tunnelsForEachOther } from '../checks/configured.ts';
import { evidenceOf } from '../evidence.ts';
import type { Finding } from '../judgement.ts';
import { translate } from '../language/say.ts';
import type { Observation, Side } from '../observation.ts';
import { PAIR_RULES, ROUTER_RULES } from './index.ts';
import type { Hit, Router } from './rule.ts';

export const LINT_SCHEMA = 'dmvpn-trace/lint/1';

/** A spoke and a hub held against each other. */
export interface LintedPair {
  spoke: string;
  hub: string;
  /** Nothing in the two configurations stands against a bring-up. */
  compatible: boolean;
}

export interface LintReport {
  schema: typeof LINT_SCHEMA;
  tool: { name: string; version: string };
  routers: {
    side: Side;
    source: string;
    line: number | null;
    hostname: string | null;
    release: string | null;
  }[];
  /** Configurations whose side nothing tells. */
  undecided: { source: string; line: number | null }[];
  pairs: LintedPair[];
  findings: Finding[];
}

/** Holds every spoke's configuration against every hub's, and each by itself. */
export function lint(
  observations: readonly Observation[],
  tool: { name: string; version: string },
): LintReport {
  const routers = findRouters(observations);
  const told = routers.filter((one): one is Router => one.side !== null);
  const spokes = told.filter(({ side }) => side === 'spoke');
  const hubs = told.filter(({ side }) => side === 'hub');
  const findings = new Map<string, Finding>();
  const add = (id: string, { severity, message, at }: Hit) => {
    const finding: Finding = { id, severity, message, evidence: at.map(evidenceOf) };
    // What both routers have from one common piece of text is one finding.
    const key = JSON.stringify([
      id,
      message,
      finding.evidence.map(({ source, line, lines }) => [source, line, lines]),
    ]);
    if (!findings.has(key)) findings.set(key, finding);
  };
  for (const router of told)
    for (const rule of ROUTER_RULES) for (const hit of rule.run(router)) add(rule.id, hit);
  const pairs = spokes.flatMap((spoke) =>
    hubs.map((hub): LintedPair => {
      const tunnels = tunnelsForEachOther(spoke.configuration, hub.configuration);
      const pair = {
        spoke: { ...spoke, setup: tunnels?.spoke ?? spoke.setup },
        hub: { ...hub, setup: tunnels?.hub ?? hub.setup },
      };
      const hits = PAIR_RULES.flatMap((rule) => rule.run(pair).map((hit) => ({ rule, hit })));
      for (const { rule, hit } of hits) add(rule.id, hit);
      const alone = [spoke, hub].flatMap((router) => ROUTER_RULES.flatMap((rule) => rule.run(router)));
      const compatible = ![...alone, ...hits.map(({ hit }) => hit)].some(
        ({ severity }) => severity === 'error',
      );
      return { spoke: nameOf(spoke), hub: nameOf(hub), compatible };
    }),
  );
  return {
    schema: LINT_SCHEMA,
    tool,
    routers: told.map(({ side, from, configuration, release }) => ({
      side,
      source: from.where.source,
      line: from.where.line ?? null,
      hostname: configuration.hostname,
      release,
    })),
    undecided: routers
      .filter(({ side }) => side === null)
      .map(({ from }) => ({ source: from.where.source, line: from.where.line ?? null })),
    pairs,
    findings: [...findings.values()].sort(inOrder),
  };
}

function findRouters(observations: readonly Observation[]): (Omit<Router, 'side'> & { side: Side | null })[] {
  return observations.flatMap((from) => {
    if (from.event.kind !== 'configured') return [];
    const configuration = from.event.configuration as Configuration;
    const side = from.speaker?.side ?? null;
    const setup = mainTunnel(tunnelSetups(configuration), side ?? 'spoke');
    return [
      { side, configuration, setup, release: releaseOf(observations, from) ?? configuration.release, from },
    ];
  });
}

/** `show version` tells more than the two numbers of a configuration. */
function releaseOf(observations: readonly Observation[], { speaker }: Observation): string | null {
  for (const { event, speaker: other } of observations) {
    if (event.kind !== 'shown' || event.command !== 'show version' || !speaker?.host) continue;
    const { release, hostname } = event.result as ShowVersion;
    if ((other?.host ?? hostname) === speaker.host && release !== null) return release;
  }
  return null;
}

function nameOf({ configuration, from, side }: Router): string {
  const { source, line } = from.where;
  return (
    configuration.hostname ??
    from.speaker?.host ??
    `${translate(side)} (${source}${line === undefined ? '' : `:${line}`})`
  );
}

const SEVERITIES = ['error', 'warning', 'note'];

function inOrder(a: Finding, b: Finding): number {
  const line = ({ evidence }: Finding) => evidence[0]?.line ?? evidence[0]?.lines?.[0] ?? 0;
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || line(a) - line(b);
}
