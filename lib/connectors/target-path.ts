import type { FileFormat } from "./file-format";

/** A path that ends in one of the format's extensions, compressed or not, is one file. */
export function isSingleFile(format: FileFormat, path: string): boolean {
  const name = path.toLowerCase();
  return format.extensions.some((extension) =>
    ["", ".gz", ".zst"].some((compressed) => name.endsWith(`.${extension}${compressed}`)),
  );
}

/** Whether a file of this name is one that the format writes. */
export const isDataFile = (format: FileFormat, name: string): boolean => isSingleFile(format, name);

/** As DuckDB writes names and values into folders: percent-encoded but for letters, digits and `_-.~`. */
export const encodeKey = (name: string): string =>
  encodeURIComponent(name).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
