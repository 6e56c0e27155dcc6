/**
 * A Linux router's log, fed line by line: charon, nhrpd or both in one syslog file, also of several hosts.
 * Facts come out in the order of the log.
 */
import type { Instant } from '../instant.ts';
import { CharonReader } from './charon.ts';
import { readCharonLine } from './charon-line.ts';
import type { LinuxFact } from './fact.ts';
import { Hold } from './hold.ts';
import { NhrpdReader } from './nhrpd.ts';
import { readNhrpdLine } from './nhrpd-line.ts';
import { ShapeCounter } from './shapes.ts';

/** Lines beyond this length are cut: charon's own buffer for one line is 8 KiB. */
const maximumLineLength = 16_384;
/** Facts that may wait for a line that completes them: a few hundred parallel main modes. */
const maximumHeld = 1024;
/** Hosts of one file that are told apart; of more, the oldest is forgotten. */
const maximumHosts = 256;

interface Host {
  charon: CharonReader;
  nhrpd: NhrpdReader;
}

export class LinuxLog {
  readonly unknown = new ShapeCounter();
  /** Lines that charon wrote, and lines that nhrpd wrote. */
  charonLines = 0;
  nhrpdLines = 0;
  /** First and last time stamp of any of those lines. */
  first: Instant | null = null;
  last: Instant | null = null;
  readonly #hold = new Hold<LinuxFact>(maximumHeld);
  readonly #hosts = new Map<string, Host>();

  /** Takes line `number` (from 1); gives the facts that are complete. */
  push(text: string, number: number): LinuxFact[] {
    const cut = text.length > maximumLineLength ? text.slice(0, maximumLineLength) : text;
    const charon = readCharonLine(cut);
    if (charon) {
      this.charonLines++;
      this.#stamped(charon.header.at);
      this.#host(charon.header.host).charon.read(charon, number);
      return this.#hold.take();
    }
    const nhrpd = readNhrpdLine(cut);
    if (!nhrpd) return [];
    this.nhrpdLines++;
    this.#stamped(nhrpd.header.at);
    this.#host(nhrpd.header.host).nhrpd.read(nhrpd, number);
    return this.#hold.take();
  }

  /** The facts that were still waiting when the log ended. */
  end(): LinuxFact[] {
    return this.#hold.take(true);
  }

  #stamped(at: Instant | null): void {
    this.first ??= at;
    this.last = at ?? this.last;
  }

  #host(name: string | null): Host {
    const key = name ?? '';
    let host = this.#hosts.get(key);
    if (!host) {
      if (this.#hosts.size >= maximumHosts) this.#hosts.delete(this.#hosts.keys().next().value!);
      host = {
        charon: new CharonReader(this.#hold, this.unknown),
        nhrpd: new NhrpdReader(this.#hold, this.unknown),
      };
      this.#hosts.set(key, host);
    }
    return host;
  }
}
