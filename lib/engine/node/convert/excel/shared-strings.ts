import { readPart } from "./part-parser";
import type { Part } from "./zip-parts";

/** Characters of all shared texts together: they are kept in memory. */
const MOST_CHARACTERS = 256 << 20;

const ENCODED = /_x([0-9A-Fa-f]{4})_/g;

/** A text without the escapes of characters that XML cannot hold. */
export const plainText = (text: string): string =>
  text.includes("_x")
    ? text.replace(ENCODED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** The texts that cells share, in order. Texts in several styles are one text; how they are pronounced is none of it. */
export async function readSharedStrings(part: Part): Promise<string[]> {
  const strings: string[] = [];
  let current = "";
  let size = 0;
  let inText = false;
  let spoken = false;
  await readPart(part, {
    open: (name) => {
      if (name === "si") current = "";
      else if (name === "rPh") spoken = true;
      else if (name === "t") inText = !spoken;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === "t") inText = false;
      else if (name === "rPh") spoken = false;
      else if (name === "si") {
        strings.push(plainText(current));
        size += current.length;
        if (size > MOST_CHARACTERS)
          throw new Error(
            `the texts of its cells are longer than ${MOST_CHARACTERS >> 20} million characters`,
          );
      }
    },
  });
  return strings;
}
