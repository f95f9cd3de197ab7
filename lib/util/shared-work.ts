/**
 * Work that several callers wait for at once: it is done once, and stopped when the last of them has left. `onEnd` is
 * called when nobody can join any more.
 */
export class SharedWork<T> {
  readonly #stop = new AbortController();
  readonly #result: Promise<T>;
  #waiting = 0;

  constructor(
    work: (signal: AbortSignal) => Promise<T>,
    private readonly onEnd: () => void,
  ) {
    this.#result = work(this.#stop.signal).finally(onEnd);
    // Each caller hears of a failure; one that left does not.
    this.#result.catch(() => {});
  }

  /** The result. A caller leaves when its signal fires, with the signal's reason. */
  async join(signal?: AbortSignal): Promise<T> {
    this.#waiting += 1;
    let leave = (): void => {};
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(signal?.reason);
      signal?.addEventListener("abort", leave, { once: true });
      if (signal?.aborted) leave();
    });
    try {
      return await Promise.race([this.#result, left]);
    } finally {
      signal?.removeEventListener("abort", leave);
      this.#waiting -= 1;
      if (this.#waiting === 0) {
        this.onEnd();
        this.#stop.abort();
      }
    }
  }
}
