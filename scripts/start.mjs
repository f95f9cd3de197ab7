import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildAll, isBuilt } from "./build.mjs";
import { buildWorkers } from "./build-workers.mjs";
import { generate } from "./generate.mjs";

/*
 * node scripts/start.mjs [--dev]
 *
 * Builds what is not built, then serves the studio on 127.0.0.1. PORT chooses the port (3000), TENON_WORKSPACE the folder
 * with the data (./workspace where the command was given).
 */
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const hostname = "127.0.0.1";
const isDev = process.argv.includes("--dev");

/** A port that can be listened on: the wanted one, or any for 0. Rejects with Node's error. */
function tryPort(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ port, host: hostname, exclusive: true }, () => {
      const { port: actual } = probe.address();
      probe.close(() => resolve(actual));
    });
  });
}

async function choosePort() {
  const wanted = process.env.PORT || "3000";
  if (!/^\d{1,5}$/.test(wanted) || Number(wanted) > 65_535)
    throw new Error(`PORT is “${wanted}”, which is no port.`);
  try {
    return await tryPort(Number(wanted));
  } catch (error) {
    if (error.code === "EADDRINUSE") {
      throw new Error(
        `Port ${wanted} is in use. End what uses it, or choose another: PORT=${Number(wanted) + 1} npm start`,
      );
    }
    if (error.code === "EACCES")
      throw new Error(`Port ${wanted} needs more rights. Choose one above 1023: PORT=3000 npm start`);
    throw error;
  }
}

/** Lets Next's banner go by in silence: its “Ready” comes before the studio is. */
function muteUntilReady() {
  const write = process.stdout.write;
  process.stdout.write = () => true;
  return () => {
    process.stdout.write = write;
  };
}

/** Requests wait until the catalog is open and the workers are started; the first answer says whether that went well. */
async function waitUntilUp(address) {
  for (;;) {
    const response = await fetch(`${address}/api/health`).catch(() => null);
    if (response?.ok) return;
    if (response)
      throw new Error(`The studio started, but answers ${response.status}: ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

try {
  const port = await choosePort();
  // The workspace belongs to where the command was given, everything else to where the studio stands.
  process.env.TENON_WORKSPACE = path.resolve(process.env.TENON_WORKSPACE || "workspace");
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  if (isDev) {
    generate();
    await buildWorkers();
  } else if (!isBuilt()) {
    console.log("Building the studio; this happens once for each version.");
    await buildAll();
  }
  const address = `http://${hostname}:${port}`;
  process.env.PORT = String(port);
  // Next's own command, in this process: signals and exit codes are its own.
  const command = path.join(root, "node_modules", "next", "dist", "bin", "next");
  process.argv = [process.execPath, command, isDev ? "dev" : "start", "-H", hostname, "-p", String(port)];
  const unmute = isDev ? () => {} : muteUntilReady();
  await import(pathToFileURL(command).href);
  await waitUntilUp(address);
  unmute();
  console.log(`Tenon is at ${address}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
