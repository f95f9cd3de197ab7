import { expect, test } from "./studio";

test("a node type is found by what AWS Glue calls it, and its examples are computed", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Nodes" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nodes" })).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("textbox", { name: "Search nodes" })).toBeFocused();
  await page.keyboard.type("conditional router");
  await expect(page.getByRole("link", { name: /^Filter/ })).toBeHidden();
  await page.getByRole("link", { name: /^Route/ }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Route" })).toBeVisible();
  await expect(page.getByRole("grid", { name: "Out: very_late" }).getByText("JFK")).toBeVisible();
  await expect(page.getByText('rows.route("By delay", {')).toBeVisible();

  await page.getByRole("radio", { name: "A condition about a column that is not there" }).click();
  await expect(page.getByText("“Rows” has no column “dely”.").first()).toBeVisible();
});

test("a source shows its own files, and the rows of a sample job; an unknown type is not found", async ({
  page,
}) => {
  await page.goto("/nodes/parquet-source");
  await expect(page.getByRole("grid", { name: "In: lake/flights/2024.parquet" })).toBeVisible();
  await expect(page.getByText("As “Delays by state” has it, over the sample data")).toBeVisible();
  await expect(page.getByRole("grid", { name: "Out" }).getByRole("row").nth(1)).toBeVisible();
  await page.getByRole("radio", { name: "A file that is no Parquet" }).click();
  await expect(page.getByText("“… “lake/renamed.parquet” cannot be read …”")).toBeVisible();
  await page.goto("/nodes/nothing");
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
});
