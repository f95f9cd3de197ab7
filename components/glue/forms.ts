import type { GlueForm } from "@/lib/model/pipeline";

/** What a person calls the forms of AWS Glue's job files, and where each comes from. */
export const glueForms: Readonly<Record<GlueForm, { label: string; about: string }>> = {
  api: { label: "API", about: "What “aws glue get-job” gives and “create-job” takes." },
  "source-control": { label: "Source control", about: "The file that AWS Glue keeps in a repository." },
  console: { label: "Console", about: "The file that AWS Glue Studio downloads and uploads." },
};

export const glueFormOptions = (Object.keys(glueForms) as GlueForm[]).map((value) => ({
  value,
  label: glueForms[value].label,
}));
