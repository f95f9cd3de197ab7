import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { ask } from "./oracle";
import { expect, test } from "./studio";

/** Runs npm in a folder as a person would: nothing of this process' own npm settings goes along. */
function npm(cwd: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of Object.keys(env))
    if (/^(npm_(package|lifecycle)|TENON_|PORT$)/.test(name)) delete env[name];
  return new Promise((resolve, reject) => {
    const child = spawn("npm", args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

test("an exported job runs without the studio, and gives the same rows", async ({ page, editor, studio }) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(path.join(tmpdir(), "tenon-export-"));
  const job = await studio.findJob("Delays by state");
  const expected = "select * from read_parquet('$/lake/out/delays_by_state/**/*.parquet') order by all";
  const rowsIn = (root: string) => ask(expected.replace("$", root));
  try {
    await test.step("the studio's own run", async () => {
      expect((await studio.run(job.id)).state).toBe("SUCCEEDED");
    });

    const zip = await test.step("downloaded from the code", async () => {
      await editor.open(job.id, "code");
      await page.getByRole("button", { name: "Export project…" }).click();
      const dialog = page.getByRole("dialog", { name: "Export project" });
      await expect(dialog.getByRole("switch", { name: "Include the input files" })).toBeChecked();
      const [download, told] = await Promise.all([
        page.waitForEvent("download"),
        dialog.locator("dt").allTextContents(),
        dialog.getByRole("button", { name: "Download .zip" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("delays-by-state.zip");
      await expect(editor.toasts.getByText("“Delays by state” was exported.")).toBeVisible();
      return { bytes: await readFile(await download.path()), told };
    });

    const project = await test.step("unpacked into an empty folder, as the dialog said", async () => {
      for (const [name, bytes] of Object.entries(unzipSync(zip.bytes))) {
        const target = path.resolve(folder, name);
        expect(target.startsWith(folder + path.sep)).toBe(true);
        if (name.endsWith("/")) continue;
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, bytes);
      }
      expect(await readdir(folder)).toEqual(["delays-by-state"]);
      const root = path.join(folder, "delays-by-state");
      const entries = await readdir(root);
      for (const name of zip.told.filter((text) => text !== "data files"))
        expect(entries).toContain(name.replace(/\/$/, ""));
      return root;
    });

    await test.step("npm install && npm start", async () => {
      const installed = await npm(project, "install", "--no-audit", "--no-fund");
      expect(installed.code, installed.output).toBe(0);
      const started = await npm(project, "start");
      expect(started.code, started.output).toBe(0);
      expect(started.output).toContain("52");
    });

    const rows = await rowsIn(project);
    expect(rows).toHaveLength(52);
    expect(rows).toEqual(await rowsIn(studio.workspace));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
