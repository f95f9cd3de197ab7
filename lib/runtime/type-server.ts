import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { packageRoot } from "./package-root";
import { compilerPath, projectConfig } from "./type-check";

export interface TypeServerOptions {
  /** Folder with this package's package.json, from which the compiler is found. */
  packageRoot?: string;
  /** Folder for files that live as long as the server. */
  scratch?: string;
  /** Milliseconds before a question is given up, and the process with it. */
  timeoutMs?: number;
}

/** An error of the compiler, where it starts: line and column from 1. */
export interface TypeProblem {
  line: number;
  column: number;
  code: number;
  /** The lines of the compiler's explanation, from the general to the particular. */
  detail: readonly string[];
}

export interface TypeCompletion {
  label: string;
  kind: "method" | "property" | "variable" | "function" | "type" | "keyword" | "text";
  /** Ranks it among the others. */
  sort: string;
}

interface Answer {
  id?: number;
  method?: string;
  result?: unknown;
  error?: { message: string };
}

/** Milliseconds without a question after which the process is ended; the next question starts another. */
const IDLE_MS = 120_000;

/**
 * The TypeScript compiler as a language server over one module at a time, which may import `tenon` alone. Its process
 * starts with the first question; questions are answered one after the other.
 */
export class TypeServer {
  private running: Promise<Connection> | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;

  /** `declarations` are those of `tenon`. */
  constructor(
    private readonly declarations: () => string,
    private readonly options: TypeServerOptions = {},
  ) {}

  check(text: string): Promise<TypeProblem[]> {
    return this.ask(text, async (connection, document) => {
      const report = (await connection.request("textDocument/diagnostic", document)) as {
        items?: LspProblem[];
      };
      return (report?.items ?? [])
        .filter(({ severity = 1 }) => severity === 1)
        .map(({ range, code, message }) => ({
          line: range.start.line + 1,
          column: range.start.character + 1,
          code: Number(code),
          detail: message.split("\n").map((line) => line.trim()),
        }));
    });
  }

  /** What may stand at an offset. */
  complete(text: string, offset: number): Promise<TypeCompletion[]> {
    return this.ask(text, async (connection, document) => {
      const items = await completionsAt(connection, document, positionAt(text, offset));
      return items.map(({ label, kind, sortText }) => ({
        label: nameOf({ label }),
        kind: KINDS[kind ?? 0] ?? "text",
        sort: sortText ?? "",
      }));
    });
  }

  /** Signature and help of what may stand at an offset, in Markdown; null where there is nothing to say. */
  describe(text: string, offset: number, label: string): Promise<string | null> {
    return this.ask(text, async (connection, document) => {
      const items = await completionsAt(connection, document, positionAt(text, offset));
      const item = items.find((one) => nameOf(one) === label);
      if (!item) return null;
      const { detail, documentation } = (await connection.request(
        "completionItem/resolve",
        item,
      )) as LspCompletion;
      const help = typeof documentation === "string" ? documentation : documentation?.value;
      const signature = detail ? `\`\`\`\n${detail}\n\`\`\`` : "";
      return [signature, help].filter(Boolean).join("\n") || null;
    });
  }

