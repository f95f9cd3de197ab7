import { ask } from "./oracle";
import { expect, test } from "./studio";

test.beforeEach(({ page }) => {
  // A journey by keyboard may not touch the mouse, not even by accident.
  for (const name of ["click", "down", "move", "dblclick", "wheel"] as const)
    page.mouse[name] = () => Promise.reject(new Error("There is no mouse here."));
});

test("builds and runs a job with the keyboard alone", async ({ page, editor, studio, folder }) => {
  const { keyboard } = page;

  await test.step("n makes a job", async () => {
    await page.goto("/jobs");
    await expect(page.getByRole("heading", { name: "Jobs" })).toBeVisible();
    await keyboard.press("n");
    const name = page.getByRole("dialog", { name: "New job" }).getByRole("textbox", { name: "Name" });
    await expect(name).toBeFocused();
    await keyboard.type("Built by keys");
    await keyboard.press("Enter");
    await expect(page).toHaveURL(/\/jobs\/job_/);
    studio.forget(new URL(page.url()).pathname.split("/").at(-1) ?? "");
    await expect(page.getByRole("heading", { name: "Start with data" })).toBeVisible();
  });

  await test.step("a, the name of a node, Enter: a source; Enter again: its settings", async () => {
    await keyboard.press("a");
    await editor.pick("CSV");
    await expect(editor.card("CSV")).toBeFocused();
    await keyboard.press("Enter");
    await expect(editor.settings.getByRole("combobox", { name: "Files" })).toBeFocused();
    await keyboard.type("lake/");
    await expect(page.getByRole("option", { name: /^airports\.csv/ })).toBeVisible();
    await keyboard.type("airp");
    await expect(page.getByRole("option")).toHaveCount(1);
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect(editor.settings.getByRole("combobox", { name: "Files" })).toHaveValue("lake/airports.csv");
  });

  await test.step("Ctrl+K finds the node, a letter starts the search for the next", async () => {
    await editor.findByKeys("CSV");
    await keyboard.press("f");
    await expect(editor.picker.getByRole("combobox")).toHaveValue("f");
    await expect(editor.picker).toContainText("Filter");
    await keyboard.press("Enter");
    await expect(editor.card("Filter")).toBeFocused();
    await expect(editor.wires()).toHaveCount(1);
    await keyboard.press("Enter");
    await editor.tabTo(editor.settings.getByRole("radio", { name: "Rules" }));
    // Held for a moment, as a finger does.
    await keyboard.press("ArrowRight", { delay: 60 });
    await expect(editor.settings.getByRole("radio", { name: "SQL" })).toBeChecked();
    await editor.tabTo(editor.sql("Keep rows where"), "Shift+Tab");
    await keyboard.type("latitude > 45");
    await expect(editor.badge).toHaveText(/^exact · 200 of \d{3} rows shown/);
  });

  await test.step("Escape leaves the field, and keys go to the canvas again", async () => {
    await keyboard.press("Escape");
    await keyboard.press("Escape");
    await editor.findByKeys("Filter");
    await keyboard.press("a");
    await editor.pick("Aggregate");
    await expect(editor.card("Aggregate")).toBeFocused();
    await keyboard.press("Enter");
    await editor.tabTo(editor.settings.getByRole("button", { name: "Choose columns" }));
    await keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Search: Choose columns" }).press("ArrowDown");
    await keyboard.type("state");
    await expect(page.getByRole("option")).toHaveCount(1);
    await keyboard.press("Enter");
    await keyboard.press("Escape");
    await editor.tabTo(editor.settings.getByRole("button", { name: "Add an aggregate" }));
    await keyboard.press("Enter");
    await expect(editor.card("Aggregate")).toContainText("by state · count");
  });

  await test.step("arrows walk along the wires", async () => {
    await editor.findByKeys("Aggregate");
    await keyboard.press("ArrowLeft");
    await expect(editor.card("Filter")).toBeFocused();
    await keyboard.press("ArrowLeft");
    await expect(editor.card("CSV")).toBeFocused();
    await keyboard.press("ArrowRight");
    await keyboard.press("ArrowRight");
    await expect(editor.card("Aggregate")).toBeFocused();
    await keyboard.press("F2");
    await keyboard.type("Airports by state");
    await keyboard.press("Enter");
    await expect(editor.card("Airports by state")).toBeFocused();
  });

  await test.step("a target, saved and run by keys", async () => {
    await keyboard.press("a");
    await editor.pick("Write CSV");
    await keyboard.press("Enter");
    await editor.tabTo(editor.settings.getByRole("combobox", { name: "Path" }));
    await keyboard.type(`${folder}/by_state.csv`);
    await keyboard.press("Control+Enter");
    await expect(editor.toasts.getByText("The run succeeded")).toBeVisible({ timeout: 60_000 });
    const expected = await ask(
      `select state, count(*) from read_csv('${studio.at("lake/airports.csv")}') where latitude > 45 group by all`,
    );
    const [file] = await studio.files(folder);
    const [header, ...rows] = (await studio.read(file ?? "")).trim().split("\n");
    expect(header).toBe("state,count");
    expect(rows.sort()).toEqual(expected.map((row) => row.join(",")).sort());
  });

  await test.step("Alt and a digit go to the tabs", async () => {
    await editor.findByKeys("Write CSV");
    for (const [key, tab] of [
      ["Alt+2", "Code"],
      ["Alt+3", "Runs"],
      ["Alt+4", "Details"],
      ["Alt+1", "Canvas"],
    ] as const) {
      await keyboard.press(key);
      await expect(page.getByRole("link", { name: tab, exact: true })).toHaveAttribute(
        "aria-current",
        "page",
      );
    }
  });
});

test("edits the graph as a list, for those who cannot see a canvas", async ({ page, editor, studio }) => {
  const { keyboard } = page;
  const { id } = await studio.createJob("Edited as a list");
  await editor.open(id);
  await expect(page.getByRole("heading", { name: "Start with data" })).toBeVisible();
  await keyboard.press("Shift+L");
  const list = page.getByRole("region", { name: "Nodes of the job" });
  const row = (name: string) => list.getByRole("listitem").filter({ hasText: name });
  await keyboard.press("a");
  await editor.pick("Parquet");
  await expect(editor.announcement).toHaveText("Parquet added");
  await expect(row("Parquet")).toContainText("Files is required.");
  await keyboard.press("a");
  await editor.pick("Limit");
  await expect(editor.announcement).toHaveText("Limit added after Parquet");
  await expect(row("Limit")).toContainText("Reads Parquet");

  await row("Parquet").getByRole("button", { pressed: false }).first().focus();
  await keyboard.press("ArrowDown");
  await expect(row("Limit").getByRole("button").first()).toBeFocused();
  await editor.tabTo(row("Limit").getByRole("button", { name: "Connect Limit" }));
  await keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Parquet" }).press("Enter");
  await expect(editor.announcement).toHaveText("Parquet disconnected from Limit");
  await expect(row("Limit")).toContainText("Reads nothing yet");

  await editor.tabTo(row("Parquet").getByRole("button", { name: "Connect Parquet" }), "Shift+Tab");
  await keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Limit" }).press("Enter");
  await expect(row("Limit")).toContainText("Reads Parquet");
  await editor.tabTo(row("Limit").getByRole("button", { name: "Delete Limit" }));
  await keyboard.press("Enter");
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await keyboard.press("Control+z");
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await editor.save();
  expect(Object.keys((await studio.job(id)).pipeline.nodes)).toHaveLength(2);
});
