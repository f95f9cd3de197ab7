import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { engineContract } from "../contract";
import { NodeEngine } from "./node-engine";

engineContract("DuckDB in Node", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tenon-engine-"));
  const root = join(folder, "ws");
  await mkdir(root);
  const scratch = join(folder, "scratch");
  const engine = new NodeEngine({ root, scratch, memoryMb: 1024, threads: 2, timeZone: "UTC" });
  return {
    engine,
    write: async (path, content) => {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    },
    close: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