  /** What stands at an offset, in Markdown; null where there is nothing to say. */
  hover(text: string, offset: number): Promise<string | null> {
    return this.ask(text, async (connection, document) => {
      const position = positionAt(text, offset);
      const reply = (await connection.request("textDocument/hover", { ...document, position })) as {
        contents?: { value?: string } | string;
      } | null;
      const contents = reply?.contents;
      return (typeof contents === "string" ? contents : contents?.value) || null;
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const { running } = this;
    this.running = null;
    await running?.then((connection) => connection.close()).catch(() => {});
  }

  private ask<T>(
    text: string,
    question: (connection: Connection, document: { textDocument: { uri: string } }) => Promise<T>,
  ): Promise<T> {
    const answer = this.last.then(async () => {
      clearTimeout(this.idle);
      this.running ??= Connection.start(this.declarations(), this.options);
      const { running } = this;
      try {
        const connection = await running;
        return await question(connection, connection.show(text));
      } catch (error) {
        if (this.running === running) await this.close();
        throw error;
      } finally {
        this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
      }
    });
    this.last = answer.catch(() => {});
    return answer;
  }
}

interface LspPosition {
  line: number;
  character: number;
}
interface LspProblem {
  range: { start: LspPosition };
  severity?: number;
  code?: number | string;
  message: string;
}
interface LspCompletion {
  label: string;
  kind?: number;
  sortText?: string;
  detail?: string;
  documentation?: string | { value: string };
}

/** An optional member is shown with its mark. */
const nameOf = ({ label }: LspCompletion): string => label.replace(/\?$/, "");

async function completionsAt(
  connection: Connection,
  document: object,
  position: LspPosition,
): Promise<readonly LspCompletion[]> {
  const question = { ...document, position, context: { triggerKind: 1 } };
  const reply = (await connection.request("textDocument/completion", question)) as
    | { items?: LspCompletion[] }
    | LspCompletion[]
    | null;
  return Array.isArray(reply) ? reply : (reply?.items ?? []);
}

/** Kinds of completions as the protocol numbers them. */
const KINDS: Readonly<Record<number, TypeCompletion["kind"]>> = {
  2: "method",
  3: "function",
  5: "property",
  6: "variable",
  7: "type",
  8: "type",
  10: "property",
  13: "type",
  14: "keyword",
  21: "variable",
  25: "type",
};

function positionAt(text: string, offset: number): LspPosition {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length - 1, character: before.length - before.lastIndexOf("\n") - 1 };
}

/** One process of the compiler, and its one document. */
class Connection {
  private readonly waiting = new Map<
    number,
    { resolve(result: unknown): void; reject(error: Error): void }
  >();
  private buffer: Buffer = Buffer.alloc(0);
  private count = 0;
  private version = 0;
  private isOver = false;

  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly folder: string,
    private readonly timeoutMs: number,
  ) {
    child.stdout.on("data", (chunk: Buffer) => this.read(chunk));
    child.stdin.on("error", () => {});
    child.once("error", (error) => this.end(error));
    child.once("close", () => this.end(new Error("The TypeScript compiler ended.")));
    // It ends with this process, and does not keep it.
    child.unref();
    for (const stream of [child.stdin, child.stdout, child.stderr])
      (stream as unknown as { unref?(): void }).unref?.();
    child.stderr.resume();
  }

  static async start(declarations: string, options: TypeServerOptions): Promise<Connection> {
    const folder = await mkdtemp(join(options.scratch ?? tmpdir(), "code-"));
    const files = { ...projectConfig(["code.ts"], declarations), "code.ts": "" };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const child = spawn(compilerPath(options.packageRoot ?? packageRoot()), ["--lsp", "--stdio"], {
      cwd: folder,
      stdio: "pipe",
    });
    const connection = new Connection(child, folder, options.timeoutMs ?? 20_000);
    try {
      await connection.request("initialize", {
        processId: process.pid,
        rootUri: pathToFileURL(folder).href,
        capabilities: {
          textDocument: {
            hover: { contentFormat: ["markdown"] },
            completion: { completionItem: { documentationFormat: ["markdown"] } },
          },
        },
      });
    } catch (error) {
      await connection.close();
      throw error;
    }
    connection.notify("initialized", {});
    return connection;
  }

  /** Makes a text the content of the document. */
  show(text: string): { textDocument: { uri: string } } {
    const uri = pathToFileURL(join(this.folder, "code.ts")).href;
    const version = ++this.version;
    if (version === 1)
      this.notify("textDocument/didOpen", {
        textDocument: { uri, languageId: "typescript", version, text },
      });
    else
      this.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] });
    return { textDocument: { uri } };
  }

  request(method: string, params: unknown): Promise<unknown> {
    if (this.isOver) return Promise.reject(new Error("The TypeScript compiler ended."));
    const id = ++this.count;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(new Error(`The TypeScript compiler gave no answer within ${this.timeoutMs / 1000} s.`));
      }, this.timeoutMs);
      const done =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          settle(value);
        };
      this.waiting.set(id, { resolve: done(resolve), reject: done(reject) });
      this.send({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  async close(): Promise<void> {
    this.child.kill("SIGKILL");
    this.end(new Error("The TypeScript compiler was ended."));
    await rm(this.folder, { recursive: true, force: true });
  }

  private send(message: object): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    if (!this.isOver) this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  private end(error: Error): void {
    this.isOver = true;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  private read(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const head = this.buffer.indexOf("\r\n\r\n");
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, head).toString())?.[1]);
      const end = head + 4 + length;
      if (head < 0 || this.buffer.length < end) return;
      const message = JSON.parse(this.buffer.subarray(head + 4, end).toString()) as Answer;
      this.buffer = this.buffer.subarray(end);
      this.receive(message);
    }
  }

  private receive({ id, method, result, error }: Answer): void {
    if (id === undefined) return;
    // Questions of the server are about settings it could have.
    if (method !== undefined) {
      this.send({ id, result: null });
      return;
    }
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }
}
