import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { numbers } from "./pipelines";
import { expect, type Studio, test } from "./studio";

const CORPUS = path.join(import.meta.dirname, "../lib/glue/corpus");

/** A job file of AWS Glue, as the tests of its import have it. */
const glueFile = (name: string): string => path.join(CORPUS, name, "job.json");
const glueJob = async (name: string): Promise<unknown> => JSON.parse(await readFile(glueFile(name), "utf8"));

async function choose(page: Page, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Import job" }).click(),
  ]);
  await chooser.setFiles(file);
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], file, { type: "application/json" }));
      return transfer;
    },
    [name, text] as const,
  );
  await page.dispatchEvent("body", "dragover", { dataTransfer });
  await expect(page.getByText("Drop a job to import it")).toBeVisible();
  await page.dispatchEvent("body", "drop", { dataTransfer });
}

/** Imports what the dialog shows, and gives the id of the job that opens. */
async function importAndOpen(page: Page, studio: Studio): Promise<string> {
  await page.getByRole("button", { name: "Import and open" }).click();
  await page.waitForURL(/\/jobs\/job_/);
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  studio.forget(id);
  return id;
}

/** Presses the button of the open download dialog and reads the file. */
async function downloaded(page: Page): Promise<unknown> {
  const dialog = page.getByRole("dialog", { name: "Download as AWS Glue job" });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download .json" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^[\w-]+\.json$/);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

test("a job of AWS Glue is imported, runs on folders that stand for S3, and goes back as it was", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  for (const name of ["people.json", "orders.csv"])
    await studio.write(`${folder}/in/${name}`, await readFile(path.join(CORPUS, "data", name), "utf8"));
  await page.goto("/jobs");
  await choose(page, glueFile("spark-words"));
  const dialog = page.getByRole("dialog", { name: "Import a job of AWS Glue" });
  const notes = dialog.getByRole("listitem");

  await test.step("the report says what was made of it, and follows the folders", async () => {
    await expect(dialog.getByText("in the form of AWS Glue's source control: 10 nodes.")).toBeVisible();
    await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("spark-words");
    await expect(notes.filter({ hasText: "taken for a list" })).not.toHaveCount(0);
    await dialog.getByRole("textbox", { name: "s3://tiny-bucket" }).fill(`${folder}/in`);
    await dialog.getByRole("textbox", { name: "s3://out-bucket" }).fill(`${folder}/out`);
    await dialog.getByRole("textbox", { name: "Name" }).fill("Glue words");
    // Read with the columns of the files, nothing has to be assumed.
    await expect(notes).toHaveText(
      ["Words", "Exploded", "Day", "Whole"].map(
        (name) => `${name}: Its SQL was translated from Spark's to DuckDB's.`,
      ),
    );
  });

  const id = await importAndOpen(page, studio);
  await test.step("it is laid out and runs", async () => {
    await expect(editor.cards()).toHaveCount(10);
    await editor.run();
    const run = await studio.endedRun(id);
    const job = await studio.job(id);
    const out = Object.keys(job.pipeline.nodes).find((one) => job.pipeline.nodes[one]?.name === "Days out");
    const rows = await studio.output(run.id, out ?? "");
    expect(rows.map(({ ID, day, whole }) => [ID, day, whole])).toEqual([
      ["1", "31.01.2024", "12"],
      ["2", null, null],
      ["3", "01.03.2024", "7"],
      ["4", null, "100"],
    ]);
    expect(await studio.files(`${folder}/out/words`)).not.toEqual([]);
  });

  await test.step("a name that changes is all that changes in AWS Glue's file", async () => {
    await editor.go("Details");
    await page.getByRole("button", { name: "Download as AWS Glue job…" }).click();
    await expect(page.getByText("AWS Glue can say all that this job does.")).toBeVisible();
    expect(await downloaded(page)).toEqual({
      ...((await glueJob("spark-words")) as object),
      name: "Glue words",
    });
  });

  await test.step("another folder moves its paths, and the places stay", async () => {
    await page.getByRole("textbox", { name: "s3://out-bucket" }).fill(`${folder}/elsewhere`);
    await page.getByRole("textbox", { name: "s3://out-bucket" }).blur();
    await editor.save();
    const { pipeline } = await studio.job(id);
    const targets = Object.values(pipeline.nodes).filter(({ type }) => type === "parquet-target");
    expect(targets.map(({ settings }) => settings.path)).toEqual([
      `${folder}/elsewhere/words`,
      `${folder}/elsewhere/exploded`,
      `${folder}/elsewhere/days`,
    ]);
    await page.getByRole("button", { name: "Download as AWS Glue job…" }).click();
    expect(await downloaded(page)).toEqual({
      ...((await glueJob("spark-words")) as object),
      name: "Glue words",
    });
  });
});

