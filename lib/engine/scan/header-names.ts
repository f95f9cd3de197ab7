/** The names of a header's columns, and what had to be changed about them, in words. */
export interface HeaderNames {
  names: string[];
  notes: string[];
}

/** Line breaks and control characters. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
/** Marks nobody sees, or that turn the text around them. */
const UNSEEN = /\p{Cf}+/gu;

/**
 * Turns a header's fields into column names, the same way every time:
 * - characters nobody sees go, white space at the ends too, and the rest is composed (NFC), so that twins are one;
 * - a field without a name is called `column_<place>`, counted from 1;
 * - a name that is taken, in any case of letters, gets the first free of `_2`, `_3`, …: the engine takes `a` for `A`.
 */
export function headerNames(fields: readonly string[]): HeaderNames {
  const wanted = fields.map(
    (field, index) =>
      field.normalize("NFC").replace(UNSEEN, "").replace(CONTROL, " ").trim() || `column_${index + 1}`,
  );
  const reserved = new Set(wanted.map((name) => name.toLowerCase()));
  const taken = new Set<string>();
  const names: string[] = [];
  const notes: string[] = [];
  for (const [index, name] of wanted.entries()) {
    const final = taken.has(name.toLowerCase())
      ? freeName(name, (candidate) => taken.has(candidate) || reserved.has(candidate))
      : name;
    taken.add(final.toLowerCase());
    names.push(final);
    const note = renameNote(fields[index] ?? "", final, index);
    if (note !== null) notes.push(note);
  }
  return { names, notes };
}

/** What was changed about the name of a column, in words; null where nothing was. */
export const renameNote = (field: string, name: string, index: number): string | null =>
  name === field
    ? null
    : `column ${index + 1} ${field.trim() === "" ? "has no name and" : `“${shown(field)}”`} is called “${shown(name)}”`;

function freeName(name: string, taken: (lower: string) => boolean): string {
  for (let suffix = 2; ; suffix++) {
    const candidate = `${name}_${suffix}`;
    if (!taken(candidate.toLowerCase())) return candidate;
  }
}

/** A name for a message: unseen characters as escapes, not too long. */
export function shown(name: string): string {
  const visible = name.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu, (marks) =>
    [...marks].map((mark) => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`).join(""),
  );
  return visible.length > 80 ? `${visible.slice(0, 80)}…` : visible;
}

/** The first few of a list for a message, and how many more there are. */
export function someOf(items: readonly string[], most = 5, separator = ", "): string {
  const rest = items.length - most;
  return items.slice(0, most).join(separator) + (rest > 0 ? `${separator}and ${rest} more` : "");
}
