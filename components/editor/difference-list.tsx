import type { Difference } from "@/lib/model/difference";

const signs = { added: "+", removed: "−", changed: "~" } as const;
const tones = { added: "text-ok", removed: "text-bad", changed: "text-warn" } as const;
const FIELDS: Readonly<Record<string, string>> = {
  name: "Name of the job",
  description: "Description",
  program: "Program",
  settings: "Settings of the job",
};

export type DifferenceListProps = {
  differences: readonly Difference[];
  /** Name of a node by its id, for wires. */
  nameOf?: (id: string) => string;
};

/** Differences of two versions, a node or field each, with what stood there and what stands there. */
export function DifferenceList({ differences, nameOf = (id) => id }: DifferenceListProps) {
  if (differences.length === 0) return <p className="text-dim">Only places on the canvas differ.</p>;
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {differences.map(({ kind, node, name, parts }) => (
        <li key={`${kind} ${node ?? name}`} className="px-3 py-2">
          <div className="flex items-baseline gap-2">
            <span aria-hidden className={`w-3 font-mono ${tones[kind]}`}>
              {signs[kind]}
            </span>
            <span className="font-strong">{node === null ? (FIELDS[name] ?? name) : name}</span>
            <span className="text-dim text-sm">{kind}</span>
          </div>
          {parts.length > 0 ? (
            <dl className="mt-1 grid grid-cols-[minmax(0,auto)_1fr] gap-x-3 gap-y-0.5 pl-5 text-sm">
              {parts.map(({ path, before, after }) => (
                <div key={path} className="contents">
                  <dt className="truncate text-dim">{path.replace(/^settings\./, "")}</dt>
                  <dd className="min-w-0 break-words font-mono">
                    <del className="text-bad no-underline">{text(path, before, nameOf)}</del>
                    <span className="text-faint"> → </span>
                    <ins className="text-ok no-underline">{text(path, after, nameOf)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function text(path: string, value: unknown, nameOf: (id: string) => string): string {
  if (value === null || value === undefined) return "nothing";
  const written =
    typeof value === "string" ? value : path === "inputs" ? wires(value, nameOf) : JSON.stringify(value);
  return written.length > 240 ? `${written.slice(0, 240)}…` : written;
}

/** `left: Flights, right: Airports` for the inputs of a node. */
function wires(inputs: unknown, nameOf: (id: string) => string): string {
  if (typeof inputs !== "object" || inputs === null) return "";
  const ports = Object.entries(inputs).map(([port, refs]: [string, unknown]) => {
    const names = [refs].flat().map((ref) => {
      const id: unknown = typeof ref === "object" && ref !== null && "node" in ref ? ref.node : ref;
      return nameOf(String(id));
    });
    return `${port}: ${names.join(", ")}`;
  });
  return ports.join("; ") || "nothing";
}
