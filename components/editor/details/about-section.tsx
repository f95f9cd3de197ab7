"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { RelativeTime } from "@/components/runs/relative-time";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { callApi } from "@/lib/api/client";
import { useEditor, useEditorActions } from "../editor-store";
import { Section } from "./section";

/** Name and description. */
export function AboutSection() {
  const description = useEditor(({ document }) => document.description);
  const { setDocument, endBurst } = useEditorActions();
  return (
    <Section title="About">
      <div className="flex flex-col gap-3.5 px-4 pt-2 pb-4">
        <NameField />
        <Field label="Description" hint="optional">
          <Textarea
            grow
            className="min-h-[60px]"
            value={description}
            maxLength={10_000}
            onChange={(event) =>
              setDocument(
                "Change description",
                { description: event.target.value },
                { coalesce: "description" },
              )
            }
            onBlur={endBurst}
          />
        </Field>
        <Dates />
      </div>
    </Section>
  );
}

/** A job is never without a name: an empty field waits, and goes back when it is left. */
function NameField() {
  const name = useEditor(({ document }) => document.name);
  const { setDocument, endBurst } = useEditorActions();
  const [text, setText] = useState(name);
  useEffect(() => setText((before) => (before.trim() === name ? before : name)), [name]);
  const missing = text.trim() === "";
  return (
    <Field label="Name" required error={missing ? "A job needs a name." : undefined}>
      <Input
        value={text}
        maxLength={255}
        autoComplete="off"
        onChange={(event) => {
          const typed = event.target.value;
          setText(typed);
          if (typed.trim() !== "") setDocument("Rename job", { name: typed.trim() }, { coalesce: "name" });
        }}
        onBlur={() => {
          endBurst();
          setText(name);
        }}
      />
    </Field>
  );
}

function Dates() {
  const jobId = useEditor((state) => state.jobId);
  const version = useEditor((state) => state.baseVersion);
  const { data } = useQuery({
    queryKey: ["jobs", "dates", jobId, version],
    queryFn: ({ signal }) => callApi("getJob", { params: { id: jobId }, signal }),
    select: ({ createdAt, updatedAt }) => ({ createdAt, updatedAt }),
    placeholderData: (previous) => previous,
  });
  return (
    <p className="flex h-[17px] gap-1.5 text-sm text-dim">
      {data ? (
        <>
          <span>
            Created <RelativeTime at={data.createdAt} />
          </span>
          <span aria-hidden className="text-faint">
            ·
          </span>
          <span>
            saved <RelativeTime at={data.updatedAt} /> as version {version}
          </span>
        </>
      ) : (
        <Skeleton className="w-56" />
      )}
    </p>
  );
}
