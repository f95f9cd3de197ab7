import { textWidth } from "./text-width";

/**
 * Text with the places where it may break, as in Wadler's “A prettier printer”. A group stays on one line when it fits,
 * else all of its own breaks become line ends.
 */
export type Doc =
  | string
  | readonly Doc[]
  | Group
  | { kind: "indent"; content: Doc }
  | { kind: "line"; flat: string; hard: boolean }
  | { kind: "if-broken"; text: string }
  /** The first state that fits stands; the last one stands otherwise. */
  | { kind: "choice"; states: readonly Doc[] };

interface Group {
  kind: "group";
  content: Doc;
  broken: boolean;
}

export const line: Doc = { kind: "line", flat: " ", hard: false };
export const softLine: Doc = { kind: "line", flat: "", hard: false };
export const hardLine: Doc = { kind: "line", flat: "", hard: true };
export const ifBroken = (text: string): Doc => ({ kind: "if-broken", text });
export const indent = (content: Doc): Doc => ({ kind: "indent", content });
export const choice = (...states: readonly Doc[]): Doc => ({ kind: "choice", states });
export const group = (content: Doc, broken = false): Doc => ({
  kind: "group",
  content,
  broken: broken || mustBreak(content),
});

export const joined = (docs: readonly Doc[], separator: Doc): Doc[] =>
  docs.flatMap((doc, index) => (index === 0 ? [doc] : [separator, doc]));

/** Whether a document cannot stand on one line. A choice decides for itself. */
export function mustBreak(doc: Doc): boolean {
  if (typeof doc === "string") return doc.includes("\n");
  if (isList(doc)) return doc.some(mustBreak);
  if (doc.kind === "group") return doc.broken;
  if (doc.kind === "indent") return mustBreak(doc.content);
  return doc.kind === "line" && doc.hard;
}

const isList = (doc: Doc): doc is readonly Doc[] => Array.isArray(doc);

interface Command {
  doc: Doc;
  depth: number;
  flat: boolean;
}

/** Writes documents one below the other; the only place that indents. */
export class Writer {
  private text = "";
  private column = 0;
  private lines = 0;

  constructor(
    private readonly width: number,
    private readonly step = "  ",
  ) {}

  /** Writes one document on lines of its own. Returns the first and the last of them, from 1. */
  add(doc: Doc, depth = 0): { from: number; to: number } {
    const from = this.lines + 1;
    this.put(this.step.repeat(depth));
    this.write(doc, depth);
    this.put("\n");
    return { from, to: this.lines };
  }

  toString(): string {
    return this.text;
  }

  private put(text: string): void {
    this.text += text;
    const parts = text.split("\n");
    this.lines += parts.length - 1;
    this.column = (parts.length > 1 ? 0 : this.column) + textWidth(parts.at(-1) ?? "");
  }

  private write(root: Doc, depth: number): void {
    const open: Command[] = [{ doc: root, depth, flat: false }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { doc, flat } = next;
      if (typeof doc === "string") this.put(doc);
      else if (isList(doc)) pushAll(open, doc, next);
      else if (doc.kind === "indent") open.push({ ...next, doc: doc.content, depth: next.depth + 1 });
      else if (doc.kind === "if-broken") this.put(flat ? "" : doc.text);
      else if (doc.kind === "group") open.push(this.layOut(doc, next, open));
      else if (doc.kind === "choice") open.push(this.choose(doc.states, next, open));
      else if (flat && !doc.hard) this.put(doc.flat);
      else this.put(`\n${this.step.repeat(next.depth)}`);
    }
  }

  private layOut(doc: Group, command: Command, rest: readonly Command[]): Command {
    const flat = { ...command, doc: doc.content, flat: true };
    const stays = !doc.broken && (command.flat || this.fits(flat, rest));
    return stays ? flat : { ...flat, flat: false };
  }

  private choose(states: readonly Doc[], command: Command, rest: readonly Command[]): Command {
    const commands = states.map((doc) => ({ ...command, doc, flat: true }));
    const found = commands.slice(0, -1).find((state) => this.fits(state, rest));
    return found ?? { ...(commands.at(-1) as Command), flat: false };
  }

  /** Whether a command's text, and what follows it on the same line, stays within the width. */
  private fits(command: Command, rest: readonly Command[]): boolean {
    let left = this.width - this.column;
    let below = rest.length;
    const open: Command[] = [command];
    while (left >= 0) {
      const next = open.pop() ?? rest[--below];
      if (!next) return true;
      const { doc, flat } = next;
      if (typeof doc === "string") {
        const [first = "", second] = doc.split("\n", 2);
        left -= textWidth(first);
        if (second !== undefined) return left >= 0;
      } else if (isList(doc)) pushAll(open, doc, next);
      else if (doc.kind === "indent") open.push({ ...next, doc: doc.content });
      else if (doc.kind === "group") open.push({ ...next, doc: doc.content, flat: flat && !doc.broken });
      else if (doc.kind === "choice") open.push({ ...next, doc: doc.states[0] as Doc });
      else if (doc.kind === "if-broken") left -= flat ? 0 : textWidth(doc.text);
      else if (!flat || doc.hard) return true;
      else left -= doc.flat.length;
    }
    return false;
  }
}

const pushAll = (open: Command[], docs: readonly Doc[], command: Command): void => {
  for (let index = docs.length - 1; index >= 0; index--) open.push({ ...command, doc: docs[index] as Doc });
};
