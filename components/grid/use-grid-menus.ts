"use client";

import { type RefObject, useState } from "react";
import type { MenuEntry } from "@/components/ui/menu-entries";
import { toast } from "@/components/ui/toast";
import type { OpenMenu, Spot } from "./grid-menu";
import type { GridSort } from "./grid-order";
import { corners, type GridPlace, type GridSelection } from "./grid-range";
import type { GridRows } from "./grid-rows";
import type { GridMenus, GridProfile } from "./grid-types";
import { counted } from "./numbers";
import { toTsv } from "./tsv";

interface Given {
  grid: RefObject<HTMLDivElement | null>;
  rows: GridRows;
  order: readonly number[];
  selection: GridSelection | null;
  profile: GridProfile | null | undefined;
  menus: GridMenus | undefined;
  sortable: boolean;
  onSort: (sort: GridSort | null) => void;
  onFit: (column: number) => void;
  onValue: () => void;
}

/** The grid's menus, and copying. */
export function useGridMenus(given: Given) {
  const { grid, rows, order, selection, profile, menus } = given;
  const [menu, setMenu] = useState<OpenMenu | null>(null);

  const copied = (withHeader: boolean, range = selection): string => {
    if (!range) return "";
    const { top, bottom, left, right } = corners(range);
    const columns = rows.columns.slice(left, right + 1);
    const cells = order
      .slice(top, bottom + 1)
      .map((row) => columns.map((_, index) => rows.value(row, left + index)));
    return toTsv(cells, withHeader || range.active.row < 0 ? columns.map(({ name }) => name) : undefined);
  };
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      toast.bad("The browser did not allow copying.", {
        id: "copy",
        detail: "Ctrl+C copies the selected cells.",
      });
    }
  };

  const columnMenu = (index: number, spot: Spot) => {
    const column = rows.columns[index];
    if (!column) return;
    const bars = profile?.columns.get(column.name)?.histogram ?? [];
    const sorts: MenuEntry[] = given.sortable
      ? [
          {
            id: "asc",
            label: "Sort the sample ascending",
            onSelect: () => given.onSort({ column: column.name, direction: "asc" }),
          },
          {
            id: "desc",
            label: "Sort the sample descending",
            onSelect: () => given.onSort({ column: column.name, direction: "desc" }),
          },
          { id: "unsorted", label: "As it came", onSelect: () => given.onSort(null) },
          "separator",
        ]
      : [];
    const barMenu = menus?.bar;
    const byBar: MenuEntry[] =
      barMenu && bars.length > 0
        ? [
            "separator",
            {
              id: "bars",
              label: "Values",
              items: bars.map((bar, at) => ({
                id: `bar-${at}`,
                label: bar.label === "" ? "“”" : bar.label,
                detail: counted(bar.count, "row"),
                items: barMenu(column, bar),
              })),
            },
          ]
        : [];
    const extra = menus?.column?.(column) ?? [];
    setMenu({
      spot,
      entries: [
        ...sorts,
        { id: "fit", label: "Fit the width", onSelect: () => given.onFit(index) },
        { id: "copy-name", label: "Copy the name", onSelect: () => void copy(column.name) },
        ...(extra.length > 0 ? (["separator", ...extra] as MenuEntry[]) : []),
        ...byBar,
      ],
    });
  };

  const barMenu = (index: number, bar: number, spot: Spot) => {
    const column = rows.columns[index];
    const one = column && profile?.columns.get(column.name)?.histogram[bar];
    if (!column || !one || !menus?.bar) return;
    const heading = `${one.label === "" ? "“”" : one.label} · ${counted(one.count, "row")}`;
    setMenu({ spot, entries: [{ id: "heading", heading }, ...menus.bar(column, one)] });
  };

  /** Of a cell, and of the cells selected with it; both may be newer than the last render. */
  const cellMenu = (spot: Spot, { row, column: index }: GridPlace, range: GridSelection | null) => {
    const column = rows.columns[index];
    const source = order[row];
    if (!column || source === undefined) return;
    const extra = menus?.cell?.(column, rows.value(source, index)) ?? [];
    setMenu({
      spot,
      entries: [
        { id: "copy", label: "Copy", shortcut: "mod+c", onSelect: () => void copy(copied(false, range)) },
        { id: "copy-header", label: "Copy with header", onSelect: () => void copy(copied(true, range)) },
        {
          id: "value",
          label: "Show the whole value",
          shortcut: "enter",
          onSelect: () => setTimeout(given.onValue),
        },
        ...(extra.length > 0 ? (["separator", ...extra] as MenuEntry[]) : []),
      ],
    });
  };

  return {
    menu,
    columnMenu,
    barMenu,
    cellMenu,
    copied,
    closeMenu: () => {
      setMenu(null);
      requestAnimationFrame(() => grid.current?.focus({ preventScroll: true }));
    },
  };
}
