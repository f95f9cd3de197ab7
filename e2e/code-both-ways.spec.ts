import type { Page } from "@playwright/test";
import { numbers } from "./pipelines";
import { expect, test } from "./studio";

const code = (page: Page) => page.getByRole("textbox", { name: "TypeScript of the job" });
const status = (page: Page) =>
  page.getByRole("region", { name: "Code", exact: true }).getByRole("status").last();
const textOf = async (page: Page) => (await code(page).locator(".cm-line").allTextContents()).join("\n");

test("code that only builds nodes goes back to the canvas: ids and places stay, what is new is drawn", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const pipeline = numbers(`${folder}/out.csv`);
  const { id } = await studio.createJob("Both ways", pipeline);
  await editor.open(id, "code");
  await expect(code(page)).toContainText("n > 5");

  await test.step("a node that is selected shows its lines, a line its node", async () => {
    await editor.card("Large").click();
    await expect(code(page).locator(".cm-marked-line").first()).toContainText("Large");
    await code(page).getByText("job.inline").first().click();
    await expect(editor.card("Numbers")).toHaveClass(/selected/);
  });

  const before = await textOf(page);
  const after = before
    .replace("n > 5", "n > 3")
    .replace(
      /(\n\s*)(\w+)\.write/,
      '$1const squares = $2.deriveColumns("Squares", { square: sql`n * n` });$1squares.write',
    );
  expect(after).toContain("Squares");

  await test.step("the text says what it would make of the job", async () => {
    await code(page).fill(after);
    await expect(status(page)).toHaveText("Builds 4 nodes and no more: the canvas can hold it");
    await expect(page.getByRole("tab", { name: "TypeScript" })).toContainText("edited");
    await expect(editor.card("Squares")).toBeHidden();
  });

  await test.step("applied, the canvas follows", async () => {
    await page.getByRole("button", { name: "Apply to canvas" }).click();
    await expect(editor.toasts.getByText("The canvas follows the code.")).toBeVisible();
    await editor.go("Canvas");
    await expect(editor.cards()).toHaveCount(4);
    await expect(editor.card("Large")).toContainText("n > 3");
    await editor.save();
    const saved = (await studio.job(id)).pipeline;
    expect(Object.keys(saved.nodes)).toEqual(expect.arrayContaining(["numbers", "large", "file"]));
    for (const kept of ["numbers", "large", "file"])
      expect(saved.layout[kept]).toEqual(pipeline.layout[kept]);
    const squares = Object.entries(saved.nodes).find(([, { name }]) => name === "Squares");
    expect(squares?.[1].inputs).toEqual({ in: "large" });
    expect(saved.nodes.file?.inputs).toEqual({ in: squares?.[0] });
  });

  await test.step("the new node has rows, and one undo takes all of it back", async () => {
    await editor.select("Squares");
    await editor.view("Out");
    await expect.poll(() => editor.rows("Output of Squares")).toContainEqual(["10", "100"]);
    await page.getByRole("button", { name: "Undo: Apply code" }).click();
    await expect(editor.cards()).toHaveCount(3);
    await expect(editor.card("Large")).toContainText("n > 5");
    await editor.go("Code");
    await expect.poll(() => textOf(page)).toBe(before);
  });
});

test("what is wrong is marked at its line, and applies nothing", async ({ page, editor, studio, folder }) => {
  const { id } = await studio.createJob("Wrong code", numbers(`${folder}/out.csv`));
  await editor.open(id, "code");
  await expect(code(page)).toContainText("n > 5");
  const good = await textOf(page);

  await test.step("a type error, by line and column", async () => {
    await code(page).fill(good.replace(".filter(", ".filtre("));
    const line = good.split("\n").findIndex((text) => text.includes(".filter(")) + 1;
    const problems = page
      .getByRole("region", { name: "Code", exact: true })
      .getByRole("region", { name: "Problems" });
    await expect(problems).toContainText("filtre");
    await expect(problems).toContainText(`Line ${line}:`);
    await expect(status(page)).toContainText("nothing can be applied yet");
    await expect(code(page).locator(".cm-lintRange-error")).toContainText("filtre");
    await page.getByRole("button", { name: "Apply to canvas" }).click();
    await expect(problems).toContainText("filtre");
    expect((await studio.job(id)).version).toBe(1);
    await editor.go("Canvas");
    await expect(editor.card("Large")).toContainText("n > 5");
    await expect(editor.saveState).toHaveText("Saved");
    await editor.go("Code");
    await expect(code(page)).toContainText("filtre");
  });

  await test.step("a syntax error too", async () => {
    await code(page).fill(good.replace("defineJob(", "defineJob(("));
    await expect(status(page)).toContainText("nothing can be applied yet");
  });

  await test.step("a text that is given up can be brought back", async () => {
    await page.getByRole("button", { name: "Discard" }).first().click();
    await expect.poll(() => textOf(page)).toBe(good);
    await editor.toasts.getByRole("button", { name: "Bring them back" }).click();
    await expect(code(page)).toContainText("defineJob((");
  });
});

