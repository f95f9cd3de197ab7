import type { Page } from "@playwright/test";
import { chain, numbers, table } from "./pipelines";
import { expect, test } from "./studio";

test.describe("the clipboard", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("nodes are copied between jobs, with the wires inside the selection", async ({
    page,
    editor,
    studio,
    folder,
  }) => {
    const from = await studio.createJob("Copied from", numbers(`${folder}/a.csv`));
    const to = await studio.createJob("Pasted into", numbers(`${folder}/b.csv`));
    await editor.open(from.id);
    await editor.card("Large").click();
    await editor.card("File").click({ modifiers: ["Shift"] });
    await expect(editor.settings.getByRole("heading", { name: "2 nodes" })).toBeVisible();
    await page.keyboard.press("Control+c");
    await expect(editor.announcement).toHaveText("2 nodes copied");

    await editor.open(to.id);
    await expect(editor.cards()).toHaveCount(3);
    await editor.canvas.focus();
    await page.keyboard.press("Control+v");
    await expect(editor.announcement).toHaveText("2 nodes pasted");
    await expect(editor.cards()).toHaveCount(5);
    await expect(editor.wires()).toHaveCount(3);
    await editor.save();
    const { nodes } = (await studio.job(to.id)).pipeline;
    const names = Object.values(nodes).map(({ name }) => name);
    expect(new Set(names).size).toBe(5);
    const pasted = Object.entries(nodes).filter(([id]) => !["numbers", "large", "file"].includes(id));
    const filter = pasted.find(([, { type }]) => type === "filter");
    expect(filter?.[1]).toMatchObject({ settings: { condition: "n > 5" }, inputs: {} });
    expect(pasted.find(([, { type }]) => type === "csv-target")?.[1].inputs).toEqual({ in: filter?.[0] });
    await page.keyboard.press("Control+z");
    await expect(editor.cards()).toHaveCount(3);
  });

  test("a table from a spreadsheet becomes inline data with types", async ({ page, editor, studio }) => {
    const { id } = await studio.createJob("Pasted table");
    await editor.open(id);
    await expect(page.getByRole("heading", { name: "Start with data" })).toBeVisible();
    await page.evaluate(() =>
      navigator.clipboard.writeText(
        'day\tamount\tnote\r\n2026-01-31\t1200.5\t"two\nlines"\r\n2026-02-01\t-3\tplain\r\n2026-02-02\t\t\r\n',
      ),
    );
    await page.keyboard.press("Control+v");
    await expect(editor.card("Pasted data")).toBeVisible();
    await expect.poll(() => editor.columns("Output of Pasted data")).toEqual(["day", "amount", "note"]);
    await expect
      .poll(async () =>
        (await editor.rows("Output of Pasted data")).map(([day, amount]) => [day, Number(amount)]),
      )
      .toEqual([
        ["2026-01-31", 1200.5],
        ["2026-02-01", -3],
        ["2026-02-02", Number.NaN],
      ]);
    await editor.save();
    const [node] = Object.values((await studio.job(id)).pipeline.nodes);
    expect(node?.settings.columns).toEqual([
      { name: "day", type: "DATE" },
      { name: "amount", type: expect.stringMatching(/^(DOUBLE|DECIMAL)/) },
      { name: "note", type: "VARCHAR" },
    ]);
  });
});

test("a CSV file that is dropped on the canvas becomes a source that reads it", async ({
  page,
  editor,
  studio,
}) => {
  const { id } = await studio.createJob("Dropped file");
  await editor.open(id);
  await expect(page.getByRole("heading", { name: "Start with data" })).toBeVisible();
  const drop = async (name: string, text: string) => {
    const dataTransfer = await page.evaluateHandle(
      ([file, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], file, { type: "text/csv" }));
        return transfer;
      },
      [name, text] as const,
    );
    const { x, y } = await editor.middle(editor.canvas);
    await editor.canvas.dispatchEvent("dragover", { dataTransfer, clientX: x, clientY: y });
    await expect(page.getByText("Drop to add a source")).toBeVisible();
    await editor.canvas.dispatchEvent("drop", { dataTransfer, clientX: x, clientY: y });
  };

  await drop("tide-levels.csv", "harbour;level\nZürich;1,5\n成田;2,25\n");
  await expect(editor.card("Tide levels")).toBeVisible();
  await expect.poll(() => editor.columns("Output of Tide levels")).toEqual(["harbour", "level"]);
  await expect
    .poll(async () => (await editor.rows("Output of Tide levels")).map(([name]) => name))
    .toEqual(["Zürich", "成田"]);
  await editor.save();
  const [node] = Object.values((await studio.job(id)).pipeline.nodes);
  const file = String(node?.settings.paths);
  expect(file).toMatch(/^uploads\/tide-levels.*\.csv$/);
  expect(await studio.read(file)).toContain("成田");
  await studio.remove(file);

  await drop("picture.png", "not a table");
  await expect(editor.toasts.getByText("No source reads “picture.png”.")).toBeVisible();
  await expect(editor.cards()).toHaveCount(1);
});

