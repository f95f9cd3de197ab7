"use client";

import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { type GridPlace, type GridSelection, type GridSize, moved } from "./grid-range";

interface Given {
  size: GridSize;
  show: (row: number, column: number) => void;
  onEnter: (place: GridPlace) => void;
  onMenu: (place: GridPlace) => void;
  onResize: (column: number, by: number) => void;
}

/** The active cell and what is selected, moved by keys and by the pointer. */
export function useGridSelection(given: Given) {
  const { size, show } = given;
  const [stored, setSelection] = useState<GridSelection | null>(null);
  const [dragging, setDragging] = useState(false);
  const selection = stored && inside(stored, size) ? stored : null;

  const select = (active: GridPlace, extend = false) => {
    const anchor = extend ? (selection?.anchor ?? active) : active;
    setSelection({ active, anchor });
  };
  const go = (place: GridPlace, extend = false) => {
    select(place, extend);
    show(place.row, place.column);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || size.columns === 0) return;
    const active = selection?.active ?? { row: -1, column: 0 };
    const ctrl = event.ctrlKey || event.metaKey;
    if (handled()) event.preventDefault();

    function handled(): boolean {
      if (event.altKey && active.row < 0 && /^Arrow(Left|Right)$/.test(event.key)) {
        given.onResize(active.column, event.key === "ArrowLeft" ? -16 : 16);
        return true;
      }
      if (
        event.key === "ContextMenu" ||
        (event.key === "F10" && event.shiftKey) ||
        (event.altKey && event.key === "ArrowDown")
      ) {
        given.onMenu(active);
        return true;
      }
      if (event.altKey) return false;
      if (ctrl && event.key.toLowerCase() === "a") {
        setSelection({
          active: { row: 0, column: 0 },
          anchor: { row: size.rows - 1, column: size.columns - 1 },
        });
        return true;
      }
      if (event.key === "Enter" || (event.key === " " && active.row < 0)) {
        if (selection) given.onEnter(active);
        return selection !== null;
      }
      const next = moved(active, { key: event.key, ctrl }, size);
      if (next)
        go(
          selection || ctrl ? next : { row: size.rows > 0 ? 0 : -1, column: 0 },
          event.shiftKey && next.row >= 0,
        );
      return next !== null;
    }
  };

  const placeOf = (target: EventTarget): GridPlace | null => {
    const cell = (target as Element).closest("[data-row]");
    if (!(cell instanceof HTMLElement)) return null;
    return { row: Number(cell.dataset.row), column: Number(cell.dataset.column ?? -1) };
  };

  const onPointerDown = (event: PointerEvent) => {
    const place = placeOf(event.target);
    if (event.button !== 0 || !place) return;
    if (place.column < 0) {
      setSelection({
        active: { row: place.row, column: 0 },
        anchor: { row: place.row, column: size.columns - 1 },
      });
      return;
    }
    select(place, event.shiftKey);
    setDragging(true);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!dragging) return;
    if (event.buttons === 0) return setDragging(false);
    const place = placeOf(event.target);
    const same = place?.row === selection?.active.row && place?.column === selection?.active.column;
    if (place && place.column >= 0 && !same) select(place, true);
  };

  return {
    selection,
    select,
    placeOf,
    handlers: { onKeyDown, onPointerDown, onPointerMove, onPointerUp: () => setDragging(false) },
  };
}

const inside = ({ active, anchor }: GridSelection, { rows, columns }: GridSize): boolean =>
  [active, anchor].every((place) => place.row < rows && place.column < columns);
