/** Counts unknown messages by shape: the text with its values taken out. */

/** Distinct shapes kept; a log that has more of them is not one of IOS debugs. */
const MAX_SHAPES = 2000;
/** Shapes reported. */
const MAX_REPORTED = 30;
/** Characters of a shape: enough to tell messages apart. */
const MAX_SHAPE = 160;

export class ShapeCounter {
  readonly #shapes = new Map<string, { count: number; line: number }>();

  add(text: string, line: number): void {
    const shape = shapeOf(text);
    const known = this.#shapes.get(shape);
    if (known !== undefined) known.count++;
    else if (this.#shapes.size < MAX_SHAPES) this.#shapes.set(shape, { count: 1, line });
  }

  /** The most frequent shapes, then those that came first. */
  top(): { shape: string; count: number; line: number }[] {
    return [...this.#shapes]
      .map(([shape, { count, line }]) => ({ shape, count, line }))
      .sort((a, b) => b.count - a.count || a.line - b.line)
      .slice(0, MAX_REPORTED);
  }
}

/** `ISAKMP:(1002): foo 10.0.0.1 bar 0x1f` → `ISAKMP:(#): foo <address> bar <hex>`. */
export function shapeOf(text: string): string {
  return text
    .slice(0, MAX_SHAPE)
    .replace(/\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/g, '<address>')
    .replace(/0x[0-9A-Fa-f]+/g, '<hex>')
    .replace(/\d+/g, '#')
    .replace(/[\0-\x1f\x7f-\x9f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
