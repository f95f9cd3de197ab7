import type { Pipeline } from "../lib/model/pipeline";
import { expect, type Studio, test } from "./studio";

const places = { source: { x: 0, y: 0 }, step: { x: 276, y: 0 }, target: { x: 552, y: 0 } };

/** A file, a cast of its amount that must hold, and a CSV file. */
const casting = (file: string, folder: string): Pipeline => ({
  version: 1,
  nodes: {
    source: {
      type: "csv-source",
      name: "Orders",
      settings: {
        paths: [file],
        columns: [
          { name: "id", type: "BIGINT" },
          { name: "amount", type: "VARCHAR" },
        ],
      },
      inputs: {},
    },
    step: {
      type: "change-schema",
      name: "As numbers",
      settings: {
        mapping: [
          { from: "id", to: "id" },
          { from: "amount", to: "amount", type: "DECIMAL(10,2)" },
        ],
        onCastError: "fail",
      },
      inputs: { in: "source" },
    },
    target: {
      type: "csv-target",
      name: "Clean orders",
      settings: { path: `${folder}/out/orders.csv`, mode: "overwrite" },
      inputs: { in: "step" },
    },
  },
  layout: places,
});

const reading = (file: string, folder: string, settings: Record<string, string | number> = {}): Pipeline => ({
  version: 1,
  nodes: {
    source: { type: "csv-source", name: "Readings", settings: { paths: [file], ...settings }, inputs: {} },
    target: {
      type: "csv-target",
      name: "Copy",
      settings: { path: `${folder}/out/copy.csv`, mode: "overwrite" },
      inputs: { in: "source" },
    },
  },
  layout: { source: places.source, target: places.step },
});

/** Many good rows, so that one bad row lies far behind the sample that types are guessed from. */
const rows = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at)).join("\n");

test("a value that does not fit its type fails the run, names the column, and leaves the last output", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const file = await studio.write(
    `${folder}/in/orders.csv`,
    `id,amount\n${rows(50, (at) => `${at},${at}.50`)}\n`,
  );
  const { id } = await studio.createJob("Fails at a cast", casting(file, folder));

  await test.step("good rows are written", async () => {
    expect((await studio.run(id)).state).toBe("SUCCEEDED");
  });
  const before = await contentOf(studio, `${folder}/out`);
  expect(Object.values(before)[0]).toContain("49,49.50");

  await studio.write(file, `id,amount\n${rows(50, (at) => `${at},${at === 37 ? "twelve" : `${at}.50`}`)}\n`);
  await editor.open(id);
  await expect(editor.cards()).toHaveCount(3);
  await editor.run("failed");

  await test.step("the message says what, where and why", async () => {
    const toast = editor.toasts.getByRole("alert");
    await expect(toast).toContainText("twelve");
    await expect(toast).toContainText("amount");
    await toast.getByRole("button", { name: "Go to As numbers" }).click();
    await expect(editor.settings.getByRole("textbox", { name: "Name of the node" })).toHaveValue(
      "As numbers",
    );
  });

  await test.step("the card is marked with the reason", async () => {
    await expect(editor.card("As numbers").getByRole("button", { name: /twelve/ })).toBeVisible();
    await expect(editor.card("As numbers")).toHaveAccessibleDescription(/failed/);
    await expect(editor.card("Clean orders")).not.toHaveAccessibleDescription(/ran in/);
  });

  await test.step("the runs tell it too", async () => {
    await editor.go("Runs");
    const chosen = page.getByRole("region", { name: "The chosen run" });
    await expect(chosen.getByText("Failed").first()).toBeVisible();
    await expect(chosen.getByRole("alert")).toContainText("As numbers");
    await expect(chosen.getByRole("alert")).toContainText("twelve");
    await chosen.getByRole("tab", { name: "Outputs" }).click();
    await expect(chosen.getByText("This run wrote no files.")).toBeVisible();
    await chosen.getByRole("button", { name: "Show the node" }).click();
    await expect(editor.card("As numbers")).toBeVisible();
  });

  await test.step("on disk stands what stood there", async () => {
    const run = await studio.endedRun(id);
    expect(run).toMatchObject({
      state: "FAILED",
      outputs: [],
      error: { node: "step", nodeName: "As numbers" },
    });
    expect(await contentOf(studio, `${folder}/out`)).toEqual(before);
  });

  await test.step("once NULL is allowed, it runs", async () => {
    await editor.settings
      .getByRole("radio", { name: "Make it NULL" })
      .or(editor.settings.getByRole("combobox", { name: "When a value does not fit its new type" }))
      .first()
      .click();
    const option = page.getByRole("option", { name: "Make it NULL" });
    if (await option.isVisible()) await option.click();
    await editor.run();
    const after = await contentOf(studio, `${folder}/out`);
    expect(Object.values(after)[0]).toMatch(/^37,$/m);
  });
});

test("a missing file is named, with what is there", async ({ editor, studio, folder }) => {
  await studio.write(`${folder}/in/readings.csv`, "id\n1\n");
  const { id } = await studio.createJob("Fails at a file", reading(`${folder}/in/reading.csv`, folder));
  await editor.open(id);
  await expect(editor.card("Readings").getByRole("button", { name: /reading\.csv/ })).toBeVisible();
  await editor.run("failed");
  await expect(editor.toasts.getByRole("alert")).toContainText(`${folder}/in/reading.csv`);
  expect(await studio.files(`${folder}/out`)).toEqual([]);
  const run = await studio.endedRun(id);
  expect(run.error).toMatchObject({ node: "source", nodeName: "Readings" });
  expect(run.error?.message).not.toContain(studio.workspace);
});

test("a ragged line is named by file and line, and nothing half-written stays", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const bad = 30_007;
  const file = await studio.write(
    `${folder}/in/readings.csv`,
    `id,value,unit\n${rows(40_000, (at) => (at + 2 === bad ? `${at},1.5` : `${at},1.5,m`))}\n`,
  );
  const { id } = await studio.createJob(
    "Fails at a line",
    reading(file, folder, { header: "present", delimiter: "," }),
  );
  await editor.open(id);
  await expect(editor.cards()).toHaveCount(2);
  await editor.run("failed");
  const toast = editor.toasts.getByRole("alert");
  await expect(toast).toContainText("readings.csv");
  await expect(toast).toContainText(/30[,.]?007/);
  await expect(editor.card("Readings").getByRole("button", { name: /30[,.]?007/ })).toBeVisible();
  expect(await studio.files(`${folder}/out`)).toEqual([]);
  await page.goto("/");
  await expect(
    page
      .getByRole("region", { name: "Recent runs" })
      .getByText(/Readings: .*readings\.csv/)
      .first(),
  ).toBeVisible();
});

/** Files of a folder with their text, manifests and temporary ones too. */
async function contentOf(studio: Studio, folder: string): Promise<Record<string, string>> {
  const files = await studio.files(folder);
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await studio.read(file)])));
}
