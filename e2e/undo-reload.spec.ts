import { numbers } from "./pipelines";
import { expect, test } from "./studio";

test("undo and redo cover everything, and survive save and reload", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const { id } = await studio.createJob("Back and forth", numbers(`${folder}/out.csv`));
  await editor.open(id);
  const undo = page.getByRole("button", { name: /^Undo/ });
  const redo = page.getByRole("button", { name: /^Redo/ });
  const condition = editor.settings.getByRole("combobox", { name: "Value" });

  await test.step("a setting, a name, a place, a delete: each is a step", async () => {
    await editor.select("Large");
    await condition.fill("7");
    await expect(editor.card("Large")).toContainText("n > 7");
    await editor.card("Large").focus();
    await page.keyboard.press("F2");
    await page.keyboard.type("Very large");
    await page.keyboard.press("Enter");
    await expect(editor.card("Very large")).toBeVisible();
    const from = await editor.middle(editor.card("Very large"));
    await editor.drag(from, { x: from.x, y: from.y + 120 });
    await editor.card("File").click();
    await page.keyboard.press("Delete");
    await expect(editor.cards()).toHaveCount(2);
  });

  await test.step("back to the start, and forth to the end", async () => {
    for (const name of ["Undo: Delete “File”", "Undo: Move", "Undo: Rename", /^Undo: Edit/])
      await page.getByRole("button", { name }).click();
    await expect(undo).toBeDisabled();
    await expect(editor.cards()).toHaveCount(3);
    await expect(editor.card("Large")).toContainText("n > 5");
    await expect(editor.saveState).toHaveText("Saved");
    for (let step = 0; step < 4; step++) await page.keyboard.press("Control+Shift+z");
    await expect(redo).toBeDisabled();
    await expect(editor.cards()).toHaveCount(2);
    await expect(editor.card("Very large")).toContainText("n > 7");
  });

  await test.step("saved and reloaded, it can still be undone", async () => {
    await editor.save();
    expect((await studio.job(id)).version).toBe(2);
    await page.reload();
    await expect(editor.cards()).toHaveCount(2);
    await page.getByRole("button", { name: "Undo: Delete “File”" }).click();
    await expect(editor.cards()).toHaveCount(3);
    await expect(editor.saveState).toHaveText("Unsaved changes");
    await page.getByRole("button", { name: "Redo: Delete “File”" }).click();
    await expect(editor.saveState).toHaveText("Saved");
  });

  await test.step("rows follow an undo", async () => {
    await editor.select("Very large");
    await editor.view("Out");
    await expect.poll(() => editor.rows("Output of Very large")).toEqual([["8"], ["9"], ["10"]]);
    for (let step = 0; step < 4; step++) await page.keyboard.press("Control+z");
    await expect.poll(() => editor.rows("Output of Large")).toEqual([["6"], ["7"], ["8"], ["9"], ["10"]]);
  });
});

test("typing is one step of undo", async ({ page, editor, studio, folder }) => {
  const { id } = await studio.createJob("Typed in a burst", numbers(`${folder}/out.csv`));
  await editor.open(id, "details");
  const name = page.getByRole("textbox", { name: "Description" });
  await name.fill("");
  await name.pressSequentially("A description that is typed letter by letter");
  await page.keyboard.press("Tab");
  await editor.go("Canvas");
  await page.getByRole("button", { name: "Undo: Change description" }).click();
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
  await editor.go("Details");
  await expect(name).toHaveValue("");
});

