import { expect, it } from "vitest";
import { allNodeDefinitions } from "@/lib/nodes/registry";
import { nodeIcons } from "./node-icon";

it("draws the icon of every node type", () => {
  const missing = allNodeDefinitions.filter(({ icon }) => !Object.hasOwn(nodeIcons, icon));
  expect(missing.map(({ type, icon }) => `${type}: ${icon}`)).toEqual([]);
});
