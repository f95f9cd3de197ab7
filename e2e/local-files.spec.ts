import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { chain } from "./pipelines";
import { expect, test } from "./studio";

const PEOPLE = "name;age\nZürich;42\n成田;17\nKyiv;\n";

/** Everything the page sends from now on, as text. */
function sentBy(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  return sent;
}

test("a file is kept on this computer: designed on, run in the page, downloaded", async ({
  page,
  editor,
  studio,
}) => {
  const { id } = await studio.createJob("Kept here");
  await editor.open(id);
  await expect(page.getByRole("heading", { name: "Start with data" })).toBeVisible();
  const sent = sentBy(page);
  const dataTransfer = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], "people.csv", { type: "text/csv" }));
    return transfer;
  }, PEOPLE);
  const { x, y } = await editor.middle(editor.canvas);
  await editor.canvas.dispatchEvent("dragover", { dataTransfer, clientX: x, clientY: y });
  const zone = page.getByText("Drop here to keep it on this computer");
  await zone.dispatchEvent("drop", { dataTransfer, clientX: x, clientY: y });
  await expect(editor.card("People")).toBeVisible();
  await expect(page.getByRole("button", { name: "Runs in this browser" })).toBeVisible();
  await expect.poll(() => editor.columns("Output of People"), { timeout: 60_000 }).toEqual(["name", "age"]);
  await expect
    .poll(() => editor.rows("Output of People"))
    .toEqual([
      ["Zürich", "42"],
      ["成田", "17"],
      ["Kyiv", "NULL"],
    ]);
  expect(sent.filter((text) => text.includes("成田") || text.includes("Kyiv"))).toEqual([]);
});

test("a job over files of this computer asks for them by name, runs here, and gives its results", async ({
  page,
  editor,
  studio,
  folder,
  complaints,
}) => {
  // DuckDB's own note about a file that it is about to write.
  complaints.expect(/Buffering missing file/);
  const { id } = await studio.createJob(
    "Runs here",
    chain({
      people: { type: "csv-source", name: "People", settings: { paths: ["local:people.csv"] } },
      adults: { type: "filter", name: "Adults", settings: { condition: "age >= 18" } },
      file: {
        type: "csv-target",
        name: "File",
        settings: { path: `${folder}/adults.csv`, mode: "overwrite" },
      },
    }),
  );
  await editor.open(id);
  const sent = sentBy(page);
  await expect(page.getByText("“people.csv” stays on your computer")).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose again…" }).click();
  await (await chooser).setFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(PEOPLE) });
  await expect(page.getByText("“people.csv” stays on your computer")).toBeHidden();
  await editor.select("Adults");
  await expect.poll(() => editor.rows("Output of Adults"), { timeout: 60_000 }).toEqual([["Zürich", "42"]]);

  await editor.run();
  const download = page.waitForEvent("download");
  await editor.toasts.getByRole("button", { name: "Download" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("adults.csv");
  expect(await readFile(await file.path(), "utf8")).toBe("name,age\nZürich,42\n");
  expect(sent.filter((text) => text.includes("成田") || text.includes("Zürich"))).toEqual([]);

  await test.step("a source of the server beside it: the job says what to do", async () => {
    const mixed = await studio.createJob(
      "Mixed",
      chain({
        people: { type: "csv-source", name: "People", settings: { paths: ["local:people.csv"] } },
        airports: {
          type: "csv-source",
          name: "Airports",
          settings: { paths: ["lake/airports.csv"] },
          inputs: {},
        },
      }),
    );
    await editor.open(mixed.id);
    await expect(page.getByRole("button", { name: "Runs nowhere yet" })).toBeVisible();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect(
      editor.toasts.getByText(/Upload the files of this computer to run it on the server/),
    ).toBeVisible();
  });
});
