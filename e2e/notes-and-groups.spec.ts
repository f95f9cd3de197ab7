import type { Page } from "@playwright/test";
import type { Pipeline } from "../lib/model/pipeline";
import { violations } from "./axe";
import type { Editor } from "./editor";
import { numbers } from "./pipelines";
import { expect, type Studio, test } from "./studio";

const saved = async (editor: Editor, studio: Studio, id: string): Promise<Pipeline> => {
  await editor.save();
  return (await studio.job(id)).pipeline;
};

const named = ({ nodes }: Pipeline, name: string) => {
  const found = Object.entries(nodes).find(([, node]) => node.name === name);
  if (!found) throw new Error(`There is no node “${name}”.`);
  return { id: found[0], ...found[1] };
};

const boxOf = async (editor: Editor, name: string) => {
  const box = await editor.card(name).boundingBox();
  if (!box) throw new Error(`“${name}” is not on the screen.`);
  return box;
};

/** What stands at a corner of a frame, where no card is. */
const cornerOf = async (editor: Editor, name: string) => {
  const { x, y, height } = await boxOf(editor, name);
  return { x: x + 6, y: y + height - 6 };
};

const openNumbers = async (editor: Editor, studio: Studio, title: string, folder: string) => {
  const { id } = await studio.createJob(title, numbers(`${folder}/out.csv`));
  await editor.open(id);
  await expect(editor.cards()).toHaveCount(3);
  return id;
};

/** Selects two nodes and puts a named frame around them. */
async function group(page: Page, editor: Editor, names: readonly [string, string], title: string) {
  await editor.card(names[0]).click();
  await editor.card(names[1]).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+g");
  await expect(editor.card("Group").getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
  await expect(editor.card(title)).toBeFocused();
}

test("a note is written, drawn, resized, coloured, copied and taken back", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const id = await openNumbers(editor, studio, "Notes", folder);
  await editor.card("Large").click();
  await page.keyboard.press("a");
  await editor.pick("note");
  const text = editor.canvas.getByRole("textbox", { name: "Text of the note" });
  await expect(text).toBeFocused();
  await text.fill(
    "# Why\n\n- **large** ones\n- <b>no</b> [data](https://example.com/a) [bad](javascript:alert(1))",
  );
  await page.keyboard.press("Escape");
  const note = editor.card("Note");
  await expect(note).toBeFocused();
  await expect(note.getByRole("listitem")).toHaveCount(2);
  await expect(note.locator("strong")).toHaveText("large");
  await expect(note.locator("b")).toHaveCount(0);
  await expect(note).toContainText("<b>no</b>");
  await expect(note.getByRole("link")).toHaveCount(1);
  const link = note.getByRole("link", { name: "data" });
  await expect(link).toHaveAttribute("href", "https://example.com/a");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(link).toHaveAttribute("target", "_blank");

  const before = await boxOf(editor, "Note");
  const corner = note.locator("[data-side=corner]");
  const from = await editor.middle(corner);
  await editor.drag(from, { x: from.x + 80, y: from.y + 60 });
  await expect.poll(async () => (await boxOf(editor, "Note")).width).toBeGreaterThan(before.width + 60);
  const wide = named(await saved(editor, studio, id), "Note").id;
  const widthNow = async () => (await saved(editor, studio, id)).layout[wide]?.width ?? 0;
  const width = await widthNow();
  await note.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(editor.announcement).toHaveText(/^\d+ by \d+$/);
  expect(await widthNow()).toBe(width + 40);
  await page.keyboard.press("Control+z");
  expect(await widthNow()).toBe(width);

  await editor.settings.getByRole("radio", { name: "rose" }).click();
  await expect(note.locator("[data-color=rose]")).toBeVisible();

  // A click on the paper writes on, the settings say the same.
  await note.click({ position: { x: before.width - 14, y: 12 } });
  await expect(text).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nlast words");
  await page.keyboard.press("Escape");
  await expect(editor.settings.getByRole("textbox", { name: "Text" })).toHaveValue(/last words$/);
  await page.keyboard.press("Enter");
  await expect(text).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+d");
  await expect(editor.card("Note 2")).toContainText("last words");
  await page.keyboard.press("Delete");
  await expect(editor.card("Note 2")).toBeHidden();

  await page.keyboard.press("Control+k");
  await editor.palette.getByRole("combobox").fill("last words");
  await expect(editor.palette.getByRole("option").first()).toContainText("Note");
  await page.keyboard.press("Enter");
  await expect(note).toBeFocused();
  expect(await violations(page)).toEqual([]);

  await editor.run();
  const { id: run } = await studio.endedRun(id);
  expect(await studio.output(run, "file")).toHaveLength(5);
});

