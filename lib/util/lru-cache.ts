/** Keeps the most recently used entries whose sizes fit into `capacity`. */
export class LruCache<Key, Value> {
  private readonly entries = new Map<Key, { value: Value; size: number }>();
  private used = 0;

  /** `sizeOf` is in the unit of `capacity`; by default every entry counts one. */
  constructor(
    private readonly capacity: number,
    private readonly sizeOf: (value: Value) => number = () => 1,
  ) {}

  get(key: Key): Value | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** An entry larger than the whole cache is not kept. */
  set(key: Key, value: Value): void {
    const size = this.sizeOf(value);
    this.delete(key);
    if (size > this.capacity) return;
    this.entries.set(key, { value, size });
    this.used += size;
    for (const oldest of this.entries.keys()) {
      if (this.used <= this.capacity) break;
      this.delete(oldest);
    }
  }

  delete(key: Key): void {
    const entry = this.entries.get(key);
    if (entry && this.entries.delete(key)) this.used -= entry.size;
  }
}
