import { numbers } from "./pipelines";
import { expect, test } from "./studio";

test("refused rows, groups and collections leave by ports of their own", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const job = await studio.createJob("Ports", numbers(`${folder}/large`));
  await editor.open(job.id);
  await expect(editor.cards()).toHaveCount(3);

  await test.step("a quiet port shows where it is pointed at, and is read by what its plus adds", async () => {
    const rejected = editor.port("Large", "out", "rejected");
    await expect(rejected).toHaveCSS("opacity", "0");
    await editor.card("Large").hover();
    await expect(rejected).toHaveCSS("opacity", "1");
    await editor.addAfter("Large, Rejected", "Write CSV");
    await expect(editor.wires()).toHaveCount(3);
    await editor.settings.getByRole("combobox", { name: "Path" }).fill(`${folder}/small`);
    await page.keyboard.press("Escape");
    await editor.card("Numbers").click();
    await expect(rejected).toHaveCSS("opacity", "1");
  });

  await test.step("each wire has the rows of its own output after a run", async () => {
    await editor.run();
    await expect.poll(() => editor.counts()).toEqual(["10", "5", "5"]);
    const run = await studio.lastRun(job.id);
    const [small] = Object.entries((await studio.job(job.id)).pipeline.nodes).find(
      ([, { name }]) => name === "Write CSV",
    ) ?? [""];
    expect((await studio.output(run?.id ?? "", small)).map(({ n }) => n)).toEqual(["1", "2", "3", "4", "5"]);
  });

  await test.step("Route has a port for each of its groups, and its card grows", async () => {
    await editor.addAfter("Numbers", "Route");
    const height = async () => (await editor.card("Route").boundingBox())?.height ?? 0;
    const before = await height();
    for (const condition of ["n > 7", "n > 3"]) {
      await editor.settings.getByRole("button", { name: "Add an output" }).click();
      const conditions = editor.settings.getByRole("textbox", { name: /^Condition of group_/ });
      await conditions.last().fill(condition);
      await page.keyboard.press("Escape");
    }
    await expect(editor.card("Route")).toContainText("group_2");
    expect(await height()).toBeGreaterThan(before);
    await editor.addAfter("Route, group_2", "Limit");
    await expect(editor.wires()).toHaveCount(5);
  });

  await test.step("a group that is renamed keeps its wire; a name no wire can hold is refused", async () => {
    await editor.select("Route");
    const name = editor.settings.getByRole("textbox", { name: "Name of output 2" });
    await name.fill("very late");
    await name.press("Enter");
    await expect(name).toHaveAttribute("title", "Letters, digits and _ only, a letter first.");
    await name.fill("late");
    await name.press("Enter");
    await expect(editor.card("Route")).toContainText("late");
    await expect(editor.wires()).toHaveCount(5);
    await editor.select("Limit");
    await expect(editor.settings.getByRole("region", { name: "Inputs" })).toContainText("Route · late");
  });

  await test.step("a collection offers what takes one, and nothing else takes it", async () => {
    await editor.card("Route").hover();
    await editor.card("Route").getByRole("button", { name: "Add after Route, All groups" }).click();
    await expect(editor.picker).toContainText("Add after Route, All groups");
    await expect(editor.picker.getByRole("option")).toHaveText(["Select from collection"]);
    await page.keyboard.press("Enter");
    await expect(editor.wires()).toHaveCount(6);

    await page.keyboard.press("1");
    const from = await editor.middle(editor.port("Route", "out", "all"));
    const to = editor.port("Limit", "in");
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + 10, { steps: 3 });
    await expect(to).toHaveAttribute("data-end", "closed");
    await expect(editor.port("Select from collection", "in")).toHaveAttribute("data-end", "open");
    const at = await editor.middle(to);
    await page.mouse.move(at.x, at.y, { steps: 4 });
    await page.mouse.up();
    await expect(editor.toasts).toContainText(
      "“Route” gives a collection of tables at “All groups”, but “Limit” takes one table.",
    );
    await expect(editor.wires()).toHaveCount(6);
  });

  await test.step("a group that goes takes its wire along, and undo brings both back", async () => {
    await editor.select("Route");
    await editor.settings.getByRole("button", { name: "Remove late" }).click();
    await expect(editor.wires()).toHaveCount(5);
    await editor.card("Route").focus();
    await page.keyboard.press("Control+z");
    await expect(editor.wires()).toHaveCount(6);
  });

  await test.step("the menu of a card reaches every output, and the list names them", async () => {
    await editor.card("Large").click({ button: "right" });
    await page.getByRole("menuitem", { name: "Add after" }).press("ArrowRight");
    await expect(page.getByRole("menuitem", { name: /^Rows…/ })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(editor.picker).toContainText("Add after Large, Rejected");
    await editor.pick("Sort");
    await expect(editor.wires()).toHaveCount(7);
    await page.keyboard.press("Shift+L");
    const list = page.getByRole("region", { name: "Nodes of the job" });
    await expect(list.getByRole("listitem").filter({ hasText: "Sort" })).toContainText(
      "Reads Large (Rejected)",
    );
    await expect(list.getByRole("listitem").filter({ hasText: "Select from" })).toContainText(
      "Reads Route (All groups)",
    );
  });
});
