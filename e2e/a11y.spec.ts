import type { Page } from "@playwright/test";
import { violations } from "./axe";
import type { Editor } from "./editor";
import { numbers } from "./pipelines";
import { expect, type Studio, test } from "./studio";

/** Animations that move things; what only fades or is over at once is no motion. */
const settled = (page: Page) =>
  page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))).then(
      () => undefined,
    ),
  );

async function jobWithRun(studio: Studio, folder: string): Promise<string> {
  const { id } = await studio.createJob("Looked at by everybody", numbers(`${folder}/out.csv`));
  await studio.run(id);
  return id;
}

/** The screens of the studio, each brought to where there is something on it. */
const screens: Record<string, (page: Page, editor: Editor, id: string) => Promise<void>> = {
  home: async (page) => {
    await page.goto("/");
    await expect(page.getByRole("region", { name: "Recent runs" }).getByRole("link").first()).toBeVisible();
  },
  jobs: async (page) => {
    await page.goto("/jobs");
    await expect(page.getByRole("row").nth(1)).toBeVisible();
  },
  "a new job": async (page) => {
    await page.goto("/jobs");
    await page.getByRole("button", { name: "New job" }).click();
    await page.getByRole("radio", { name: "Sample" }).click();
    await expect(page.getByRole("dialog", { name: "New job" })).toBeVisible();
  },
  canvas: async (_, editor, id) => {
    await editor.open(id);
    await editor.select("Large");
    await expect(editor.badge).toHaveText(/^exact/);
    await expect(
      editor
        .grid("Output of Large")
        .getByRole("button", { name: /: 1 row$/ })
        .first(),
    ).toBeVisible();
  },
  nodes: async (page) => {
    await page.goto("/nodes");
    await expect(page.getByRole("link", { name: /^Filter/ })).toBeVisible();
  },
  "documentation of a node": async (page) => {
    await page.goto("/nodes/route");
    await expect(page.getByRole("grid", { name: "Out: Default group" }).getByText("ORD")).toBeVisible();
  },
  "list of nodes": async (page, editor, id) => {
    await editor.open(id);
    await page.getByRole("button", { name: "Show as a list" }).click();
    await expect(
      page.getByRole("region", { name: "Nodes of the job" }).getByRole("listitem").first(),
    ).toBeVisible();
  },
  "picker of nodes": async (page, editor, id) => {
    await editor.open(id);
    await editor.card("Large").click();
    await page.keyboard.press("a");
    await expect(editor.picker).toBeVisible();
  },
  commands: async (page, editor, id) => {
    await editor.open(id);
    await expect(editor.cards()).toHaveCount(3);
    await page.keyboard.press("Control+k");
    await expect(editor.palette).toBeVisible();
  },
  code: async (page, editor, id) => {
    await editor.open(id, "code");
    await expect(page.getByRole("textbox", { name: "TypeScript of the job" })).toContainText("defineJob");
  },
  runs: async (page, editor, id) => {
    await editor.open(id, "runs");
    await expect(
      page.getByRole("region", { name: "The chosen run" }).getByText("Succeeded", { exact: true }),
    ).toBeVisible();
    await page.getByRole("tab", { name: "Outputs" }).click();
  },
  details: async (page, editor, id) => {
    await editor.open(id, "details");
    await expect(page.getByText("v1", { exact: true }).first()).toBeVisible();
  },
};

for (const theme of ["light", "dark"] as const)
  test(`axe finds nothing serious on any screen, ${theme}`, async ({ page, editor, studio, folder }) => {
    test.setTimeout(180_000);
    const id = await jobWithRun(studio, folder);
    await page.addInitScript((choice) => localStorage.setItem("tenon.theme", choice), theme);
    const found: Record<string, string[]> = {};
    for (const [name, open] of Object.entries(screens)) {
      await open(page, editor, id);
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      await settled(page);
      found[name] = await violations(page);
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(screens).map((name) => [name, []])));
  });

test("whatever has the focus shows it", async ({ page, editor, studio, folder }) => {
  const id = await jobWithRun(studio, folder);
  const invisible: string[] = [];
  for (const name of ["home", "jobs", "canvas", "runs", "details"]) {
    await screens[name]?.(page, editor, id);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press("Tab");
      const unseen = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return null;
        const look = () => {
          const around: string[] = [];
          for (let at: Element | null = element, level = 0; at && level < 5; at = at.parentElement, level++) {
            const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor } =
              getComputedStyle(at);
            around.push(
              [outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor].join(),
            );
          }
          return around.join("|");
        };
        const focused = look();
        element.blur();
        const blurred = look();
        element.focus();
        return focused === blurred ? element.outerHTML.slice(0, 140) : null;
      });
      if (unseen) invisible.push(`${name}: ${unseen}`);
    }
  }
  expect(invisible).toEqual([]);
});

test("nothing moves for those who asked for less motion", async ({ page, editor, studio, folder }) => {
  const id = await jobWithRun(studio, folder);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await editor.open(id);
  await editor.select("Large");
  // What fades stays where it is.
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) => playState === "running" && Number(effect?.getTiming().duration) > 20,
        )
        .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? [effect] : []))
        .filter((effect) =>
          effect
            .getKeyframes()
            .some((frame) =>
              Object.keys(frame).some((key) =>
                /transform|translate|scale|rotate|width|height|left|top/.test(key),
              ),
            ),
        )
        .map(({ target }) => target?.outerHTML.slice(0, 120)),
    );
  for (const act of [
    () => page.keyboard.press("Control+k"),
    () => page.keyboard.press("Escape"),
    () => page.getByRole("button", { name: "Zoom in" }).click(),
    () => page.getByRole("button", { name: "Fit everything in view" }).click(),
    () => page.getByRole("button", { name: "More about running" }).click(),
    () => page.keyboard.press("Escape"),
    () => page.getByRole("button", { name: "Run", exact: true }).click(),
  ]) {
    await act();
    expect(await moving()).toEqual([]);
  }
  await expect(editor.toasts.getByText("The run succeeded")).toBeVisible();
});

test("a page reads well without its looks: landmarks, one heading, a way past the rail", async ({
  page,
  editor,
  studio,
  folder,
}) => {
  const id = await jobWithRun(studio, folder);
  const job = "Looked at by everybody";
  const titles: Record<string, string> = {
    home: "Home",
    jobs: "Jobs",
    canvas: job,
    code: job,
    runs: job,
    details: job,
  };
  for (const name of Object.keys(titles)) {
    await screens[name]?.(page, editor, id);
    await expect(page.getByRole("main")).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page).toHaveTitle(`${titles[name]} · Tenon`);
  }
  await page.goto("/jobs");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
