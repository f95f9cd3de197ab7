import { expect, type Locator, type Page } from "@playwright/test";

const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** The editor as a person meets it: by roles and names. */
export class Editor {
  constructor(readonly page: Page) {}

  /** The same, in another tab. */
  on(page: Page): Editor {
    return new Editor(page);
  }

  get canvas(): Locator {
    return this.page.getByRole("region", { name: "Canvas", exact: true });
  }
  get settings(): Locator {
    return this.page.getByRole("complementary", { name: "Settings of the node" });
  }
  get toasts(): Locator {
    return this.page.getByRole("region", { name: "Notifications" });
  }
  /** What the data panel says of its rows. */
  get badge(): Locator {
    return this.page
      .getByRole("region", { name: /^Data( of .*)?$/ })
      .getByRole("status")
      .first();
  }
  get picker(): Locator {
    return this.page.getByRole("dialog", { name: "Add a node" });
  }
  get palette(): Locator {
    return this.page.getByRole("dialog", { name: "Find a command, a node or a setting" });
  }
  get saveState(): Locator {
    return this.page
      .getByRole("banner")
      .getByRole("status")
      .or(this.page.locator("header").getByRole("status"))
      .first();
  }
  get announcement(): Locator {
    return this.page.locator("[data-announcer]");
  }

  async open(jobId: string, tab?: "code" | "runs" | "details"): Promise<void> {
    await this.page.goto(`/jobs/${jobId}${tab ? `?tab=${tab}` : ""}`);
    await expect(this.page.getByRole("navigation", { name: "Views of the job" })).toBeVisible();
  }

  async go(tab: "Canvas" | "Code" | "Runs" | "Details"): Promise<void> {
    await this.page
      .getByRole("navigation", { name: "Views of the job" })
      .getByRole("link", { name: tab })
      .click();
  }

  /** A card on the canvas, by the name of its node. */
  card(name: string): Locator {
    return this.canvas.getByRole("group", { name: new RegExp(`^${literally(name)}, `) });
  }

  cards(): Locator {
    return this.canvas.locator(".react-flow__node");
  }

  wires(): Locator {
    return this.canvas.locator(".react-flow__edge");
  }

  /** Row counts that are drawn on wires. */
  async counts(): Promise<string[]> {
    return (await this.canvas.locator(".react-flow__edgelabel-renderer .font-mono").allTextContents()).sort();
  }

  async select(name: string): Promise<void> {
    await this.card(name).click();
    await expect(this.settings.getByRole("textbox", { name: "Name of the node" })).toHaveValue(name);
  }

  /** The dot of a port; `side` in is left, out is right. */
  port(name: string, side: "in" | "out", port?: string): Locator {
    const handles = this.card(name).locator(`.react-flow__handle.${side === "out" ? "source" : "target"}`);
    return port ? handles.and(this.page.locator(`[data-handleid="${port}"]`)) : handles.first();
  }

  async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 6, from.y + 2);
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
    await mouse.up();
  }

  async middle(of: Locator): Promise<{ x: number; y: number }> {
    // Places hold once the view rests.
    await this.page.waitForTimeout(250);
    await this.page.locator(".canvas[data-moving]").waitFor({ state: "detached" });
    const box = await of.boundingBox();
    if (!box) throw new Error("It is not on the screen.");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Types into an open picker and takes the first that is found. */
  async pick(text: string): Promise<void> {
    await expect(this.picker).toBeVisible();
    await this.picker.getByRole("combobox").fill(text);
    await expect(this.picker.getByRole("option").first()).toContainText(new RegExp(literally(text), "i"));
    await this.page.keyboard.press("Enter");
    await expect(this.picker).toBeHidden();
  }

  /** Presses the plus of a card, or of one of its outputs (`Filter, Rejected`), and picks what comes after it. */
  async addAfter(name: string, type: string): Promise<void> {
    const card = this.card(name.split(", ")[0] ?? name);
    const plus = card.getByRole("button", { name: `Add after ${name}`, exact: true });
    // A view that still moves takes the card from under the pointer.
    await expect(async () => {
      await this.page.mouse.move(5, 5);
      await card.hover();
      await plus.click({ timeout: 1_000 });
    }).toPass();
    await this.offered(type).click();
    await expect(this.picker).toBeHidden();
  }

  /** A type in the open picker; beside its title may stand its letter. */
  offered(type: string): Locator {
    return this.picker.getByRole("option", { name: new RegExp(`^${literally(type)}( [A-Za-z])?$`) });
  }

  /** Chooses in a select with a search. */
  async choose(button: Locator, option: string): Promise<void> {
    await button.click();
    await this.page
      .getByRole("option", { name: new RegExp(`^${literally(option)}`) })
      .first()
      .click();
  }

  /** Presses Tab until something has the focus: it can be reached without a mouse. */
  async tabTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    for (let press = 0; press < 40; press++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    await expect(target, "reached with Tab").toBeFocused();
  }

  /** Goes to a node through the list of commands. */
  async findByKeys(name: string): Promise<void> {
    await this.page.keyboard.press("Control+k");
    await this.palette.getByRole("combobox").fill(name);
    await expect(this.palette.getByRole("option").first()).toContainText(name);
    await this.page.keyboard.press("Enter");
    await expect(this.card(name)).toBeFocused();
  }

  /** Columns of a grid, as its header names them. */
  async columns(grid: string): Promise<string[]> {
    return this.grid(grid)
      .getByRole("button", { name: /^Menu of / })
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")?.slice(8) ?? ""));
  }

  /** The rows of a grid that are on the screen. */
  async rows(grid: string): Promise<string[][]> {
    return this.grid(grid)
      .getByRole("row")
      .evaluateAll((rows) =>
        rows
          .map((row) => [...row.querySelectorAll("[role=gridcell]")].map((cell) => cell.textContent ?? ""))
          .filter((cells) => cells.length > 0),
      );
  }

  grid(name: string): Locator {
    return this.page.getByRole("grid", { name, exact: true });
  }

  /** The value of an expression or condition that is edited as SQL. */
  sql(label: string): Locator {
    return this.settings.getByRole("textbox", { name: label, exact: true });
  }

  async writeSql(label: string, text: string): Promise<void> {
    await this.sql(label).fill(text);
    // The list of completions must not take the next key.
    await this.page.keyboard.press("Escape");
  }

  async view(name: "Out" | "In | Out" | "Diff"): Promise<void> {
    await this.page.getByRole("radio", { name, exact: true }).click();
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("Control+s");
    await expect(this.saveState).toHaveText("Saved");
  }

  /** Presses Run and waits for what the studio says of its end. */
  async run(outcome: "succeeded" | "failed" = "succeeded"): Promise<void> {
    await this.page.getByRole("button", { name: "Run", exact: true }).click();
    await expect(this.toasts.getByText(`The run ${outcome}`)).toBeVisible({ timeout: 60_000 });
  }
}
