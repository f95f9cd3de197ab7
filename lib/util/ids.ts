const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A random id such as `n_7k2m9qx4tz`: URL-safe, starts with a letter, 50 bits of chance. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `${prefix}_${Array.from(bytes, (byte) => ALPHABET[byte & 31]).join("")}`;
}
