const whole = new Intl.NumberFormat("en-US");

/** `152,194`. */
export const count = (value: number): string => whole.format(value);

/** `1 row`, `2 rows`. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** A share in per cent that never rounds something to nothing, or almost all to all. */
export function percent(part: number, all: number): string {
  if (all === 0 || part === 0) return "0 %";
  const value = (part / all) * 100;
  if (value < 0.1) return "< 0.1 %";
  if (value > 99.9 && part < all) return "> 99.9 %";
  return `${value >= 10 ? Math.round(value) : Math.round(value * 10) / 10} %`;
}

/** `24 ms`, `1.3 s`. */
export const duration = (ms: number): string =>
  ms < 1000 ? `${ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
