import { engineContract } from "../contract";
import { openChromiumPage } from "./testing/chromium-page";
import { ENGINE_PAGE, remoteEngine } from "./testing/remote-engine";

engineContract(
  "DuckDB in Chromium",
  async () => {
    const page = await openChromiumPage(ENGINE_PAGE);
    const engine = remoteEngine(page);
    return {
      engine,
      write: async (path, content) => {
        await page.call("put", [path, Buffer.from(content).toString("base64")]);
      },
      close: () => page.close(),
    };
  },
  { lacks: ["icu", "json"] },
);
