/** Columns of a step by name: numbers or texts, as conditions see them. */
export type Columns = Map<string, "number" | "text">;

/** One of the items, by chance. */
export type Pick = <T>(items: readonly T[]) => T;

/** A random number generator that a seed decides (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const NUMBERS = Array.from({ length: 60 }, (_, number) => number);
const TEXTS = Array.from({ length: 12 }, (_, number) => `k${number}`);

/** A condition over the columns, as people write them: some can be pushed into a scan, some cannot, some are always true. */
export function randomCondition(pick: Pick, columns: Columns, prefix: string): string {
  const one = () => {
    const [name, type] = pick([...columns]);
    const column = `${prefix}${name}`;
    const other = `${prefix}${pick([...columns].filter(([, otherType]) => otherType === type))[0]}`;
    return type === "number" ? onNumber(pick, column, other) : onText(pick, column, other);
  };
  return pick([
    () => one(),
    () => one(),
    () => `${one()} AND ${one()}`,
    () => `${one()} OR ${one()}`,
    () => `NOT (${one()})`,
  ])();
}

function onNumber(pick: Pick, column: string, other: string): string {
  const number = pick(NUMBERS);
  return pick([
    `${column} > ${number}`,
    `${column} < ${number}`,
    `${column} = ${number % 12}`,
    `${column} BETWEEN ${number} AND ${number + 15}`,
    `${column} IN (1, 2, 3, ${number})`,
    `${column} % 3 = 1`,
    `${column} IS NOT NULL`,
    `${column} <= ${other}`,
    `${column} > -1000000`,
    `coalesce(${column}, 5) <> 5`,
  ]);
}

const onText = (pick: Pick, column: string, other: string): string =>
  pick([
    `${column} = '${pick(TEXTS)}'`,
    `${column} LIKE 'k1%'`,
    `length(${column}) = 2`,
    `${column} IS NULL`,
    `${column} <> ${other} OR ${column} > 'k3'`,
    `lower(${column}) < 'k5'`,
    `${column} IN ('k1', 'k2', 'K3')`,
  ]);
