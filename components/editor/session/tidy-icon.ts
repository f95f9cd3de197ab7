import { createLucideIcon } from "lucide-react";

/** Three cards in columns, which the icon set lacks. */
export const TidyIcon = createLucideIcon("tidy", [
  ["rect", { x: "3", y: "4", width: "7", height: "5", rx: "1", key: "a" }],
  ["rect", { x: "14", y: "4", width: "7", height: "5", rx: "1", key: "b" }],
  ["rect", { x: "14", y: "15", width: "7", height: "5", rx: "1", key: "c" }],
]);
