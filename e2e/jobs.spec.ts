import { numbers } from "./pipelines";
import { expect, type Studio, test } from "./studio";

/** Four jobs with one word in common: one that succeeded, one that failed, two that never ran. */
async function fourJobs(studio: Studio, folder: string) {
  const good = await studio.createJob("Quokka alpha", numbers(`${folder}/a.csv`));
  const bad = await studio.createJob("Quokka beta", {
    ...numbers(`${folder}/b.csv`),
    nodes: {
      ...numbers(`${folder}/b.csv`).nodes,
      numbers: { type: "csv-source", name: "Gone", settings: { paths: ["gone.csv"] }, inputs: {} },
    },
  });
  await studio.createJob("Quokka gamma", numbers(`${folder}/c.csv`));
  await studio.createJob("Quokka delta", numbers(`${folder}/d.csv`), { description: "Also known as wombat" });
  expect((await studio.run(good.id)).state).toBe("SUCCEEDED");
  expect((await studio.run(bad.id)).state).toBe("FAILED");
  return { good, bad };
}

test("the list searches, sorts and filters, and the address keeps it", async ({ page, studio, folder }) => {
  await fourJobs(studio, folder);
  const names = () =>
    page
      .getByRole("row")
      .getByRole("link", { name: /^Quokka/ })
      .allTextContents();
  await page.goto("/jobs");

  await test.step("search as you type, by name and description", async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("textbox", { name: "Search jobs" })).toBeFocused();
    await page.keyboard.type("quokka");
    await expect(page).toHaveURL(/search=quokka/);
    await expect.poll(async () => (await names()).length).toBe(4);
    await page.getByRole("textbox", { name: "Search jobs" }).fill("wombat");
    await expect.poll(names).toEqual(["Quokka delta"]);
    await page.getByRole("textbox", { name: "Search jobs" }).fill("quokka");
  });

  await test.step("sort by name, both ways", async () => {
    await expect.poll(async () => (await names()).length).toBe(4);
    await page.getByRole("button", { name: "Name" }).click();
    await expect(page).toHaveURL(/sort=name/);
    await expect.poll(names).toEqual(["Quokka alpha", "Quokka beta", "Quokka delta", "Quokka gamma"]);
    await page.getByRole("button", { name: "Name" }).click();
    await expect(page).toHaveURL(/direction=desc/);
    await expect.poll(names).toEqual(["Quokka gamma", "Quokka delta", "Quokka beta", "Quokka alpha"]);
  });

  await test.step("filter by how the last run went", async () => {
    await page.getByRole("radio", { name: "Failed" }).click();
    await expect(page).toHaveURL(/state=failed/);
    await expect.poll(names).toEqual(["Quokka beta"]);
    await page.getByRole("radio", { name: "Never run" }).click();
    await expect.poll(names).toEqual(["Quokka gamma", "Quokka delta"]);
  });

  await test.step("reload keeps it, the back button takes it back, a word that nothing has says so", async () => {
    await page.reload();
    await expect.poll(names).toEqual(["Quokka gamma", "Quokka delta"]);
    await expect(page.getByRole("textbox", { name: "Search jobs" })).toHaveValue("quokka");
    await page.goBack();
    await expect.poll(names).toEqual(["Quokka beta"]);
    await page.getByRole("textbox", { name: "Search jobs" }).fill("no such marsupial");
    await expect(page.getByRole("heading", { name: "No job matches" })).toBeVisible();
    await page.getByRole("button", { name: "Show all jobs" }).click();
    await expect(page).not.toHaveURL(/search=/);
  });
});

test("a job is cloned, run from the list, and deleted by typing its name", async ({
  page,
  studio,
  folder,
}) => {
  const { good } = await fourJobs(studio, folder);
  await page.goto("/jobs?search=quokka");
  const row = (name: string) =>
    page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
  const act = async (name: string, action: string) => {
    await page.getByRole("button", { name: `Actions for ${name}`, exact: true }).click();
    await page.getByRole("menuitem", { name: action }).click();
  };

  await act("Quokka alpha", "Clone");
  await expect(page.getByText(/^Cloned as “Quokka alpha/)).toBeVisible();
  const { jobs } = await studio.call("listJobs", { query: { search: "Quokka alpha" } });
  const clone = jobs.find(({ id }) => id !== good.id);
  studio.forget(clone?.id ?? "");
  const name = clone?.name ?? "";
  await expect(row(name)).toContainText("Never run");
  expect((await studio.job(clone?.id ?? "")).pipeline.nodes).toEqual(good.pipeline.nodes);

  await page.getByRole("button", { name: `Run ${name}`, exact: true }).click();
  await expect(row(name)).toContainText("Succeeded", { timeout: 60_000 });

  await act(name, "Delete…");
  const dialog = page.getByRole("alertdialog");
  const confirm = dialog.getByRole("button", { name: "Delete job" });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("textbox").fill(name.slice(0, -1));
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("textbox").fill(name);
  await confirm.click();
  await expect(page.getByText(`“${name}” was deleted.`)).toBeVisible();
  await expect(row(name)).toHaveCount(0);
  expect((await studio.call("listJobs", { query: { search: name } })).jobs.map(({ id }) => id)).not.toContain(
    clone?.id,
  );
  expect(await studio.files(folder)).not.toEqual([]);
});

test("versions are compared and restored, and nothing is lost", async ({ page, editor, studio, folder }) => {
  const { id } = await studio.createJob("Many versions", numbers(`${folder}/out.csv`));
  await editor.open(id);
  await editor.select("Large");
  for (const value of ["6", "7"]) {
    await editor.settings.getByRole("combobox", { name: "Value" }).fill(value);
    await expect(editor.card("Large")).toContainText(`n > ${value}`);
    await editor.save();
  }
  await editor.go("Details");
  const version = (number: number) =>
    page.getByRole("listitem").filter({ hasText: new RegExp(`^v${number}`) });
  await expect(version(3)).toContainText("current");

  await page.getByRole("button", { name: "Compare with version 1" }).click();
  const dialog = page.getByRole("dialog", { name: "Compare versions" });
  await expect(dialog.getByRole("listitem").filter({ hasText: "Large" })).toContainText("n > 5");
  await expect(dialog.getByRole("listitem").filter({ hasText: "Large" })).toContainText("n > 6");
  await dialog.getByRole("button", { name: "Restore version 1…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("Version 1 is restored, as version 4.")).toBeVisible();
  await expect(version(4)).toContainText("restored from v1");
  const job = await studio.job(id);
  expect([job.version, job.pipeline.nodes.large?.settings.condition]).toEqual([4, "n > 5"]);
  await editor.go("Canvas");
  await expect(editor.card("Large")).toContainText("n > 5");
  await page.getByRole("button", { name: "Undo: Restore version 1" }).click();
  await expect(editor.card("Large")).toContainText("n > 7");
});