test("a loop is kept as a program, with a banner, and runs", async ({ page, editor, studio, folder }) => {
  const { id } = await studio.createJob("Looped", numbers(`${folder}/out.csv`));
  const program = `import { defineJob, sql } from "tenon";

export default defineJob("Looped", (job) => {
  const least = Number(job.parameter("least", "3"));
  let table = job.inline("Numbers", { columns: [{ name: "n", type: "BIGINT" }], rows: [["1"], ["2"], ["3"], ["4"]] });
  for (const factor of [2, 3]) {
    table = table.deriveColumns(\`Times \${factor}\`, { n: sql\`n * \${factor}\` });
  }
  table.filter("Enough", sql\`n > \${least}\`).write.csv("File", { path: "${folder}/out.csv", mode: "overwrite" });
});
`;
  await editor.open(id, "code");
  await expect(code(page)).toContainText("n > 5");

  await test.step("the studio asks before it keeps a program", async () => {
    await code(page).fill(program);
    await expect(status(page)).toContainText("it would be kept as a program");
    await page.getByRole("button", { name: "Apply to canvas" }).click();
    const dialog = page.getByRole("dialog", { name: "Keep this job as a program?" });
    await expect(dialog.getByRole("listitem").first()).toBeVisible();
    await dialog.getByRole("button", { name: "Keep as a program" }).click();
    await expect(
      page.getByText("This job is a program; its canvas is a picture of the last recording."),
    ).toBeVisible();
  });

  await test.step("the canvas shows what it builds, to look at", async () => {
    await editor.go("Canvas");
    await expect(editor.cards()).toHaveCount(5);
    await expect(
      page.getByText("This job is a program. The canvas shows the nodes it builds."),
    ).toBeVisible();
    await editor.select("Times 3");
    await editor.view("Out");
    await expect.poll(() => editor.rows("Output of Times 3")).toEqual([["6"], ["12"], ["18"], ["24"]]);
    await editor.card("Times 3").focus();
    await page.keyboard.press("Delete");
    await expect(editor.cards()).toHaveCount(5);
  });

  await test.step("it runs as it stands, with its arguments", async () => {
    await editor.run();
    const first = await studio.endedRun(id);
    expect(await studio.output(first.id, first.outputs[0]?.node ?? "")).toEqual([
      { n: "6" },
      { n: "12" },
      { n: "18" },
      { n: "24" },
    ]);
    await editor.go("Runs");
    await page.getByRole("region", { name: "Runs" }).getByRole("button", { name: "Start" }).click();
    await page.getByRole("menuitem", { name: "Run with arguments…" }).click();
    await page.getByRole("textbox", { name: "Name of argument 1" }).fill("least");
    await page.getByRole("textbox", { name: "Value of argument 1" }).fill("15");
    await page.getByRole("dialog").getByRole("button", { name: "Run" }).click();
    const chosen = page.getByRole("region", { name: "The chosen run" });
    await expect(chosen.getByText("least=15")).toBeVisible();
    await expect.poll(async () => (await studio.endedRun(id)).arguments).toEqual({ least: "15" });
    const second = await studio.endedRun(id);
    expect(await studio.output(second.id, second.outputs[0]?.node ?? "")).toEqual([{ n: "18" }, { n: "24" }]);
  });

  await test.step("rewritten from the canvas, it is a graph again", async () => {
    await editor.go("Code");
    await page.getByRole("button", { name: "Rewrite from the canvas…" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Rewrite" }).click();
    await expect(code(page)).not.toContainText("for (");
    await editor.save();
    expect((await studio.job(id)).program).toBeNull();
  });
});
