/** Keeps the items of least error, up to a number, in a heap with the worst on top. */
export class Best<Item> {
  private readonly items: { item: Item; error: number }[] = [];
  private readonly most: number;
  private readonly worst: number;

  /**
   * @param most  how many to keep, at least 1
   * @param worst  errors above it are never kept
   */
  constructor(most: number, worst: number) {
    this.most = most;
    this.worst = worst;
  }

  /** The error that a new item must stay below. */
  get bar(): number {
    return this.items.length < this.most ? this.worst : this.items[0]!.error;
  }

  /** Whether the item was kept. */
  add(item: Item, error: number): boolean {
    if (this.items.length < this.most) {
      if (!(error <= this.worst)) return false;
      this.items.push({ item, error });
      this.rise(this.items.length - 1);
      return true;
    }
    if (!(error < this.items[0]!.error)) return false;
    this.items[0] = { item, error };
    this.sink(0);
    return true;
  }

  /** What was kept, the least error first; equal ones in the order in which they came to lie. */
  sorted(): Item[] {
    return [...this.items].sort((a, b) => a.error - b.error).map(({ item }) => item);
  }

  private rise(start: number): void {
    for (let at = start; at > 0;) {
      const parent = (at - 1) >> 1;
      if (this.items[parent]!.error >= this.items[at]!.error) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(start: number): void {
    for (let at = start; ;) {
      let largest = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.items.length && this.items[child]!.error > this.items[largest]!.error)
          largest = child;
      }
      if (largest === at) return;
      this.swap(at, largest);
      at = largest;
    }
  }

  private swap(a: number, b: number): void {
    const held = this.items[a]!;
    this.items[a] = this.items[b]!;
    this.items[b] = held;
  }
}
