/** A message with its values taken out, so that messages of one kind count together. */
export interface Shape {
  shape: string;
  count: number;
  /** Line of the first one, counted from 1. */
  line: number;
}

/** More different shapes than this are counted but not told apart: a hostile file must not fill memory. */
const maximumShapes = 256;
/** A shape is read by a person; what follows in a longer line tells nothing new. */
const maximumShapeLength = 120;

/** Counts the messages that no row knows. */
export class ShapeCounter {
  readonly #shapes = new Map<string, Shape>();
  total = 0;

  add(text: string, line: number): void {
    this.total++;
    const shape = shapeOf(text);
    const known = this.#shapes.get(shape);
    if (known) known.count++;
    else if (this.#shapes.size < maximumShapes) this.#shapes.set(shape, { shape, count: 1, line });
  }

  /** Most frequent first, then by line. */
  list(): Shape[] {
    return [...this.#shapes.values()].sort((a, b) => b.count - a.count || a.line - b.line);
  }
}

function shapeOf(text: string): string {
  return text
    .slice(0, maximumShapeLength)
    .replace(/'[^']*'|"[^"]*"/g, "'…'")
    .replace(/\b[0-9a-f]*\d[0-9a-f]*(?:[.:][0-9a-f]+)*\b/gi, '#');
}
