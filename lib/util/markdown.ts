/** The plain part of Markdown, as data: whoever draws it makes elements of it, so no text ever becomes HTML. */
export type MarkdownInline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong"; of: MarkdownInline[] }
  | { kind: "em"; of: MarkdownInline[] }
  | { kind: "link"; href: string; of: MarkdownInline[] };

export type MarkdownBlock =
  | { kind: "heading"; level: number; of: MarkdownInline[] }
  | { kind: "paragraph"; of: MarkdownInline[] }
  | { kind: "code"; text: string }
  | { kind: "list"; ordered: boolean; start: number; items: MarkdownItem[] };

export interface MarkdownItem {
  of: MarkdownInline[];
  /** Lists within the entry. */
  lists: MarkdownBlock[];
}

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/;
const ITEM = /^(\s*)(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/;
const FENCE = /^ {0,3}```/;
const MOST_DEPTH = 6;

/** Reads headings, lists, code, and paragraphs in which a line stays a line. */
export function parseMarkdown(text: string): MarkdownBlock[] {
  const lines = text.replaceAll("\r\n", "\n").replaceAll("\t", "    ").split("\n");
  const blocks: MarkdownBlock[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? "";
    const heading = HEADING.exec(line);
    if (line.trim() === "") at++;
    else if (heading) {
      blocks.push({ kind: "heading", level: heading[1]?.length ?? 1, of: parseInline(heading[2] ?? "") });
      at++;
    } else if (FENCE.test(line)) {
      const end = lines.findIndex((other, index) => index > at && FENCE.test(other));
      const last = end < 0 ? lines.length : end;
      blocks.push({ kind: "code", text: lines.slice(at + 1, last).join("\n") });
      at = last + 1;
    } else if (ITEM.test(line)) {
      const end = endOf(lines, at, (other) => other.trim() === "" || HEADING.test(other));
      blocks.push(...parseLists(lines.slice(at, end), 0));
      at = end;
    } else {
      const end = endOf(lines, at, (other) => [HEADING, FENCE, ITEM, /^\s*$/].some((one) => one.test(other)));
      blocks.push({ kind: "paragraph", of: parseInline(lines.slice(at, end).join("\n").trim()) });
      at = end;
    }
  }
  return blocks;
}

function endOf(lines: readonly string[], at: number, isEnd: (line: string) => boolean): number {
  const found = lines.findIndex((line, index) => index > at && isEnd(line));
  return found < 0 ? lines.length : found;
}

/** Entries that begin further to the right are lists within the entry above; a line without a mark goes on with it. */
function parseLists(lines: readonly string[], depth: number): MarkdownBlock[] {
  const lists: Extract<MarkdownBlock, { kind: "list" }>[] = [];
  const indent = ITEM.exec(lines[0] ?? "")?.[1]?.length ?? 0;
  for (let at = 0; at < lines.length; ) {
    const [, , number, first = ""] = ITEM.exec(lines[at] ?? "") ?? [];
    const end = endOf(
      lines,
      at,
      (line) => (ITEM.exec(line)?.[1]?.length ?? Number.POSITIVE_INFINITY) <= indent + 1,
    );
    const rest = lines.slice(at + 1, end);
    const inner = rest.findIndex((line) => ITEM.test(line));
    const own = inner < 0 || depth >= MOST_DEPTH ? rest : rest.slice(0, inner);
    const item: MarkdownItem = {
      of: parseInline([first, ...own.map((line) => line.trim())].join("\n")),
      lists: own.length < rest.length ? parseLists(rest.slice(inner), depth + 1) : [],
    };
    const ordered = number !== undefined;
    const list = lists.at(-1);
    if (list?.ordered === ordered) list.items.push(item);
    else lists.push({ kind: "list", ordered, start: Number(number ?? 1), items: [item] });
    at = end;
  }
  return lists;
}

const ADDRESS = /https?:\/\/[^\s<>"'`]+/y;

/** Reads what stands within a line. A mark without its end is text. */
export function parseInline(text: string, depth = 0): MarkdownInline[] {
  const out: MarkdownInline[] = [];
  // What has no end from here has none later either: so no text takes longer than its length allows.
  const endless = new Set<string>();
  let plain = 0;
  const add = (from: number, to: number, made: MarkdownInline): number => {
    if (from > plain) out.push({ kind: "text", text: text.slice(plain, from) });
    out.push(made);
    plain = to;
    return to;
  };
  const endOfMark = (mark: string, from: number): number => {
    if (endless.has(mark)) return -1;
    const found = text.indexOf(mark, from);
    if (found < 0) endless.add(mark);
    return found;
  };
  for (let at = 0; at < text.length; ) {
    const mark = markAt(text, at);
    const end = mark === null ? -1 : endOfMark(mark, at + mark.length + 1);
    if (mark === "`" && end > 0) {
      at = add(at, end + 1, { kind: "code", text: text.slice(at + 1, end) });
    } else if (
      mark !== null &&
      mark !== "`" &&
      end > 0 &&
      depth < MOST_DEPTH &&
      isMarked(text, at, end, mark)
    ) {
      const of = parseInline(text.slice(at + mark.length, end), depth + 1);
      at = add(at, end + mark.length, { kind: mark.length === 2 ? "strong" : "em", of });
    } else if (text[at] === "[" && depth < MOST_DEPTH) {
      const middle = endOfMark("](", at + 1);
      const close = middle < 0 ? -1 : endOfMark(")", middle + 2);
      const href = close < 0 ? null : safeAddress(text.slice(middle + 2, close));
      if (href !== null && !text.slice(at + 1, middle).includes("["))
        at = add(at, close + 1, {
          kind: "link",
          href,
          of: parseInline(text.slice(at + 1, middle), MOST_DEPTH),
        });
      else at++;
    } else if (text[at] === "h" && depth < MOST_DEPTH && !/\w/.test(text[at - 1] ?? "")) {
      ADDRESS.lastIndex = at;
      const found = ADDRESS.exec(text)?.[0].replace(/[.,;:!?)\]*_]+$/, "");
      const href = found === undefined ? null : safeAddress(found);
      at =
        found && href
          ? add(at, at + found.length, { kind: "link", href, of: [{ kind: "text", text: found }] })
          : at + 1;
    } else at += mark?.length ?? 1;
  }
  if (plain < text.length) out.push({ kind: "text", text: text.slice(plain) });
  return out;
}

function markAt(text: string, at: number): string | null {
  const sign = text[at];
  if (sign === "`") return sign;
  if (sign !== "*" && sign !== "_") return null;
  return text[at + 1] === sign ? sign + sign : sign;
}

/** Not `2 * 3 * 4`, nor `snake_case_name`. */
function isMarked(text: string, at: number, end: number, mark: string): boolean {
  if (/\s/.test(text[at + mark.length] ?? " ") || /\s/.test(text[end - 1] ?? " ")) return false;
  return (
    !mark.startsWith("_") || (!/\w/.test(text[at - 1] ?? "") && !/\w/.test(text[end + mark.length] ?? ""))
  );
}

/** The address, if it leads to the web. */
function safeAddress(text: string): string | null {
  try {
    const { protocol, href } = new URL(text.trim());
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}
