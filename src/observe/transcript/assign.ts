/**
 * Gives each message of a file that holds several routers to one of them. Lines with evidence of their own
 * cost much with a wrong router; lines without follow their neighbours: changing the router in the middle of
 * a run of lines costs more than at a page break, at prose, or before a line that starts something.
 * The cheapest way through the file is taken (Viterbi), so nothing depends on reading order.
 */
import type { Address } from '../../observation.ts';
import type { Evidence } from './evidence.ts';
import { type Router, vote } from './routers.ts';

export interface Line {
  id: string;
  evidence: Evidence;
  host: string | null;
  /** Prose or a blank stands between this line and the one before. */
  broken: boolean;
}

/** Costs; only their order matters: own words outweigh neighbourhood, and any break makes a change cheaper. */
const COST = {
  ownAddress: 40,
  peerIsSelf: 40,
  cachesSelf: 12,
  host: 80,
  mode: 20,
  role: 12,
  nhrp: 20,
  unknownPeer: 3,
} as const;
const CHANGE = { bound: 30, inRun: 4, atBreak: 1.5, starter: 1 } as const;

/** Lines that begin a group. */
const STARTS = new Set(['I16', 'T1', 'N6', 'N7', 'N8', 'N9', 'I45', 'P2', 'N1']);
/** Lines that the line before announces. */
const BOUND: Readonly<Record<string, ReadonlySet<string>>> = {
  I12: new Set(['I11', 'I47']),
  I15: new Set(['I14']),
  I26: new Set(['I25', 'I26']),
  I27: new Set(['I26']),
  I49: new Set(['I48', 'I49']),
  I50: new Set(['I49']),
  I38: new Set(['I37']),
};

const change = (line: Line, before: string): number => {
  const base = line.broken ? CHANGE.atBreak : CHANGE.inRun;
  return BOUND[line.id]?.has(before) === true
    ? CHANGE.bound
    : STARTS.has(line.id)
      ? base - CHANGE.starter
      : base;
};

function cost(router: Router, line: Line, tunnels: ReadonlyMap<Address, Address>): number {
  const { evidence } = line;
  let sum = 0;
  if (line.host !== null && router.host !== null && line.host !== router.host) sum += COST.host;
  if (evidence.local !== null && router.nbma !== null && evidence.local !== router.nbma)
    sum += COST.ownAddress;
  if (evidence.peer !== null) {
    if (evidence.peer === router.nbma) sum += evidence.firm ? COST.peerIsSelf : COST.cachesSelf;
    else if (!router.peers.has(evidence.peer)) sum += COST.unknownPeer;
  }
  const tunnelOwner = evidence.peerTunnel === null ? undefined : tunnels.get(evidence.peerTunnel);
  if (tunnelOwner !== undefined && tunnelOwner === router.nbma) sum += COST.cachesSelf;
  const { votes } = router;
  if (evidence.mode !== null && votes.pointToPoint !== votes.multipoint) {
    const mode = votes.pointToPoint > votes.multipoint ? 'GRE' : 'MGRE';
    if (mode !== evidence.mode) sum += COST.mode;
  }
  if (evidence.role !== null && votes.initiator !== votes.responder) {
    const role = votes.initiator > votes.responder ? 'I' : 'R';
    if (role !== evidence.role) sum += COST.role;
  }
  if (evidence.nhrp !== null && votes.client + votes.server > 0) {
    const client = votes.client > votes.server;
    if (client !== (evidence.nhrp === 'client')) sum += COST.nhrp;
  }
  return sum;
}

/** Lines whose router is plain from host or addresses teach what each router is. */
function learn(routers: readonly Router[], lines: readonly Line[]): void {
  for (const { evidence, host } of lines) {
    const owner =
      (host === null ? undefined : routers.find((router) => router.host === host)) ??
      (evidence.local === null ? undefined : routers.find((router) => router.nbma === evidence.local)) ??
      (routers.length === 2 && evidence.peer !== null
        ? routers.find(
            (router) =>
              router.nbma !== null &&
              router.nbma !== evidence.peer &&
              routers.some((other) => other.nbma === evidence.peer),
          )
        : undefined);
    if (owner === undefined) continue;
    if (owner.nbma === null) owner.nbma = evidence.local;
    vote(owner, evidence);
  }
}

/** Tunnel address → NBMA address, from the lines that name a pair. */
export type TunnelMap = ReadonlyMap<Address, Address>;

/** For each line the index of its router. */
export function assign(routers: readonly Router[], lines: readonly Line[], tunnels: TunnelMap): Uint16Array {
  const count = routers.length;
  const chosen = new Uint16Array(lines.length);
  if (count === 1) {
    for (const line of lines) vote(routers[0]!, line.evidence);
    return chosen;
  }
  learn(routers, lines);
  const back = new Uint16Array(lines.length * count);
  let costs = new Float64Array(count);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    let cheapest = 0;
    for (let r = 1; r < count; r++) if (costs[r]! < costs[cheapest]!) cheapest = r;
    const moving = costs[cheapest]! + (i === 0 ? 0 : change(line, lines[i - 1]!.id));
    const next = new Float64Array(count);
    for (let r = 0; r < count; r++) {
      const stay = costs[r]! <= moving;
      back[i * count + r] = stay ? r : cheapest;
      next[r] = Math.min(costs[r]!, moving) + cost(routers[r]!, line, tunnels);
    }
    costs = next;
  }
  let at = 0;
  for (let r = 1; r < count; r++) if (costs[r]! < costs[at]!) at = r;
  for (let i = lines.length - 1; i >= 0; i--) {
    chosen[i] = at;
    at = back[i * count + at]!;
  }
  return chosen;
}