test("unsaved work survives a closed tab, and can be given up", async ({
  context,
  page,
  editor,
  studio,
  folder,
}) => {
  const { id } = await studio.createJob("Closed too soon", numbers(`${folder}/out.csv`));
  await editor.open(id);
  await editor.select("Large");
  await editor.settings.getByRole("combobox", { name: "Value" }).fill("8");
  await expect(editor.saveState).toHaveText("Unsaved changes");
  await expect(editor.card("Large")).toContainText("n > 8");
  await page.close({ runBeforeUnload: true });

  const again = await context.newPage();
  const reopened = editor.on(again);
  await reopened.open(id);
  await expect(reopened.toasts.getByText("Unsaved changes restored")).toBeVisible();
  await expect(reopened.card("Large")).toContainText("n > 8");
  await expect(reopened.saveState).toHaveText("Unsaved changes");
  await reopened.toasts.getByRole("button", { name: "Discard them" }).click();
  await expect(reopened.card("Large")).toContainText("n > 5");
  await expect(reopened.saveState).toHaveText("Saved");
  await again.getByRole("button", { name: /^Undo/ }).click();
  await expect(reopened.card("Large")).toContainText("n > 8");
  expect((await studio.job(id)).version).toBe(1);
});

test.describe("two tabs with the same job", () => {
  /** Both open version 1; the other saves `n > 7` first, and this one then tries to save `n > 9`. */
  async function collide({
    context,
    editor,
    studio,
    folder,
  }: Pick<Parameters<Parameters<typeof test>[2]>[0], "context" | "editor" | "studio" | "folder">) {
    const { id } = await studio.createJob(`Edited twice ${folder.slice(-6)}`, numbers(`${folder}/out.csv`));
    const other = editor.on(await context.newPage());
    for (const [tab, value] of [
      [editor, "9"],
      [other, "7"],
    ] as const) {
      await tab.open(id);
      await tab.select("Large");
      await tab.settings.getByRole("combobox", { name: "Value" }).fill(value);
      await expect(tab.card("Large")).toContainText(`n > ${value}`);
    }
    await other.save();
    await other.page.close();
    await editor.page.bringToFront();
    await editor.page.keyboard.press("Control+s");
    const dialog = editor.page.getByRole("dialog", { name: "This job was saved elsewhere" });
    await expect(dialog).toContainText("Version 2 was saved while it was being edited here.");
    await expect(dialog.getByRole("listitem").filter({ hasText: "Large" })).toContainText("n > 7");
    await expect(dialog.getByRole("listitem").filter({ hasText: "Large" })).toContainText("n > 9");
    return { id, dialog };
  }
  const conditionOf = async (job: {
    pipeline: { nodes: Record<string, { settings: Record<string, unknown> }> };
  }) => job.pipeline.nodes.large?.settings.condition;

  test("mine can be saved on top", async ({ context, editor, studio, folder }) => {
    const { id, dialog } = await collide({ context, editor, studio, folder });
    await dialog.getByRole("button", { name: "Save mine on top" }).click();
    await expect(dialog).toBeHidden();
    await expect(editor.saveState).toHaveText("Saved");
    const job = await studio.job(id);
    expect([job.version, await conditionOf(job)]).toEqual([3, "n > 9"]);
  });

  test("theirs can be taken, and undo brings mine back", async ({
    context,
    page,
    editor,
    studio,
    folder,
  }) => {
    const { id, dialog } = await collide({ context, editor, studio, folder });
    await dialog.getByRole("button", { name: "Take theirs" }).click();
    await expect(dialog).toBeHidden();
    await expect(editor.card("Large")).toContainText("n > 7");
    await expect(editor.saveState).toHaveText("Saved");
    await page.getByRole("button", { name: "Undo: Take the saved version" }).click();
    await expect(editor.card("Large")).toContainText("n > 9");
    await expect(editor.saveState).toHaveText("Unsaved changes");
    expect((await studio.job(id)).version).toBe(2);
  });

  test("mine can become a copy", async ({ context, page, editor, studio, folder }) => {
    const { id, dialog } = await collide({ context, editor, studio, folder });
    await dialog.getByRole("button", { name: "Save mine as a copy" }).click();
    await expect(page).not.toHaveURL(new RegExp(id));
    const copy = await studio.job(new URL(page.url()).pathname.split("/").at(-1) ?? "");
    studio.forget(copy.id);
    expect(copy.name).toMatch(/^Edited twice .* \(copy\)$/);
    expect([await conditionOf(copy), await conditionOf(await studio.job(id))]).toEqual(["n > 9", "n > 7"]);
    await expect(editor.card("Large")).toContainText("n > 9");
  });
});
