import type { z } from "zod";
import type { FieldFacts } from "@/components/form/schema-facts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { AnyNodeDefinition } from "@/lib/nodes/registry";
import { SettingTypes } from "@/lib/runtime/setting-types";

type SettingTableProps = { definition: AnyNodeDefinition; facts: readonly FieldFacts[] };

/** The settings of a node type, in the order of its form. */
export function SettingTable({ definition, facts }: SettingTableProps) {
  const types = new SettingTypes();
  return (
    <section aria-labelledby="settings" className="pt-6">
      <h2 id="settings" className="pb-2 font-semibold">
        Settings
      </h2>
      <div className="overflow-x-auto rounded-lg border border-line bg-surface">
        <Table>
          <TableHead>
            <TableRow>
              <TableHeader>Setting</TableHeader>
              <TableHeader>In programs</TableHeader>
              <TableHeader>Default</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {facts.map(({ key, meta, initial, optional }) => (
              <TableRow key={key} className="align-top last:border-0">
                <TableCell className="max-w-[38ch] py-2 align-top">
                  <span className="font-strong">{meta.title}</span>
                  {meta.help ? <span className="block text-sm text-dim">{meta.help}</span> : null}
                  {meta.when ? (
                    <span className="block text-sm text-dim">{whenWords(definition, meta.when)}</span>
                  ) : null}
                </TableCell>
                <TableCell mono className="max-w-[44ch] break-words py-2 align-top">
                  <span>{key}</span>
                  <span className="block text-dim">
                    {types
                      .text(definition.settings.shape[key] as z.ZodType, "Group")
                      .replaceAll("readonly ", "")}
                  </span>
                </TableCell>
                <TableCell mono className="py-2 align-top">
                  {initial === undefined ? (
                    <span className="font-sans text-dim">{optional ? "none" : "required"}</span>
                  ) : (
                    JSON.stringify(initial)
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </section>
  );
}

function whenWords(
  { settings }: AnyNodeDefinition,
  { field, is }: NonNullable<FieldFacts["meta"]["when"]>,
): string {
  const name = Object.keys(settings.shape).includes(field) ? field : "another setting";
  return `Where ${name} is ${is.map((value) => JSON.stringify(value)).join(" or ")}.`;
}
