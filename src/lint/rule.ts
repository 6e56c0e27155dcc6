import type { Configuration } from '../../parsers/ios/config/index.ts';
import type { TunnelSetup } from '../checks/configured.ts';
import { cite } from '../checks/values.ts';
import type { Severity } from '../judgement.ts';
import type { Observation, Side } from '../observation.ts';

/** One router's configuration under lint. */
export interface Router {
  side: Side;
  configuration: Configuration;
  /** The DMVPN tunnel with what it refers to; null when there is no tunnel interface. */
  setup: TunnelSetup | null;
  /** Release that `show version` or the configuration states, e.g. `15.1(4)M4`, `12.4`. */
  release: string | null;
  /** The configuration as it was read. */
  from: Observation;
}

/** A spoke and the hub it should come up with. */
export interface Pair {
  spoke: Router;
  hub: Router;
}

/** Something that a rule found, with the lines it stands on. */
export interface Hit {
  severity: Severity;
  message: string;
  at: Observation[];
}

export interface RouterRule {
  id: string;
  title: string;
  run(router: Router): Hit[];
}

export interface PairRule {
  id: string;
  title: string;
  run(pair: Pair): Hit[];
}

/** A line of a router's configuration as evidence. */
export function at({ from }: Router, line: number, text: string): Observation {
  return cite(from, line, text);
}

/** The tunnel interface as evidence; the whole configuration when there is none. */
export function atTunnel(router: Router, text?: string): Observation {
  const { setup, from } = router;
  if (setup === null) return from;
  return at(router, setup.interface.line, `interface ${setup.interface.name}${text ? `: ${text}` : ''}`);
}

export const error = (message: string, ...places: Observation[]): Hit => ({
  severity: 'error',
  message,
  at: places,
});
export const warning = (message: string, ...places: Observation[]): Hit => ({
  severity: 'warning',
  message,
  at: places,
});
export const note = (message: string, ...places: Observation[]): Hit => ({
  severity: 'note',
  message,
  at: places,
});

export const bothOf = ({ spoke, hub }: Pair): Router[] => [spoke, hub];

/** Whether the tunnel of this router is encrypted, by IKEv1 or IKEv2. */
export function isProtected({ setup }: Router): boolean {
  return setup?.tunnel.protection != null;
}

export function usesIkev2({ setup }: Router): boolean {
  return setup?.profile?.ikev2Profile != null;
}
