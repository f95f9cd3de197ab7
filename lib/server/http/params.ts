import { notFound } from "../faults";

/** The number in `/versions/{version}`. */
export function versionNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw notFound(`version “${text}”`);
  return Number(text);
}
