/** One line of the table. */
export interface Measured {
  what: string;
  value: number;
  unit: "ms" | "MB" | "%";
  /** What it is compared with: then the limit is one of the ratio. */
  baseline?: { what: string; value: number };
  /** The ratio to the baseline, where turns were taken: the median of each round's, which other work disturbs less. */
  ratio?: number;
  /** Most the value, or its ratio to the baseline, may be. */
  limit?: number;
}

/** What a file of `rows/` exports. */
export interface Row {
  measure(): Promise<Measured[]>;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
};

/** The median of the ratios of two series that took turns. */
export const ratioOf = (values: readonly number[], baseline: readonly number[]): number =>
  median(values.map((value, index) => value / (baseline[index] ?? Number.NaN)));

/** Milliseconds a call takes. */
export async function timed(call: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await call();
  return performance.now() - started;
}

/** Takes turns, so that what else the machine does meets all alike; answers every value of each after the first rounds. */
export async function alternate<Name extends string>(
  calls: Readonly<Record<Name, () => Promise<number>>>,
  { rounds, warmUp = 5 }: { rounds: number; warmUp?: number },
): Promise<Record<Name, number[]>> {
  const names = Object.keys(calls) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const value = await calls[name]();
      if (round >= warmUp) values[name].push(value);
    }
  }
  return values;
}
