import { ProgramFunctions } from "./program-functions";
import { lineOf, type ParsedProgram, parseProgram, partsOf, type Syntax } from "./syntax";

/**
 * Why a program is more than its nodes, in words: each reason is something the canvas cannot hold and a reprint would
 * lose. No reasons: imports from tenon and one defineJob whose statements each build nodes from literals.
 */
export function reasonsToKeep(source: string): string[] {
  const result = parseProgram(new ProgramFunctions(source).blanked());
  if (!result.parsed) return [`types written out at line ${result.line}`];
  return [...new Set(new Reader().program(result.parsed))];
}

const WORDS: Readonly<Record<string, string>> = {
  ForStatement: "a loop",
  ForOfStatement: "a loop",
  ForInStatement: "a loop",
  WhileStatement: "a loop",
  DoWhileStatement: "a loop",
  IfStatement: "a condition",
  SwitchStatement: "a condition",
  ConditionalExpression: "a condition",
  LogicalExpression: "a condition",
  FunctionDeclaration: "a helper function",
  FunctionExpression: "a function",
  ArrowFunctionExpression: "a function",
  ClassDeclaration: "a class",
  VariableDeclaration: "a variable of its own",
  TryStatement: "error handling",
  ThrowStatement: "an error of its own",
  ReturnStatement: "a return",
  AwaitExpression: "a wait for something",
  SpreadElement: "a spread",
  ExportNamedDeclaration: "a further export",
  ImportExpression: "an import in another form",
  TaggedTemplateExpression: "SQL with values put in",
  TemplateLiteral: "a computed text",
  BinaryExpression: "a computed value",
};

/** Walks a program; each method gives the reasons it found in a part. */
class Reader {
  /** Local name of each import → its name in tenon. */
  private readonly imports = new Map<string, string>();
  private readonly tables = new Set<string>();
  private job = "";

  program({ body, comments }: ParsedProgram): string[] {
    const remarks = comments.map((comment) => `a comment at line ${lineOf(comment)}`);
    const parts = body.flatMap((node) => {
      if (node.type === "ImportDeclaration") return this.importNames(node);
      return node.type === "ExportDefaultDeclaration"
        ? this.definition(node.declaration as Syntax)
        : keep(node);
    });
    return [...remarks, ...parts];
  }

  private importNames(node: Syntax): string[] {
    return (node.specifiers as Syntax[]).flatMap((specifier) => {
      if (specifier.type !== "ImportSpecifier") return keep(node, "an import in another form");
      this.imports.set(nameOf(specifier.local), nameOf(specifier.imported));
      return [];
    });
  }

  private isImport(node: unknown, name: string): boolean {
    return isIdentifier(node) && this.imports.get(nameOf(node)) === name;
  }

  private definition(call: Syntax): string[] {
    const [name, describe] = (call.arguments ?? []) as Syntax[];
    if (call.type !== "CallExpression" || !this.isImport(call.callee, "defineJob") || !name || !describe) {
      return keep(call, "an export in another form");
    }
    const [parameter] = (describe.params ?? []) as Syntax[];
    const body = describe.body as Syntax;
    if (describe.type !== "ArrowFunctionExpression" || body.type !== "BlockStatement") return keep(describe);
    if (describe.async) return keep(describe, WORDS.AwaitExpression);
    if (parameter && !isIdentifier(parameter)) return keep(parameter, WORDS.VariableDeclaration);
    this.job = parameter ? nameOf(parameter) : "";
    return [...this.literal(name), ...(body.body as Syntax[]).flatMap((node) => this.statement(node))];
  }

  private statement(node: Syntax): string[] {
    if (node.type === "ExpressionStatement") return this.chain(node.expression as Syntax);
    if (node.type !== "VariableDeclaration") return keep(node);
    return (node.declarations as { id: Syntax; init: Syntax | null }[]).flatMap(({ id, init }) => {
      const reasons = isIdentifier(id) && init?.type === "CallExpression" ? this.chain(init) : keep(node);
      if (isIdentifier(id)) this.tables.add(nameOf(id));
      return reasons;
    });
  }

  /** `job.read.csv(…).filter(…)`: calls on the job or on a table, with literal arguments. */
  private chain(node: Syntax): string[] {
    if (node.type !== "CallExpression" || node.optional) return keep(node);
    const callee = node.callee as Syntax;
    if (callee.type !== "MemberExpression") return keep(node, "a call of a function");
    const owner = callee.object as Syntax;
    const method = nameOf(callee.property);
    const isOfJob = isIdentifier(owner) && nameOf(owner) === this.job;
    if (isOfJob && method === "log") return keep(node, "a message to the log");
    if (isOfJob && method === "parameter") return keep(node, "a run parameter");
    return [
      ...this.owner(owner),
      ...(node.arguments as Syntax[]).flatMap((argument) => this.literal(argument)),
    ];
  }

  private owner(node: Syntax): string[] {
    if (node.type === "CallExpression") return this.chain(node);
    if (node.type === "MemberExpression" && !node.computed) return this.owner(node.object as Syntax);
    if (isIdentifier(node) && nameOf(node) === "console") return keep(node, "a message to the log");
    return isIdentifier(node) && this.isKnown(node) ? [] : keep(node);
  }

  private isKnown(identifier: Syntax): boolean {
    return nameOf(identifier) === this.job || this.tables.has(nameOf(identifier));
  }

  private literal(node: Syntax): string[] {
    switch (node.type) {
      case "Literal":
        return node.regex || node.bigint ? keep(node, "a computed value") : [];
      case "TemplateLiteral":
        return (node.expressions as Syntax[]).length > 0 ? keep(node) : [];
      case "Identifier":
        return this.tables.has(nameOf(node)) || nameOf(node) === "undefined"
          ? []
          : keep(node, "a computed value");
      case "MemberExpression":
        return this.owner(node);
      case "UnaryExpression":
        return node.operator === "-" ? this.literal(node.argument as Syntax) : keep(node, "a computed value");
      case "ArrayExpression":
      case "ObjectExpression":
        return partsOf(node).flatMap((part) => this.member(part));
      case "TaggedTemplateExpression":
        return this.isImport(node.tag, "sql") ? this.template(node) : keep(node, "a computed text");
      case "CallExpression":
        return this.call(node);
      default:
        return keep(node, WORDS[node.type] ?? "a computed value");
    }
  }

  private template(node: Syntax): string[] {
    return ((node.quasi as Syntax).expressions as Syntax[]).length > 0 ? keep(node) : [];
  }

  private member(node: Syntax): string[] {
    if (node.type !== "Property") return this.literal(node);
    const isPlain = !node.computed && !node.method && node.kind === "init";
    return isPlain ? this.literal(node.value as Syntax) : keep(node, "a computed value");
  }

  /** sql("…"), or a table built in place. */
  private call(node: Syntax): string[] {
    if (this.isImport(node.callee, "sql"))
      return (node.arguments as Syntax[]).flatMap((argument) => this.literal(argument));
    return (node.callee as Syntax).type === "MemberExpression"
      ? this.chain(node)
      : keep(node, "a computed value");
  }
}

const keep = (node: Syntax, words = WORDS[node.type] ?? "a statement of its own"): string[] => [
  `${words} at line ${lineOf(node)}`,
];

const isIdentifier = (node: unknown): boolean => (node as Syntax | null)?.type === "Identifier";
const nameOf = (node: unknown): string =>
  String((node as { name?: string; value?: string }).name ?? (node as { value?: string }).value);
