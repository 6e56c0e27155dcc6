/** What routers said, before it is put into a language and a release's headers. */
import type { RouterFacts, Side, World } from './world.ts';

export type Values = Readonly<Record<string, string | number>>;

/** One message of one router. */
export interface Said {
  /** Row of the inventory, with a letter behind it where a row has several wordings. */
  id: string;
  router: RouterFacts;
  /** Milliseconds since the story began. */
  at: number;
  /** Connection number in the tag; null for messages that print none. */
  connection: number;
  values: Values;
  /** Messages of one burst stand together: a process handles one packet, then the next. */
  burst: number;
}

/** Two routers' messages as they happen; each call moves the clock on a little. */
export class Story {
  readonly world: World;
  readonly said: Said[] = [];
  now: number;
  #burst = 0;
  #lastSide: Side | null = null;
  #connection: Record<Side, number> = { spoke: 0, hub: 0 };

  constructor(world: World, start = 0) {
    this.world = world;
    this.now = start;
  }

  /** From here on this router prints its own number for the SA. */
  keysMade(side: Side): void {
    this.#connection[side] = this.world[side].connection;
  }

  saGone(side: Side): void {
    this.#connection[side] = 0;
  }

  wait(milliseconds: number): this {
    this.now += milliseconds;
    this.#burst++;
    return this;
  }

  say(side: Side, ...messages: (string | [id: string, values: Values])[]): this {
    const { spoke, hub, translated } = this.world;
    if (side !== this.#lastSide) this.#burst++;
    this.#lastSide = side;
    const router = this.world[side];
    const peer = side === 'spoke' ? hub.nbma : (translated?.nbma ?? spoke.nbma);
    for (const message of messages) {
      const [id, values] = typeof message === 'string' ? [message, {}] : message;
      this.said.push({
        id,
        router,
        at: this.now,
        connection: this.#connection[side],
        burst: this.#burst,
        values: { local: router.nbma, peer, unit: router.unit, ...values },
      });
      this.now += 1;
    }
    return this;
  }

  /** What one router said. */
  of(side: Side): Said[] {
    return this.said.filter((one) => one.router === this.world[side]);
  }
}

/** Several stories as one log: bursts in order of time, and each story in its own order. */
export function interleave(...parts: readonly (readonly Said[])[]): Said[] {
  const bursts = parts.flatMap((part) => {
    const own: Said[][] = [];
    for (const one of part) {
      if (own.at(-1)?.[0]?.burst === one.burst) own.at(-1)!.push(one);
      else own.push([one]);
    }
    return own;
  });
  return bursts
    .map((burst, index) => ({ burst, index }))
    .sort((a, b) => a.burst[0]!.at - b.burst[0]!.at || a.index - b.index)
    .flatMap(({ burst }) => burst);
}
