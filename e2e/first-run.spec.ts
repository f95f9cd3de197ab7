import path from "node:path";
import { startServer, type TestServer } from "../lib/server/http/test-server";
import { ask, count as counted } from "./oracle";
import { expect, Studio, test } from "./studio";

/** From a fresh start to a run that can be trusted, with the sample that the README names. */
test.describe("first run", () => {
  let server: TestServer;
  let fresh: Studio;

  test.beforeAll(async () => {
    server = await startServer({ workers: path.resolve("dist/workers") });
    fresh = new Studio(server.base, server.workspace);
  });
  test.afterAll(() => server.dispose());

  test("opens the sample, changes its filter, runs it, and finds the same numbers everywhere", async ({
    page,
    editor,
  }) => {
    const flights = `read_parquet('${fresh.at("lake/flights/*.parquet")}')`;
    const airports = `read_csv('${fresh.at("lake/airports.csv")}')`;

    await test.step("home says what to do", async () => {
      await page.goto(fresh.address);
      await expect(page.getByRole("heading", { name: "Home" })).toBeVisible();
      await expect(page.getByText("Nothing has run yet. Open a job and press Run.")).toBeVisible();
      await page
        .getByRole("region", { name: "Recent jobs" })
        .getByRole("link", { name: "Delays by state" })
        .click();
      await expect(editor.cards()).toHaveCount(6);
    });

    await test.step("the rule builder changes the rows", async () => {
      await editor.select("Long delays");
      await editor.view("Out");
      const all = await counted(`select count(*) from ${flights} where delay > 60`);
      expect(all).toBe("152,194");
      await expect(editor.badge).toHaveText(new RegExp(`^exact · 200 of ${all} rows shown`));
      const few = await counted(`select count(*) from ${flights} where delay > 240`);
      await editor.settings.getByRole("combobox", { name: "Value" }).fill("240");
      await expect(editor.badge).toHaveText(new RegExp(`^exact · 200 of ${few} rows shown`));
      await expect(editor.card("Long delays")).toContainText("delay > 240");
      const delay = (await editor.columns("Output of Long delays")).indexOf("delay");
      for (const row of await editor.rows("Output of Long delays"))
        expect(Number(row[delay])).toBeGreaterThan(240);
    });

    await test.step("SQL changes them too, and rules follow", async () => {
      await editor.settings.getByRole("radio", { name: "SQL" }).click();
      await expect(editor.sql("Keep rows where")).toHaveText("delay > 240");
      await editor.writeSql("Keep rows where", "delay > 60 and origin in ('SFO', 'SAN')");
      const two = await counted(
        `select count(*) from ${flights} where delay > 60 and origin in ('SFO', 'SAN')`,
      );
      await expect(editor.badge).toHaveText(new RegExp(`^exact · 200 of ${two} rows shown`));
      await editor.settings.getByRole("radio", { name: "Rules" }).click();
      await expect(editor.settings.getByRole("combobox", { name: "Value", exact: true })).toHaveValue("60");
      await expect(editor.settings.getByText("SFO", { exact: true })).toBeVisible();
      await editor.settings.getByRole("radio", { name: "SQL" }).click();
      await editor.writeSql("Keep rows where", "delay > 60");
      await expect(editor.badge).toHaveText(/^exact · 200 of 152,194 rows shown/);
    });

    await test.step("a run succeeds, and each wire says its exact rows", async () => {
      await editor.run();
      await expect
        .poll(() => editor.counts())
        .toEqual(["152,194", "152,194", "3,000,000", "3,376", "52"].sort());
      await expect(editor.saveState).toHaveText("Saved");
    });

    const job = await fresh.findJob("Delays by state");
    const run = await fresh.endedRun(job.id);
    const expected = await ask(
      `select state, count(*), max(delay) from ${flights} f join ${airports} a on f.origin = a.iata
       where delay > 60 group by state order by all`,
    );

    await test.step("the file on disk holds what DuckDB says by itself", async () => {
      expect(run.state).toBe("SUCCEEDED");
      expect(run.outputs.map(({ rows }) => rows)).toEqual([52]);
      const written = fresh.at("lake/out/delays_by_state/**/*.parquet");
      expect(await ask(`select state, flights, worst from read_parquet('${written}') order by all`)).toEqual(
        expected,
      );
    });

    await test.step("the output opens with the same rows", async () => {
      await editor.go("Runs");
      const chosen = page.getByRole("region", { name: "The chosen run" });
      await expect(chosen.getByText("Succeeded", { exact: true })).toBeVisible();
      await chosen.getByRole("tab", { name: "Outputs" }).click();
      await chosen.getByRole("button", { name: "Open output" }).click();
      const dialog = page.getByRole("dialog", { name: "Delays by state" });
      await expect(dialog.getByText("52 rows")).toBeVisible();
      const shown = await editor.rows("Rows of Delays by state");
      expect(shown.length).toBeGreaterThan(5);
      for (const row of shown) expect(expected).toContainEqual(row);
      await page.keyboard.press("Escape");
    });

    await test.step("the TypeScript says the same job", async () => {
      await editor.go("Code");
      const code = page.getByRole("textbox", { name: "TypeScript of the job" });
      await expect(code).toContainText('export default defineJob("Delays by state"');
      for (const line of [
        'job.read.parquet("Flights", { paths: ["lake/flights/*.parquet"] })',
        '.filter("Long delays", sql`delay > 60`)',
        '.join("With airport", airports, { on: { origin: "iata" } })',
        '.write.parquet("Delays by state"',
      ])
        await expect(code).toContainText(line);
      await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
    });

    await test.step("home tells of the run", async () => {
      await page.getByRole("link", { name: "Home" }).click();
      const runs = page.getByRole("region", { name: "Recent runs" });
      await expect(runs.getByRole("link", { name: "Delays by state" })).toBeVisible();
      await expect(runs.getByText("52 rows")).toBeVisible();
    });
  });
});
