/** How a character that a name cannot hold is written: `_x0020_` for a space, the way SQL/XML and .NET do it. */
const ENCODED = /_x([0-9A-Fa-f]{4})_/g;

const escaped = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

interface Test {
  test(unit: string): boolean;
}

/** A name made of what `first` and `rest` match, everything else encoded. */
export function encodedName(name: string, { first, rest }: { first: Test; rest: Test }): string {
  const plain = name.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, escaped("_"));
  // Two halves of a character are encoded one by one.
  return Array.from({ length: plain.length }, (_, index) => {
    const unit = plain.charAt(index);
    return (index === 0 ? first : rest).test(unit) ? unit : escaped(unit);
  }).join("");
}

/** A name as it was before it was encoded. */
export const decodedName = (name: string): string =>
  name.includes("_x")
    ? name.replace(ENCODED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : name;

/** What names of XML are made of here; more is allowed, and read. */
export const XML_NAME = {
  first:
    /[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u3001-\ud7ff\uf900-\ufdcf]/,
  rest: /[-.\w\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u3001-\ud7ff\uf900-\ufdcf]/,
};

/** What names of Avro are made of. */
export const AVRO_NAME = { first: /[A-Za-z_]/, rest: /\w/ };