test("a group is made, moved, dropped into, folded, unfolded and taken apart", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const id = await openNumbers(editor, studio, "Groups", folder);
  await group(page, editor, ["Numbers", "Large"], "Prepare");
  let pipeline = await saved(editor, studio, id);
  expect(named(pipeline, "Prepare").settings.members).toEqual(["Numbers", "Large"]);
  expect(await violations(page)).toEqual([]);

  // The frame takes its members along, and the rest stays.
  const [frame, numbersBox, file] = await Promise.all(
    ["Prepare", "Numbers", "File"].map((name) => boxOf(editor, name)),
  );
  if (!frame || !numbersBox || !file) throw new Error("They are not on the screen.");
  const corner = await cornerOf(editor, "Prepare");
  await editor.drag(corner, { x: corner.x + 20, y: corner.y - 90 });
  const risen = async (name: string, from: { y: number }) =>
    Math.round(from.y - (await boxOf(editor, name)).y);
  await expect.poll(() => risen("Numbers", numbersBox)).toBeGreaterThan(80);
  expect(await risen("Prepare", frame)).toBe(await risen("Numbers", numbersBox));
  expect((await boxOf(editor, "File")).y).toBe(file.y);

  // Dropped in, it belongs; dragged out, it does not.
  const inside = await boxOf(editor, "Prepare");
  const grip = await editor.middle(editor.card("File"));
  await editor.drag(grip, { x: inside.x + inside.width - 60, y: inside.y + inside.height - 20 });
  await expect(editor.card("Prepare")).toHaveAccessibleDescription("3 nodes: Numbers, Large, File");
  const out = await editor.middle(editor.card("File"));
  await editor.drag(out, { x: out.x + 40, y: out.y + 200 });
  await expect(editor.card("Prepare")).toHaveAccessibleDescription("2 nodes: Numbers, Large");
  await page.keyboard.press("Control+z");
  await expect(editor.card("Prepare")).toHaveAccessibleDescription("3 nodes: Numbers, Large, File");
  await page.keyboard.press("Control+z");
  await expect(editor.card("Prepare")).toHaveAccessibleDescription("2 nodes: Numbers, Large");

  // Folded, one card stands for both.
  const empty = await cornerOf(editor, "Prepare");
  await page.mouse.dblclick(empty.x, empty.y);
  await expect(editor.card("Large")).toBeHidden();
  await expect(editor.card("Prepare")).toContainText("2 nodes");
  await expect(editor.wires()).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await expect(editor.card("Prepare")).toContainText("2 nodes");
  await editor.card("Prepare").dblclick({ position: { x: 20, y: 10 } });
  await expect(editor.card("Large")).toBeVisible();
  await expect(editor.wires()).toHaveCount(2);

  // A name follows into the group.
  await editor.select("Large");
  await page.keyboard.press("F2");
  await page.keyboard.type("Above five");
  await page.keyboard.press("Enter");
  await expect(editor.card("Prepare")).toHaveAccessibleDescription("2 nodes: Numbers, Above five");

  // Without its frame nothing else is lost.
  const frameNow = await cornerOf(editor, "Prepare");
  await page.mouse.click(frameNow.x, frameNow.y);
  await expect(editor.settings.getByRole("textbox", { name: "Name of the node" })).toHaveValue("Prepare");
  await page.keyboard.press("Delete");
  await expect(editor.card("Prepare")).toBeHidden();
  await expect(editor.cards()).toHaveCount(3);
  await page.keyboard.press("Control+z");
  await page.mouse.click(frameNow.x, frameNow.y, { button: "right" });
  await page.getByRole("menuitem", { name: "Delete with what is in it" }).click();
  await expect(editor.cards()).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(editor.cards()).toHaveCount(4);
  pipeline = await saved(editor, studio, id);
  expect(named(pipeline, "Prepare").settings.members).toEqual(["Numbers", "Above five"]);
  await editor.run();
});

test("groups and notes by keyboard alone, in the list and in the code", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const id = await openNumbers(editor, studio, "By keyboard", folder);
  await editor.findByKeys("Large");
  await page.keyboard.press("Control+g");
  await page.keyboard.type("Only one");
  await page.keyboard.press("Enter");
  await expect(editor.card("Only one")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(editor.card("Large")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(editor.card("Only one")).toBeFocused();
  await page.keyboard.press("Shift+F");
  await expect(editor.card("Large")).toBeHidden();
  await expect(editor.card("Only one")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(editor.card("Numbers")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(editor.card("Only one")).toBeFocused();
  await page.keyboard.press("Shift+U");
  await expect(editor.card("Large")).toBeVisible();
  await page.keyboard.press("Shift+T");
  await expect(editor.announcement).toHaveText("Tidied");

  await page.keyboard.press("Shift+L");
  const list = page.getByRole("region", { name: "Nodes of the job" });
  const inGroup = list.getByRole("list", { name: "In Only one" });
  await expect(inGroup.getByRole("listitem")).toHaveCount(1);
  await expect(inGroup).toContainText("Large");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Shift+L");

  await page.keyboard.press("Control+k");
  await editor.palette.getByRole("combobox").fill("sticky");
  await expect(editor.palette.getByRole("option").first()).toContainText("Note");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Kept in the code");
  await page.keyboard.press("Escape");
  await expect(editor.card("Note")).toBeFocused();

  await editor.go("Code");
  const code = page.getByRole("textbox", { name: /program|TypeScript/i }).first();
  await expect(code).toContainText('job.note("Note", { text: "Kept in the code" });');
  await expect(code).toContainText('job.group("Only one", { members: ["Large"] });');
  await editor.go("Canvas");

  await editor.findByKeys("Only one");
  await page.keyboard.press("Control+Shift+G");
  await expect(editor.card("Only one")).toBeHidden();
  await expect(editor.card("Large")).toBeVisible();
  const pipeline = await saved(editor, studio, id);
  expect(Object.values(pipeline.nodes).map(({ type }) => type)).not.toContain("group");
});

test("a job of nothing but notes is an empty job", async ({ page, editor, studio }) => {
  const note = { type: "note", name: "Note", settings: { text: "later" }, inputs: {} };
  const { id } = await studio.createJob("Only words", {
    version: 1,
    nodes: { note },
    layout: { note: { x: 0, y: 0 } },
  });
  await editor.open(id);
  await expect(editor.card("Note")).toBeVisible();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(page.getByText("The job has no nodes yet").first()).toBeVisible();
});