test("deleting a node heals the wire, and tidy moves only what is not tidy", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const messy = numbers(`${folder}/out.csv`);
  const { id } = await studio.createJob("Healed and tidied", {
    ...messy,
    layout: { numbers: { x: 40, y: 300 }, large: { x: -100, y: 20 }, file: { x: 10, y: 120 } },
  });
  await editor.open(id);
  await expect(editor.cards()).toHaveCount(3);
  const tidy = page.getByRole("toolbar", { name: "Canvas" }).getByRole("button", { name: "Tidy" });

  await tidy.click();
  await expect(editor.announcement).toHaveText("Tidied");
  await editor.save();
  const { layout } = (await studio.job(id)).pipeline;
  const x = ["numbers", "large", "file"].map((node) => layout[node]?.x ?? Number.NaN);
  expect(x).toEqual([...x].sort((a, b) => a - b));
  expect(new Set(x).size).toBe(3);

  await test.step("tidy twice is tidy once", async () => {
    await tidy.click();
    await expect(editor.announcement).toHaveText("Tidied");
    await expect(editor.saveState).toHaveText("Saved");
    await expect(page.getByRole("button", { name: "Undo: Tidy" })).toBeVisible();
    await page.getByRole("button", { name: "Undo: Tidy" }).click();
    await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
    await page.getByRole("button", { name: "Redo: Tidy" }).click();
  });

  await page.getByRole("button", { name: "Fit everything in view" }).click();
  await editor.select("Large");
  await page.keyboard.press("Delete");
  await expect(editor.cards()).toHaveCount(2);
  await expect(editor.wires()).toHaveCount(1);
  await editor.save();
  expect((await studio.job(id)).pipeline.nodes.file?.inputs).toEqual({ in: "numbers" });
});

