import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { ApiError } from "../../api/schemas";

/** A studio that was really started, on a workspace of its own; for tests. */
export interface TestServer {
  base: string;
  port: number;
  pid: number;
  workspace: string;
  /** All it printed. */
  output(): string;
  exited: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
  /** Ends it; the workspace goes too unless it is to be kept. */
  dispose(keep?: boolean): Promise<void>;
}

export interface ServerOptions {
  workspace?: string;
  /** Folder of the workers; by default stand-ins that do as they are told. */
  workers?: string;
  env?: Record<string, string>;
}

export const newWorkspace = (): string =>
  path.join(mkdtempSync(path.join(tmpdir(), "tenon-http-")), "workspace");

const STAND_INS = path.resolve("lib/server/supervisor/fixtures");

/** Starts `scripts/start.mjs`, which builds first when the sources changed. Rejects with what it printed when it ends. */
export async function startServer({
  workspace = newWorkspace(),
  workers = STAND_INS,
  env = {},
}: ServerOptions = {}): Promise<TestServer> {
  const { PATH = "", HOME = "", TENON_DIST_DIR } = process.env;
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      NODE_ENV: "production",
      PATH,
      HOME,
      PORT: "0",
      ...(TENON_DIST_DIR && { TENON_DIST_DIR }),
      TENON_WORKSPACE: workspace,
      TENON_WORKERS: workers,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  const base = await addressOf(child, exited, () => output);
  return {
    base,
    port: Number(new URL(base).port),
    pid: child.pid ?? 0,
    workspace,
    output: () => output,
    exited,
    kill: (signal) => void child.kill(signal),
    async dispose(keep = false) {
      child.kill("SIGKILL");
      await exited;
      if (!keep) await rm(path.dirname(workspace), { recursive: true, force: true });
    },
  };
}

function addressOf(
  child: ChildProcess,
  exited: Promise<number | null>,
  output: () => string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = /Tenon is at (http:\/\/\S+)/.exec(output());
      if (found?.[1]) resolve(found[1]);
    };
    child.stdout?.on("data", look);
    void exited.then((code) => reject(new Error(`The server ended with ${code}:\n${output()}`)));
  });
}

export interface Sent {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  json: unknown;
}

/** A request as fetch would not let us make it: any Host, any Origin, any path as it stands. */
export function send(
  { port }: Pick<TestServer, "port">,
  method: string,
  pathname: string,
  {
    headers = {},
    body,
  }: { headers?: http.OutgoingHttpHeaders; body?: string | Buffer | Iterable<string> } = {},
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const isWhole = typeof body === "string" || Buffer.isBuffer(body);
    const framing = isWhole ? { "content-length": Buffer.byteLength(body) } : {};
    const request = http.request(
      { host: "127.0.0.1", port, method, path: pathname, headers: { ...framing, ...headers }, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          const isJson = response.headers["content-type"]?.startsWith("application/json");
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: isJson && text !== "" ? JSON.parse(text) : null,
          });
        });
        response.on("error", reject);
      },
    );
    request.on("error", reject);
    if (body === undefined || isWhole) request.end(body);
    else {
      for (const chunk of body) request.write(chunk);
      request.end();
    }
  });
}

/** A JSON request with the right headers. */
export const sendJson = (
  server: Pick<TestServer, "port">,
  method: string,
  pathname: string,
  body?: unknown,
): Promise<Sent> =>
  send(
    server,
    method,
    pathname,
    body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
  );

/** Code and words of an error reply. */
export const code = ({ json }: Sent): string => ApiError.parse(json).error.code;
export const message = ({ json }: Sent): string => ApiError.parse(json).error.message;
