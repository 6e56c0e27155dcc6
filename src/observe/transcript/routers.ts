/**
 * Which routers printed the messages of one file. A file is one router's unless its own lines contradict
 * that: an address that is somebody's own and somebody's peer, an SPI that is inbound and outbound, one
 * quick mode with both roles, or several host names in front of the lines.
 */
import type { Address, Side } from '../../observation.ts';
import type { Evidence } from './evidence.ts';

export interface Router {
  host: string | null;
  nbma: Address | null;
  /** Own tunnel address, as others name it. */
  tunnels: Set<Address>;
  peers: Set<Address>;
  votes: Votes;
}

/** How often each kind of line was met. */
export interface Votes {
  initiator: number;
  responder: number;
  pointToPoint: number;
  multipoint: number;
  client: number;
  server: number;
}

export function newRouter(nbma: Address | null, host: string | null): Router {
  return {
    host,
    nbma,
    tunnels: new Set(),
    peers: new Set(),
    votes: { initiator: 0, responder: 0, pointToPoint: 0, multipoint: 0, client: 0, server: 0 },
  };
}

export function vote(router: Router, evidence: Evidence): void {
  const { votes } = router;
  if (evidence.role === 'I') votes.initiator++;
  else if (evidence.role === 'R') votes.responder++;
  if (evidence.mode === 'GRE') votes.pointToPoint++;
  else if (evidence.mode === 'MGRE') votes.multipoint++;
  if (evidence.nhrp === 'client') votes.client++;
  else if (evidence.nhrp === 'server') votes.server++;
  if (evidence.peer !== null && evidence.peer !== router.nbma) router.peers.add(evidence.peer);
}

/** Weights: registering is a spoke's own act; mGRE is also used by spokes of later phases; roles turn at a rekey. */
const WEIGHT = { nhrp: 8, pointToPoint: 6, multipoint: 3, role: 4 } as const;

/** Spoke or hub, by what the router does; null when nothing tells. */
export function sideOf({ votes }: Router): Side | null {
  let spoke = 0;
  let hub = 0;
  if (votes.client !== votes.server) {
    if (votes.client > votes.server) spoke += WEIGHT.nhrp;
    else hub += WEIGHT.nhrp;
  }
  if (votes.pointToPoint > votes.multipoint) spoke += WEIGHT.pointToPoint;
  else if (votes.multipoint > 0) hub += WEIGHT.multipoint;
  if (votes.initiator > votes.responder) spoke += WEIGHT.role;
  else if (votes.responder > votes.initiator) hub += WEIGHT.role;
  return spoke === hub ? null : spoke > hub ? 'spoke' : 'hub';
}

/** What a whole file says, gathered line by line. */
export class RouterEvidence {
  readonly #locals = new Map<Address, number>();
  readonly #peers = new Set<Address>();
  readonly #inbound = new Set<string>();
  readonly #outbound = new Set<string>();
  /** Quick modes by message ID: the roles met. */
  readonly #quick = new Map<number, Set<'I' | 'R'>>();
  readonly #peersByRole = { I: new Set<Address>(), R: new Set<Address>() };
  readonly #hosts = new Map<string, number>();
  #messageId: number | null = null;

  add(evidence: Evidence, host: string | null, messageId: number | null): void {
    if (host !== null) this.#hosts.set(host, (this.#hosts.get(host) ?? 0) + 1);
    if (evidence.local !== null)
      this.#locals.set(evidence.local, (this.#locals.get(evidence.local) ?? 0) + 1);
    if (evidence.peer !== null && evidence.firm) {
      this.#peers.add(evidence.peer);
      if (evidence.role !== null) this.#peersByRole[evidence.role].add(evidence.peer);
    }
    if (evidence.inbound !== null) this.#inbound.add(evidence.inbound);
    if (evidence.outbound !== null) this.#outbound.add(evidence.outbound);
    if (messageId !== null && messageId !== 0) this.#messageId = messageId;
  }

  /** A quick mode state: `IKE_QM_I_…` or `IKE_QM_R_…`, `IKE_QM_SPI_STARVE`. */
  addQuickState(role: 'I' | 'R'): void {
    if (this.#messageId === null) return;
    const roles = this.#quick.get(this.#messageId) ?? new Set();
    roles.add(role);
    this.#quick.set(this.#messageId, roles);
  }

  /** One router, or several when the lines contradict each other. */
  routers(): Router[] {
    if (this.#hosts.size > 1 && this.#hosts.size <= MAX_ROUTERS)
      return [...this.#hosts.keys()].map((host) => newRouter(null, host));
    const byCount = [...this.#locals].sort((a, b) => b[1] - a[1]).map(([address]) => address);
    const contradicted = byCount.some((address) => this.#peers.has(address));
    if (contradicted) return this.#withPeers(byCount).slice(0, MAX_ROUTERS);
    const bothRoles = [...this.#quick.values()].some((roles) => roles.size > 1);
    const crossing = [...this.#inbound].some((spi) => this.#outbound.has(spi));
    if (bothRoles || crossing) {
      const initiator = newRouter(only(this.#peersByRole.R), null);
      const responder = newRouter(only(this.#peersByRole.I), null);
      initiator.votes.initiator++;
      responder.votes.responder++;
      return [initiator, responder];
    }
    return [newRouter(byCount[0] ?? null, [...this.#hosts.keys()][0] ?? null)];
  }

  /** Locals, and the other end of a contradiction when it never names its own address. */
  #withPeers(locals: Address[]): Router[] {
    const routers = locals.map((address) => newRouter(address, null));
    if (routers.length > 1) return routers;
    const other = [...this.#peers].find((address) => address !== locals[0]) ?? null;
    routers.push(newRouter(other, null));
    return routers;
  }
}

/** A syslog file of more routers than this is grouped by host name, not by guesses. */
export const MAX_ROUTERS = 256;

const only = (addresses: Set<Address>): Address | null => (addresses.size === 1 ? [...addresses][0]! : null);
