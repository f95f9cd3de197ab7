/** A pattern of file names (`*`, `?`, `[a-z]`, `[!a-z]`) as one of Java’s regular expressions. */
export function javaFromGlob(pattern: string): string {
  const parts = pattern.match(/\\.|\[!?\]?[^\]]*\]|[\s\S]/g) ?? [];
  const body = parts.map((part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    if (part.startsWith("[") && part.length > 1)
      return `[${part
        .slice(1, -1)
        .replace(/^!/, "^")
        .replaceAll(/[\\[&]/g, "\\$&")}]`;
    const plain = part.length === 2 ? part.charAt(1) : part;
    return plain.replace(/[.*+?^${}()|[\]\\]/, "\\$&");
  });
  return `^(?s:${body.join("")})\\z`;
}
