import { memo, type ReactNode, useMemo } from "react";
import { type MarkdownBlock, type MarkdownInline, parseMarkdown } from "@/lib/util/markdown";
import { cn } from "./cn";

type MarkdownProps = {
  text: string;
  /** Links are stops of the Tab key. */
  focusable?: boolean;
};

/** Plain Markdown as elements: never as HTML. */
export const Markdown = memo(function Markdown({ text, focusable = true }: MarkdownProps) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return <Blocks blocks={blocks} focusable={focusable} />;
});

const sizes = ["text-lg font-semibold", "text-base font-semibold"] as const;

type BlocksProps = { blocks: readonly MarkdownBlock[]; focusable: boolean; within?: boolean };

function Blocks({ blocks, focusable, within = false }: BlocksProps): ReactNode {
  const inlines = (of: readonly MarkdownInline[]) => <Inlines of={of} focusable={focusable} />;
  return blocks.map((block, index) => {
    const key = `${index} ${block.kind}`;
    if (block.kind === "heading")
      return (
        <p key={key} className={cn("not-first:mt-1.5", sizes[block.level - 1] ?? "font-strong")}>
          {inlines(block.of)}
        </p>
      );
    if (block.kind === "code")
      return (
        <pre key={key} className="my-1 whitespace-pre-wrap break-words font-mono text-sm">
          {block.text}
        </pre>
      );
    if (block.kind === "paragraph")
      return (
        <p key={key} className="whitespace-pre-line not-first:mt-1.5">
          {inlines(block.of)}
        </p>
      );
    const List = block.ordered ? "ol" : "ul";
    return (
      <List
        key={key}
        {...(block.ordered && block.start !== 1 ? { start: block.start } : {})}
        className={cn("pl-5", block.ordered ? "list-decimal" : "list-disc", !within && "not-first:mt-1")}
      >
        {block.items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries of a text have no other name
          <li key={at} className="whitespace-pre-line">
            {inlines(item.of)}
            <Blocks blocks={item.lists} focusable={focusable} within />
          </li>
        ))}
      </List>
    );
  });
}

function Inlines({ of, focusable }: { of: readonly MarkdownInline[]; focusable: boolean }): ReactNode {
  return of.map((inline, index) => {
    const key = `${index} ${inline.kind}`;
    if (inline.kind === "text") return inline.text;
    if (inline.kind === "code")
      return (
        <code key={key} className="rounded-xs bg-text/8 px-1 font-mono text-[0.92em]">
          {inline.text}
        </code>
      );
    const inner = <Inlines of={inline.of} focusable={focusable} />;
    if (inline.kind === "strong")
      return (
        <strong key={key} className="font-semibold">
          {inner}
        </strong>
      );
    if (inline.kind === "em") return <em key={key}>{inner}</em>;
    return (
      <a
        key={key}
        href={inline.href}
        target="_blank"
        rel="noopener noreferrer"
        tabIndex={focusable ? 0 : -1}
        className="rounded-xs underline underline-offset-2"
      >
        {inner}
      </a>
    );
  });
}
