/** A Map that keeps so many entries: what was put in first is forgotten first, and counted. */
export class BoundedMap<K, V> extends Map<K, V> {
  readonly #limit: number;
  /** Entries that had to go. */
  forgotten = 0;

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  override set(key: K, value: V): this {
    super.set(key, value);
    if (this.size > this.#limit) {
      for (const oldest of this.keys()) {
        this.delete(oldest);
        break;
      }
      this.forgotten++;
    }
    return this;
  }
}
