import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { InputPort, OutputPort } from "@/lib/nodes/define-node";
import type { AnyNodeDefinition } from "@/lib/nodes/registry";

/** The inputs and outputs of a node type. */
export function PortTable({ definition: { inputs, outputs } }: { definition: AnyNodeDefinition }) {
  return (
    <section aria-labelledby="ports" className="pt-6">
      <h2 id="ports" className="pb-2 font-semibold">
        Inputs and outputs
      </h2>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <Table>
          <TableHead>
            <TableRow>
              <TableHeader>Port</TableHeader>
              <TableHeader>Name in programs</TableHeader>
              <TableHeader>Carries</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {inputs.map((port) => (
              <PortRow key={`in ${port.name}`} side="Input" port={port} carries={inputWords(port)} />
            ))}
            {outputs.map((port) => (
              <PortRow key={`out ${port.name}`} side="Output" port={port} carries={outputWords(port)} />
            ))}
            {outputs.length === 0 ? (
              <TableRow className="last:border-0">
                <TableCell colSpan={3} className="text-dim">
                  No output: the rows are written.
                </TableCell>
              </TableRow>
            ) : null}
          </TableBody>
        </Table>
      </div>
    </section>
  );
}

type PortRowProps = { side: string; port: InputPort | OutputPort; carries: string };

function PortRow({ side, port, carries }: PortRowProps) {
  return (
    <TableRow className="last:border-0">
      <TableCell>
        <span className="text-dim">{side}</span> {port.title}
      </TableCell>
      <TableCell mono>{port.name}</TableCell>
      <TableCell className="text-dim">{carries}</TableCell>
    </TableRow>
  );
}

function inputWords({ kind, arity, min = 1 }: InputPort): string {
  if (kind === "collection") return "a collection of tables";
  if (arity === "many") return `tables in order, at least ${min}`;
  return arity === "named" ? `tables by name, at least ${min}` : "one table";
}

function outputWords({ kind, optional, each }: OutputPort): string {
  if (kind === "collection") return "all tables of the node, as a collection";
  if (each !== undefined) return "one table for each entry of the setting";
  return optional ? "a table, computed where something reads it" : "one table";
}
