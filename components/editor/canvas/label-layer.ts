"use client";

import { createContext } from "react";

/** The element above the wires and below the cards that row counts are drawn in. */
export const LabelLayer = createContext<HTMLElement | null>(null);