test("one list finds every command, node and setting; another lists the keys", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const { id } = await studio.createJob("Found by name", numbers(`${folder}/out.csv`));
  await editor.open(id);
  await expect(editor.cards()).toHaveCount(3);
  const search = async (text: string) => {
    await page.keyboard.press("Control+k");
    await editor.palette.getByRole("combobox").fill(text);
  };

  await search("Large");
  await page.keyboard.press("Enter");
  await expect(editor.settings.getByRole("textbox", { name: "Name of the node" })).toHaveValue("Large");

  await search("when data exists");
  await editor.palette.getByRole("option", { name: /When data exists/ }).click();
  await expect(editor.settings.getByRole("textbox", { name: "Name of the node" })).toHaveValue("File");
  await expect(editor.settings.locator("[data-field=mode]")).toContainText("When data exists");

  await search("select all");
  await page.keyboard.press("Enter");
  await expect(editor.settings.getByRole("heading", { name: "3 nodes" })).toBeVisible();

  await search("sort");
  await editor.palette.getByRole("option", { name: /^Sort/ }).last().click();
  await expect(editor.card("Sort")).toBeVisible();

  await search("nothing is called like this");
  await expect(editor.palette).toContainText("Nothing is called that.");
  await page.keyboard.press("Escape");
  await expect(editor.palette).toBeHidden();

  await editor.canvas.focus();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  for (const entry of ["Add a node", "Undo", "Tidy", "Show this list"])
    await expect(sheet.getByText(entry, { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});

test("columns say how they are filled, and a bar keeps or excludes its rows", async ({
  page,
  editor,
  studio,
}) => {
  const { id } = await studio.createJob(
    "Bars and facts",
    chain({
      pets: table("Pets", { kind: "VARCHAR", age: "BIGINT" }, [
        ...Array.from({ length: 6 }, (_, at) => ["cat", String(at)]),
        ...Array.from({ length: 3 }, (_, at) => ["dog", String(at + 10)]),
        [null, null],
      ]),
    }),
  );
  await editor.open(id);
  await editor.select("Pets");
  const grid = editor.grid("Output of Pets");
  const bar = (name: string) => page.getByRole("button", { name });

  await test.step("facts of a column", async () => {
    await expect(bar("cat: 6 rows").first()).toBeVisible();
    await grid.getByRole("button", { name: "kind", exact: true }).hover();
    const facts = page.getByRole("tooltip");
    for (const fact of ["VARCHAR", "NULL1 · 10 %", "Distinct 2", "Leastcat", "Mostdog"])
      await expect(facts).toContainText(fact);
    await page.mouse.move(5, 5);
  });

  await test.step("keep only these rows", async () => {
    await bar("cat: 6 rows").first().click();
    await page.getByRole("menuitem", { name: /Keep only these rows/ }).click();
    await expect(editor.cards()).toHaveCount(2);
    await expect(editor.card("Filter")).toContainText("kind = 'cat'");
    await editor.view("Out");
    await expect.poll(async () => (await editor.rows("Output of Filter")).length).toBe(6);
    await page.getByRole("button", { name: "Undo: Keep rows" }).click();
    await expect(editor.cards()).toHaveCount(1);
  });

  await test.step("exclude these rows, NULL stays", async () => {
    await editor.select("Pets");
    await bar("cat: 6 rows").first().click();
    await page.getByRole("menuitem", { name: /Exclude these rows/ }).click();
    await expect(editor.cards()).toHaveCount(2);
    await editor.view("Out");
    await expect
      .poll(async () => (await editor.rows("Output of Filter")).map(([kind]) => kind))
      .toEqual(["dog", "dog", "dog", "NULL"]);
  });

  await test.step("sort and search in the sample", async () => {
    await editor.select("Pets");
    await grid.getByRole("button", { name: "age", exact: true }).click();
    await grid.getByRole("button", { name: "age", exact: true }).click();
    await expect.poll(async () => (await editor.rows("Output of Pets"))[0]?.[1]).toBe("12");
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await page.getByRole("textbox", { name: "Search in the sample" }).fill("dog");
    await expect.poll(async () => (await editor.rows("Output of Pets")).length).toBe(3);
  });
});

test("a wrong word is marked as that word, with the nearest choice one click away", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const { id } = await studio.createJob("One wrong word", numbers(`${folder}/out.csv`));
  await editor.open(id);
  await editor.select("Large");
  await editor.settings.getByRole("radio", { name: "SQL" }).click();
  await editor.writeSql("Keep rows where", "abs(n) > 5 and nn < 100");
  const field = editor.settings.locator("[data-field=condition]");
  await expect(field.locator(".cm-lintRange-error")).toHaveText("nn");
  await expect(field).toContainText("nn");
  await expect(editor.card("Large").getByRole("button", { name: /nn/ })).toBeVisible();
  await expect(editor.badge).toHaveText(/^does not run/);
  await field.getByRole("button", { name: "n", exact: true }).click();
  await expect(editor.sql("Keep rows where")).toHaveText("abs(n) > 5 and n < 100");
  await expect(editor.badge).toHaveText(/^exact · 5 rows/);
  await expect(editor.card("Large").getByRole("button", { name: /nn/ })).toBeHidden();

  await test.step("values of the expression while it is typed", async () => {
    await editor.writeSql("Keep rows where", "n % 2 = 0");
    await expect(field).toContainText("boolean");
    await expect(field).toContainText("false");
    await expect(field).toContainText("true");
  });
  await test.step("completion knows the columns", async () => {
    await editor.sql("Keep rows where").fill("n > 5 and ");
    await page.keyboard.press("Control+Space");
    await expect(page.getByRole("option", { name: /^n\b/ }).first()).toBeVisible();
    await page.keyboard.press("Escape");
  });
});

test("of a hundred quick edits only the last is shown", async ({ page, editor, studio, folder }) => {
  const { id } = await studio.createJob("A hundred edits", numbers(`${folder}/out.csv`));
  await editor.open(id);
  await editor.select("Large");
  await editor.view("Out");
  await expect.poll(() => editor.rows("Output of Large")).toHaveLength(5);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/preview")) asked.push(request.postData() ?? "");
  });
  const value = editor.settings.getByRole("combobox", { name: "Value" });
  for (let edit = 1; edit < 100; edit++) await value.fill(String(edit % 8));
  await value.fill("8");
  await expect(editor.card("Large")).toContainText("n > 8");
  await expect(editor.badge).toHaveText(/^exact · 2 rows/);
  await expect.poll(() => editor.rows("Output of Large")).toEqual([["9"], ["10"]]);
  await expect(editor.grid("Output of Large")).toHaveAttribute("aria-busy", "false");
  expect(asked.length).toBeLessThan(100);
  expect(asked.at(-1)).toContain("n > 8");
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: /^Undo: Edit/ }).click();
  await expect(editor.card("Large")).toContainText("n > 5");
});

