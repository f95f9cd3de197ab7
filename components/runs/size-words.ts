import { count } from "@/components/grid/numbers";

const units = ["bytes", "KB", "MB", "GB", "TB"];

/** `512 bytes`, `13.2 MB`: powers of 1,000, as file managers show them. */
export function bytesWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // 999.95 would be shown as 1000.0.
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  if (unit === 0) return value === 1 ? "1 byte" : `${count(value)} bytes`;
  return `${value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
