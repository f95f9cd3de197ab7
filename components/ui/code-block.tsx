import { cn } from "./cn";
import { CopyButton } from "./copy-button";

export type CodeBlockProps = {
  code: string;
  /** Shown above the code: a file name, a language. */
  title?: string;
  wrap?: boolean;
  className?: string;
};

export function CodeBlock({ code, title, wrap = false, className }: CodeBlockProps) {
  return (
    <figure
      className={cn("relative min-w-0 overflow-hidden rounded-md border border-line bg-sunken", className)}
    >
      {title ? (
        <figcaption className="flex h-8 items-center border-b border-line px-3 font-mono text-sm text-dim">
          {title}
        </figcaption>
      ) : null}
      <CopyButton
        text={code}
        label="Copy code"
        size="sm"
        className="absolute top-1 right-1 bg-sunken shadow-[0_0_0_4px_var(--sunken)]"
      />
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
        tabIndex={0}
        className={cn(
          "max-h-96 overflow-auto py-2 pr-9 pl-3 font-mono text-sm leading-5 focus-visible:-outline-offset-2",
          wrap && "whitespace-pre-wrap break-words",
        )}
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}
