import { ask } from "./oracle";
import { expect, test } from "./studio";

test("builds a job with the mouse: picker, wires into empty space, plus, splice, a run", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  await test.step("an empty canvas offers what to do first", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: /^Empty canvas/ }).click();
    const dialog = page.getByRole("dialog", { name: "New job" });
    await dialog.getByRole("textbox", { name: "Name" }).fill("Built by mouse");
    await dialog.getByRole("button", { name: "Create and open" }).click();
    await expect(page).toHaveURL(/\/jobs\/job_/);
    studio.forget(new URL(page.url()).pathname.split("/").at(-1) ?? "");
    await expect(page.getByRole("heading", { name: "Start with data" })).toBeVisible();
  });

  await test.step("a source from the list, its file from the folders", async () => {
    await page.getByRole("button", { name: "Add a source" }).click();
    await editor.offered("CSV").click();
    await expect(editor.card("CSV")).toBeFocused();
    await expect(editor.card("CSV")).toHaveAccessibleDescription(/not configured/);
    await editor.settings.getByRole("combobox", { name: "Files" }).click();
    await page.getByRole("option", { name: /^lake/ }).click();
    await page.getByRole("option", { name: /^airports\.csv/ }).click();
    await expect(editor.settings.getByRole("combobox", { name: "Files" })).toHaveValue("lake/airports.csv");
    await expect(editor.card("CSV")).not.toHaveAccessibleDescription(/not configured/);
    await expect(editor.badge).toHaveText(/^exact · 200 of 3,376 rows shown/);
  });

  await test.step("a wire drawn into empty space asks what comes next, and wires it", async () => {
    const out = await editor.middle(editor.port("CSV", "out"));
    await editor.drag(out, { x: out.x + 120, y: out.y - 90 });
    await expect(editor.picker).toContainText("Add after CSV");
    await editor.offered("Filter").click();
    await expect(editor.wires()).toHaveCount(1);
    await editor.settings.getByRole("button", { name: "Rule", exact: true }).click();
    await editor.choose(editor.settings.getByRole("button", { name: /^Column: / }), "state");
    await editor.settings.getByRole("combobox", { name: "Value" }).click();
    await page.getByRole("option", { name: /^CA/ }).click();
    await expect(editor.card("Filter")).toContainText("state = 'CA'");
    await expect(editor.badge).toHaveText(/^exact · 200 of 205 rows shown/);
  });

  await test.step("the plus of a card adds behind it", async () => {
    await page.getByRole("button", { name: "Fit everything in view" }).click();
    await editor.addAfter("Filter", "Join");
    await expect(editor.wires()).toHaveCount(2);
    await expect(editor.port("Join", "in", "right")).toHaveAttribute("title", "Right: not connected");
  });

  await test.step("the menu of the canvas adds a second source, and a wire joins it", async () => {
    await page.getByRole("button", { name: "Fit everything in view" }).click();
    const join = await editor.middle(editor.card("Join"));
    await page.mouse.click(join.x - 220, join.y + 150, { button: "right" });
    await page.getByRole("menuitem", { name: /^Add a node…/ }).click();
    await editor.offered("Parquet").click();
    await editor.settings.getByRole("combobox", { name: "Files" }).click();
    for (const part of [/^lake/, /^flights/, /^flights-3m\.parquet/])
      await page.getByRole("option", { name: part }).click();
    await editor.drag(
      await editor.middle(editor.port("Parquet", "out")),
      await editor.middle(editor.port("Join", "in", "right")),
    );
    await expect(editor.wires()).toHaveCount(3);
    await expect(editor.port("Join", "in", "right")).toHaveAttribute("title", "Right");
  });

  await test.step("the join knows the columns of both sides and says how they match", async () => {
    await editor.select("Join");
    await editor.settings.getByRole("button", { name: "Add a key" }).click();
    await editor.choose(editor.settings.getByRole("button", { name: /^Key 1, left: / }), "iata");
    await editor.choose(editor.settings.getByRole("button", { name: /^Key 1, right: / }), "origin");
    await expect(editor.card("Join")).toContainText("inner join · iata = origin");
    await expect(editor.settings.getByText(/rows of Parquet/)).toBeVisible();
  });

  await test.step("aggregate by city, write CSV", async () => {
    await page.getByRole("button", { name: "Fit everything in view" }).click();
    await editor.addAfter("Join", "Aggregate");
    await editor.settings.getByRole("button", { name: "Choose columns" }).click();
    await page.getByRole("option", { name: /^city/ }).click();
    await page.keyboard.press("Escape");
    await editor.settings.getByRole("button", { name: "Add an aggregate" }).click();
    await editor.settings.getByRole("textbox", { name: "Name of count" }).fill("flights");
    await page.getByRole("button", { name: "Fit everything in view" }).click();
    await editor.addAfter("Aggregate", "Write CSV");
    await editor.settings.getByRole("combobox", { name: "Path" }).fill(`${folder}/by_city.csv`);
    await page.keyboard.press("Escape");
    await expect(editor.badge).toHaveText(/^would write \d+ rows to /);
  });

  await test.step("a loose card that is let go on a wire is spliced into it", async () => {
    await page.getByRole("button", { name: "Fit everything in view" }).click();
    const target = await editor.middle(editor.card("Write CSV"));
    await page.mouse.click(target.x - 60, target.y + 140, { button: "right" });
    await page.getByRole("menuitem", { name: /^Add a node…/ }).click();
    await editor.offered("Sort").click();
    await expect(editor.wires()).toHaveCount(5);
    const from = await editor.middle(editor.port("Aggregate", "out"));
    const to = await editor.middle(editor.port("Write CSV", "in"));
    await editor.drag(await editor.middle(editor.card("Sort")), {
      x: (from.x + to.x) / 2,
      y: (from.y + to.y) / 2,
    });
    await expect(editor.announcement).toHaveText("Sort inserted");
    await expect(editor.wires()).toHaveCount(6);
    await editor.select("Sort");
    await editor.settings.getByRole("button", { name: "Add a key" }).click();
    await editor.choose(editor.settings.getByRole("button", { name: /^Sort key 1: / }), "city");
  });

  await test.step("it runs, and writes what DuckDB says by itself", async () => {
    await editor.run();
    const expected = await ask(
      `select city, count(*) from read_csv('${studio.at("lake/airports.csv")}') a
       join read_parquet('${studio.at("lake/flights/flights-3m.parquet")}') f on a.iata = f.origin
       where state = 'CA' group by city order by city`,
    );
    expect(expected.length).toBeGreaterThan(5);
    const [file] = await studio.files(folder);
    const written = (await studio.read(file ?? "")).trim().split("\n");
    expect(written).toEqual(["city,flights", ...expected.map((row) => row.join(","))]);
  });
});
