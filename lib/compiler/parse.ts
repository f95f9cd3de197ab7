import { type Diagnostic, diagnose } from "../model/diagnostic";
import { PIPELINE_VERSION, Pipeline, type PipelineNode } from "../model/pipeline";
import { nodeDefinition } from "../nodes/registry";
import { err, ok, type Result } from "../util/result";

type Migration = (document: Record<string, unknown>) => Record<string, unknown>;

/** `migrations[n]` takes a document of version n + 1 to n + 2: an old document always opens. */
const migrations: readonly Migration[] = [];

/** First pass: any JSON value → a document of the newest version, settings of every node migrated as well. */
export function parse(raw: unknown): Result<Pipeline, Diagnostic[]> {
  const version = isObject(raw) ? raw.version : undefined;
  if (!isObject(raw) || typeof version !== "number")
    return err([diagnose("document/invalid", { detail: "it has no version" })]);
  if (!Number.isInteger(version) || version < 1 || version > PIPELINE_VERSION) {
    return err([diagnose("document/version", { version: String(version), newest: PIPELINE_VERSION })]);
  }
  if (isObject(raw.nodes) && Object.hasOwn(raw.nodes, "__proto__"))
    return err([diagnose("document/invalid", { detail: "nodes.__proto__: A node id is a reserved word" })]);
  const newest = migrations
    .slice(version - 1)
    .reduce<Record<string, unknown>>((document, migrate) => migrate(document), raw);
  const parsed = Pipeline.safeParse(newest);
  if (parsed.success) {
    const nodes = Object.fromEntries(
      Object.entries(parsed.data.nodes).map(([id, node]) => [id, migrateNode(node)]),
    );
    return ok({ ...parsed.data, nodes });
  }
  return err(
    parsed.error.issues.slice(0, 20).map((issue) =>
      diagnose("document/invalid", {
        detail: `${issue.path.map(String).join(".") || "document"}: ${issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message}`,
      }),
    ),
  );
}

function migrateNode(node: PipelineNode): PipelineNode {
  const definition = nodeDefinition(node.type);
  const from = node.version ?? 1;
  if (!definition || from >= definition.version) return node;
  const settings = definition.migrations
    .slice(from - 1)
    .reduce<Record<string, unknown>>((old, migrate) => migrate(old), node.settings);
  return { ...node, settings: settings as PipelineNode["settings"], version: definition.version };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
