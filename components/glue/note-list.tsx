import { CircleSlash, Info, Languages, type LucideIcon, TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { ScrollArea } from "@/components/ui/scroll-area";
import type { GlueImportNote } from "@/lib/api/schemas";

export type Note = Pick<GlueImportNote, "node" | "name" | "message"> & { kind?: GlueImportNote["kind"] };

const looks: Readonly<Record<GlueImportNote["kind"], { icon: LucideIcon; tone: string; word: string }>> = {
  kept: { icon: CircleSlash, tone: "text-warn", word: "Kept, not run here" },
  assumed: { icon: TriangleAlert, tone: "text-warn", word: "Assumed" },
  translated: { icon: Languages, tone: "text-dim", word: "Translated" },
  ignored: { icon: Info, tone: "text-dim", word: "No effect here" },
};

/** What there is to know of a job from AWS Glue, or for it, node by node. */
export function NoteList({ notes, label }: { notes: readonly Note[]; label: string }) {
  return (
    <ScrollArea label={label} className="max-h-[34vh] rounded-md border border-line bg-sunken">
      <ul className="flex flex-col divide-y divide-line">
        {notes.map(({ kind = "assumed", node, name, message }) => {
          const { icon: Icon, tone, word } = looks[kind];
          return (
            <li key={`${node} ${kind} ${message}`} className="flex gap-2 px-3 py-2">
              <Icon size={15} strokeWidth={1.75} aria-label={word} className={cn("mt-0.5 shrink-0", tone)} />
              <p className="min-w-0 break-words">
                {name === null ? null : <span className="font-strong">{name}: </span>}
                {message}
              </p>
            </li>
          );
        })}
      </ul>
    </ScrollArea>
  );
}