test("hostile names are names and nothing else", async ({ page, editor, studio, folder }) => {
  const names = [
    `"quotes" and 'quotes'`,
    "*/ alert(1) /*",
    `\${alert(1)}`,
    `\`\${alert(1)}\``,
    "two\nlines",
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "constructor",
    "'; drop table x; --",
    "</script><script>alert(1)</script>",
  ];
  const columns = Object.fromEntries(
    names.filter((name) => name !== "__proto__").map((name) => [name, "VARCHAR"]),
  );
  const source = table("source", columns, [Object.keys(columns), Object.keys(columns)]);
  source.settings.columns.push({ name: "__proto__", type: "VARCHAR" });
  source.settings.rows.forEach((row) => {
    row.push("__proto__");
  });
  const nodes = Object.fromEntries(
    names.map((name, at) => [`f${at}`, { type: "filter", name, settings: { condition: "true" } }]),
  );
  const { id } = await studio.createJob(
    `<img src=x onerror=alert(1)> \${job}`,
    chain({
      source,
      ...nodes,
      file: {
        type: "json-target",
        name: `*/ file \`\${x}\``,
        settings: { path: `${folder}/out.json`, mode: "overwrite" },
      },
    }),
    { description: "<script>alert(1)</script>" },
  );

  await editor.open(id);
  await expect(editor.cards()).toHaveCount(names.length + 2);
  await test.step("on the canvas and in the grid", async () => {
    await page.getByRole("button", { name: "Fit everything in view" }).click();
    await editor.card("<img src=x onerror=alert(1)>").click();
    await editor.view("Out");
    await expect
      .poll(async () => (await editor.columns("Output of <img src=x onerror=alert(1)>")).length)
      .toBeGreaterThan(2);
    await expect(editor.badge).toHaveText(/^exact · 2 rows/);
  });

  await test.step("it runs, and what comes out is what went in", async () => {
    await editor.run();
    const run = await studio.endedRun(id);
    expect(run.state).toBe("SUCCEEDED");
    const rows = await studio.output(run.id, "file");
    expect(rows).toHaveLength(2);
    for (const name of Object.keys(columns)) expect(rows[0]?.[name]).toBe(name);
  });

  await test.step("in every tab", async () => {
    await editor.go("Code");
    await expect(page.getByRole("textbox", { name: "TypeScript of the job" })).toContainText(
      "onerror=alert(1)",
    );
    await page.getByRole("tab", { name: "SQL" }).click();
    await expect(page.getByRole("textbox", { name: "SQL of the job" })).toBeVisible();
    await page.getByRole("tab", { name: "PySpark" }).click();
    await expect(page.getByRole("textbox", { name: "PySpark of the job" })).toContainText(
      "def main() -> None",
    );
    await expect(page.getByRole("region", { name: "Where Spark and DuckDB differ" })).toBeVisible();
    await editor.go("Runs");
    await page.getByRole("tab", { name: "Nodes" }).click();
    await expect(page.getByRole("cell", { name: "<img src=x onerror=alert(1)>" })).toBeVisible();
    await editor.go("Details");
    await expect(page.getByRole("textbox", { name: "Description" })).toHaveValue("<script>alert(1)</script>");
  });

  await test.step("the printed program builds the same nodes", async () => {
    const { pipeline, name } = await studio.job(id);
    const { typescript } = await studio.call("compile", { body: { name, pipeline } });
    const { recorded, diagnostics } = await studio.call("record", {
      body: { program: typescript?.text ?? "", pipeline },
    });
    expect(diagnostics).toEqual([]);
    expect(recorded?.pipeline.nodes).toEqual(pipeline.nodes);
    expect(recorded?.kind).toBe("nodes");
  });

  await test.step("on the other pages", async () => {
    for (const address of ["/", "/jobs"]) {
      await page.goto(address);
      await expect(page.getByRole("link", { name: /onerror=alert/ }).first()).toBeVisible();
    }
    expect(await injected(page)).toEqual([]);
  });
});

/** Elements that only a name that became markup could have made. */
const injected = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("img[onerror], main script")].map((one) => one.outerHTML),
  );
