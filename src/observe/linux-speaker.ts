/** Whose log it is: side and NBMA address, as far as the facts so far tell. One per host of the file. */
import type { CharonConnection } from '../../parsers/linux/charon-fact.ts';
import type { LinuxFact } from '../../parsers/linux/fact.ts';
import type { Side, Speaker } from '../observation.ts';
import { messageName } from './linux-ike.ts';

export class LinuxSpeaker {
  readonly #host: string | null;
  #nbma: string | null = null;
  #side: Side | null = null;
  /** Only a configuration told the side; what the router does weighs more. */
  #assumed = false;

  constructor(host: string | null) {
    this.#host = host;
  }

  learn(fact: LinuxFact): void {
    if (fact.program === 'charon') {
      if (fact.local !== null) this.#nbma = fact.local;
      if (fact.kind === 'connection') this.#configured(fact);
      // A hub starts main mode too when it rekeys; the first one of a log is the spoke's.
      if (fact.kind === 'message' && messageName(fact) === 'MM1')
        this.#act(fact.act === 'sent' ? 'spoke' : 'hub');
      if (fact.kind !== 'event') return;
      if (fact.what === 'acquire') this.#act('spoke');
      if (fact.initiator !== null) this.#act(fact.initiator ? 'spoke' : 'hub');
    } else if (fact.kind === 'interface' || fact.kind === 'nat') {
      this.#nbma = fact.nbma ?? this.#nbma;
    } else if (fact.kind === 'packet') {
      const own = fact.act === 'sent' ? fact.source : fact.destination;
      this.#nbma = own ?? this.#nbma;
    } else if (fact.kind === 'state' && fact.role !== null) {
      if (fact.what === 'multicast-configured') this.#assume(fact.role);
      else this.#act(fact.role);
    }
  }

  speaker(): Speaker {
    return { side: this.#side, host: this.#host, nbma: this.#nbma };
  }

  /** A hub takes connections from anywhere; a spoke has one peer and a trap that starts the negotiation. */
  #configured(fact: CharonConnection): void {
    const { local_addrs: local, remote_addrs: remote } = fact.settings;
    if (local !== undefined && /^[0-9a-fA-F.:]{2,45}$/.test(local)) this.#nbma ??= local;
    if (remote === '%any') this.#assume('hub');
    else if (fact.children.some((child) => child.settings.start_action === 'trap')) this.#assume('spoke');
  }

  #assume(side: Side): void {
    if (this.#side !== null) return;
    this.#side = side;
    this.#assumed = true;
  }

  #act(side: Side): void {
    if (this.#side !== null && !this.#assumed) return;
    this.#side = side;
    this.#assumed = false;
  }
}
