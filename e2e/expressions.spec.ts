import type { Pipeline } from "../lib/model/pipeline";
import { chain, table } from "./pipelines";
import { expect, test } from "./studio";

const prices = (): Pipeline =>
  chain({
    prices: table("Prices", { city: "VARCHAR", price: "DOUBLE" }, [
      ["Zürich", "12.345"],
      ["Bern", "7.5"],
    ]),
    computed: {
      type: "derived-column",
      name: "Computed",
      settings: { compute: [{ name: "rounded", expression: "price" }] },
    },
  });

const label = "Expression of rounded";

test("while an expression is typed, its functions and columns explain themselves", async ({
  page,
  editor,
  studio,
}) => {
  const { id } = await studio.createJob("Help while typing", prices());
  await editor.open(id);
  await editor.select("Computed");
  await editor.sql(label).fill("");
  await editor.sql(label).pressSequentially("roun");
  await expect(page.getByRole("option", { name: /^ƒ?\s*round\b/ }).first()).toBeVisible();
  // Both columns and functions fit “roun”: the function is written with its arguments to fill in. A list that has just
  // opened takes no key, so that nobody accepts what they have not seen.
  await page.waitForTimeout(200);
  await page.keyboard.press("Tab");
  await expect(editor.sql(label)).toHaveText("round(number)");
  await page.keyboard.type("price, ");
  const help = page.locator(".cm-help");
  await expect(help.locator("b")).toHaveText("digits");
  // A list of completions that opened meanwhile goes first.
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden({ timeout: 500 });
  }).toPass();
  await page.keyboard.type("1");
  await expect(help).toBeHidden();
  await expect(editor.settings.getByText("12.3", { exact: true })).toBeVisible();
  // The pointer over a name.
  await page.getByRole("textbox", { name: label }).getByText("price").hover();
  await expect(help).toContainText("priceDOUBLE");
  await page.mouse.move(5, 5);
  await expect(help).toBeHidden();
  await page
    .getByRole("textbox", { name: label })
    .getByText("round", { exact: false })
    .first()
    .hover({ position: { x: 12, y: 9 } });
  await expect(help).toContainText("Rounds half away from zero");
  await expect(help).toContainText("2.35");
});

test("a function is found by words, and written by the list", async ({ page, editor, studio }) => {
  const { id } = await studio.createJob("Function list", prices());
  await editor.open(id);
  await editor.select("Computed");
  await editor.sql(label).fill("");
  await editor.settings.getByRole("button", { name: "Functions" }).first().click();
  const list = page.getByRole("dialog", { name: "Functions" });
  await list.getByRole("combobox", { name: "Search functions" }).fill("accented plain");
  await expect(list.getByRole("option", { name: /strip_accents/ })).toBeVisible();
  await expect(list).toContainText("strip_accents('Zürich') → Zurich");
  await page.keyboard.press("Enter");
  await expect(list).toBeHidden();
  await expect(editor.sql(label)).toHaveText("strip_accents(text)");
  await expect(editor.sql(label)).toBeFocused();
  await page.keyboard.type("city");
  await expect(editor.sql(label)).toHaveText("strip_accents(city)");
  await expect(editor.settings.getByText("Zurich", { exact: true })).toBeVisible();
  // Aggregates cannot stand in a derived column, so they are not offered.
  await page.keyboard.press("Escape");
  await editor.settings.getByRole("button", { name: "Functions" }).first().click();
  await list.getByRole("combobox", { name: "Search functions" }).fill("count_if");
  await expect(list.getByText("No function fits these words.")).toBeVisible();
});
