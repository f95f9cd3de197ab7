"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { DataGrid } from "@/components/grid/data-grid";
import { type GridSort, gridOrder } from "@/components/grid/grid-order";
import { noRows, rowsFromArrow } from "@/components/grid/grid-rows";
import { count, counted } from "@/components/grid/numbers";
import { Badge } from "@/components/ui/badge";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { callApi } from "@/lib/api/client";
import { decodeFrame } from "@/lib/api/frame";
import { PreviewHead } from "@/lib/api/schemas";

type OutputDialogProps = { runId: string; node: string; name: string; onClose: () => void };

const limits = ["200", "1000", "10000"] as const;

async function readOutput(runId: string, node: string, limit: number, signal: AbortSignal) {
  const bytes = await callApi("runOutput", { params: { id: runId, node }, query: { limit }, signal });
  const { head, tail } = decodeFrame(bytes);
  const parsed = PreviewHead.parse(head);
  return { head: parsed, rows: rowsFromArrow(tail, parsed.columns) };
}

/** The first rows of what a target wrote, as they are in its files. */
export function OutputDialog({ runId, node, name, onClose }: OutputDialogProps) {
  const [limit, setLimit] = useState<(typeof limits)[number]>("200");
  const [sort, setSort] = useState<GridSort | null>(null);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ["runs", "output", runId, node, limit],
    queryFn: ({ signal }) => readOutput(runId, node, Number(limit), signal),
    placeholderData: (previous) => previous,
    staleTime: 60_000,
  });
  const rows = data?.rows ?? noRows;
  const order = useMemo(() => gridOrder(rows, sort, ""), [rows, sort]);
  const total = data?.head.totalRows ?? null;
  const all = total !== null && data !== undefined && data.head.rows >= total;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? null : onClose())}
      title={name}
      size="lg"
      flush
      footer={
        <>
          <span className="mr-auto">
            {data ? (
              <Badge state="ok">
                {all || total === null
                  ? counted(data.head.rows, "row")
                  : `first ${count(data.head.rows)} of ${counted(total, "row")}`}
              </Badge>
            ) : null}
          </span>
          {all && limit === "200" ? null : (
            <Segmented
              label="Rows to read"
              value={limit}
              onValueChange={setLimit}
              options={limits.map((value) => ({ value, label: count(Number(value)) }))}
              className="w-52"
            />
          )}
        </>
      }
    >
      {error && !data ? (
        <p role="alert" className="p-4 text-bad">
          The output could not be read. {error.message}
        </p>
      ) : (
        <div className="flex h-[52vh] flex-col">
          <DataGrid
            label={`Rows of ${name}`}
            rows={rows}
            order={order}
            sort={sort}
            onSort={setSort}
            loading={!data}
            dimmed={isPlaceholderData}
            empty="The files hold no rows."
          />
        </div>
      )}
    </Dialog>
  );
}