test("what only AWS Glue runs is dropped in, shown, refused with the reason, and given back", async ({
  page,
  editor,
  studio,
}) => {
  await page.goto("/jobs");
  await drop(page, "job.json", await readFile(glueFile("quality-and-streams"), "utf8"));
  const dialog = page.getByRole("dialog", { name: "Import a job of AWS Glue" });
  await expect(dialog.getByText("6 nodes of 7 are kept but cannot run here.")).toBeVisible();
  await expect(dialog.getByRole("listitem").first()).toHaveText(
    "Apache Kafka: Not supported here, because streams run on Spark, with AWS Glue.",
  );
  const id = await importAndOpen(page, studio);

  await test.step("the canvas says so", async () => {
    await editor.select("Evaluate Data Quality");
    await expect(editor.settings.getByText("data quality comes later").first()).toBeVisible();
    await expect(editor.settings.getByText("ColumnCount > 0").first()).toBeVisible();
  });

  await test.step("a run is refused with the reason", async () => {
    const refusal = await studio.call("startRun", { params: { id }, body: {} }).then(
      async () => (await studio.endedRun(id)).error?.message ?? "",
      (error: Error) => error.message,
    );
    expect(refusal).toContain("streams run on Spark");
  });

  await test.step("the list of jobs has it as it was", async () => {
    await page.goto("/jobs?search=quality-and-streams");
    const row = page
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: "quality-and-streams" }) });
    await row.getByRole("button", { name: "Actions for quality-and-streams" }).click();
    await page.getByRole("menuitem", { name: "Download as AWS Glue job…" }).click();
    expect(await downloaded(page)).toEqual(await glueJob("quality-and-streams"));
  });
});

test("a job of this studio goes to AWS Glue in each of its forms", async ({ page, studio, folder }) => {
  const { id } = await studio.createJob("Numbers for Glue", numbers(`${folder}/out.csv`));
  await page.goto(`/jobs/${id}?tab=details`);
  const keys = {
    API: "CodeGenConfigurationNodes",
    "Source control": "codeGenConfigurationNodes",
    Console: "dag",
  };
  for (const [form, key] of Object.entries(keys))
    await test.step(form, async () => {
      await page.getByRole("button", { name: "Download as AWS Glue job…" }).click();
      await page.getByRole("radio", { name: form }).click();
      await expect(page.getByText("No place in S3 is known").first()).toBeVisible();
      expect(await downloaded(page)).toHaveProperty(key);
    });
});

test("a file that holds no job is refused in words", async ({ page, studio, folder }) => {
  await studio.write(`${folder}/data.json`, '[{"a": 1}]');
  await studio.write(
    `${folder}/script.json`,
    '{"Job": {"Name": "Only a script", "Command": {"Name": "glueetl"}}}',
  );
  await page.goto("/jobs");
  await choose(page, studio.at(`${folder}/data.json`));
  await expect(page.getByText("“data.json” holds no job.")).toBeVisible();
  await choose(page, studio.at(`${folder}/script.json`));
  const dialog = page.getByRole("dialog", { name: "Import a job of AWS Glue" });
  await expect(dialog.getByRole("alert")).toContainText("has no visual nodes");
  await expect(dialog.getByRole("button", { name: "Import and open" })).toBeDisabled();
});
