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
}

/** Two routers' messages as they happen; each call moves the clock on a little. */
export class Story {
  readonly world: World;
  readonly said: Said[] = [];
  now: number;
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
    return this;
  }

  say(side: Side, ...messages: (string | [id: string, values: Values])[]): this {
    const { spoke, hub, translated } = this.world;
    const router = this.world[side];
    const peer = side === 'spoke' ? hub.nbma : (translated?.nbma ?? spoke.nbma);
    for (const message of messages) {
      const [id, values] = typeof message === 'string' ? [message, {}] : message;
      this.said.push({
        id,
        router,
        at: this.now,
        connection: this.#connection[side],
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

/** Several stories of one router as one log: in order of time, and each in its own order. */
export function interleave(...parts: readonly (readonly Said[])[]): Said[] {
  return parts
    .flat()
    .map((one, index) => ({ one, index }))
    .sort((a, b) => a.one.at - b.one.at || a.index - b.index)
    .map(({ one }) => one);
}
