import {
  type ConditionGroup,
  type ConditionItem,
  type ConditionOperator,
  type ConditionRule,
  type ConditionValue,
  operatorInfo,
  operatorNames,
} from "./condition-tree";
import { canBeBareColumn, VALUE_WORDS } from "./keywords";
import { identifierName, isOperator, isWord, stringValue, type Token } from "./tokenize";

/** Groups may nest as deep as DuckDB's own expressions comfortably do. */
const MAX_DEPTH = 100;

const COMPARISONS: Readonly<Record<string, ConditionOperator>> = {
  "=": "eq",
  "==": "eq",
  "<>": "ne",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};
const MIRRORED: Partial<Record<ConditionOperator, ConditionOperator>> = {
  eq: "eq",
  ne: "ne",
  lt: "gt",
  le: "ge",
  gt: "lt",
  ge: "le",
};

type Subject = Pick<ConditionRule, "column" | "table">;

/** Reads a predicate from tokens. Every method returns null, at any place, when the text is not made of rules. */
export class ConditionReader {
  private at = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  /** The whole text as one group. */
  whole(): ConditionGroup | null {
    const group = this.group(0);
    return this.at === this.tokens.length ? group : null;
  }

  private get token(): Token | undefined {
    return this.tokens[this.at];
  }

  private takeWord(word: string): boolean {
    if (!isWord(this.token, word)) return false;
    this.at++;
    return true;
  }

  private take(operator: string): boolean {
    if (!isOperator(this.token, operator)) return false;
    this.at++;
    return true;
  }

  /** AND binds stronger than OR: `a and b or c` is an “or” of a group and a rule. */
  private group(depth: number): ConditionGroup | null {
    if (depth > MAX_DEPTH) return null;
    const alternatives: ConditionItem[] = [];
    do {
      const items: ConditionItem[] = [];
      do {
        const item = this.item(depth);
        if (!item) return null;
        items.push(item);
      } while (this.takeWord("and"));
      if (items.length === 1) alternatives.push(items[0] as ConditionItem);
      else if (alternatives.length === 0 && !isWord(this.token, "or"))
        return { combinator: "and", rules: items };
      else alternatives.push({ combinator: "and", rules: items });
    } while (this.takeWord("or"));
    return { combinator: alternatives.length > 1 ? "or" : "and", rules: alternatives };
  }

  private item(depth: number): ConditionItem | null {
    if (depth > MAX_DEPTH) return null;
    if (this.takeWord("not")) {
      const negated = this.functionRule(true);
      if (negated) return negated;
      if (isOperator(this.token, "(")) return this.negate(this.parenthesised(depth));
      const item = this.item(depth + 1);
      return item && { combinator: "and", not: true, rules: [item] };
    }
    return isOperator(this.token, "(")
      ? this.parenthesised(depth)
      : (this.functionRule(false) ?? this.rule());
  }

  private negate(group: ConditionGroup | null): ConditionGroup | null {
    return group && { combinator: group.combinator, not: true, rules: group.rules };
  }

  private parenthesised(depth: number): ConditionGroup | null {
    this.at++;
    const group = this.group(depth + 1);
    return group && this.take(")") ? group : null;
  }

  /** `contains(city, 'x')`; leaves the place alone when there is no such call. */
  private functionRule(negated: boolean): ConditionRule | null {
    const name = this.token?.kind === "identifier" ? this.token.text.toLowerCase() : "";
    const operator = operatorNames.find((candidate) => {
      const info = operatorInfo(candidate);
      return info.form === "function" && info.sql === name && (info.negated ?? false) === negated;
    });
    if (!operator || !isOperator(this.tokens[this.at + 1], "(")) return null;
    const start = this.at;
    this.at += 2;
    const subject = this.column();
    const value = subject && this.take(",") ? this.value() : null;
    if (subject && value && this.take(")")) return { ...subject, operator, values: [value] };
    this.at = start;
    return null;
  }

  private rule(): ConditionRule | null {
    const left = this.value();
    if (!left) return null;
    const comparison = this.token?.kind === "operator" ? COMPARISONS[this.token.text] : undefined;
    if (!comparison) return left.type === "column" ? this.wordRule(subjectOf(left)) : null;
    this.at++;
    const right = this.value();
    if (!right) return null;
    if (left.type === "column") return { ...subjectOf(left), operator: comparison, values: [right] };
    const mirrored = MIRRORED[comparison];
    return right.type === "column" && mirrored
      ? { ...subjectOf(right), operator: mirrored, values: [left] }
      : null;
  }

  /** IS, IN, BETWEEN and LIKE, and what NOT makes of them. */
  private wordRule(subject: Subject): ConditionRule | null {
    if (this.takeWord("is")) return this.isRule(subject);
    const not = this.takeWord("not");
    if (this.takeWord("in")) {
      const values = this.valueList();
      return values && { ...subject, operator: not ? "notIn" : "in", values };
    }
    if (this.takeWord("between")) {
      const low = this.value();
      const high = low && this.takeWord("and") ? this.value() : null;
      return low && high && { ...subject, operator: not ? "notBetween" : "between", values: [low, high] };
    }
    const operator = this.takeWord("like") ? "like" : this.takeWord("ilike") ? "ilike" : null;
    const value = operator && this.value();
    if (!value) return null;
    if (operator === "like") return { ...subject, operator: not ? "notLike" : "like", values: [value] };
    return { ...subject, operator: not ? "notIlike" : "ilike", values: [value] };
  }

  private isRule(subject: Subject): ConditionRule | null {
    const not = this.takeWord("not");
    if (this.takeWord("null")) return { ...subject, operator: not ? "isNotNull" : "isNull", values: [] };
    if (this.takeWord("true")) return { ...subject, operator: not ? "isNotTrue" : "isTrue", values: [] };
    if (this.takeWord("false")) return { ...subject, operator: not ? "isNotFalse" : "isFalse", values: [] };
    const value = this.takeWord("distinct") && this.takeWord("from") ? this.value() : null;
    return value && { ...subject, operator: not ? "isNotDistinct" : "isDistinct", values: [value] };
  }

  private valueList(): ConditionValue[] | null {
    if (!this.take("(")) return null;
    const values: ConditionValue[] = [];
    do {
      const value = this.value();
      if (!value) return null;
      values.push(value);
    } while (this.take(","));
    return this.take(")") ? values : null;
  }

  private value(): ConditionValue | null {
    if (isOperator(this.token, "(")) return this.textWithNul();
    const sign = this.take("-") ? "-" : "";
    const token = this.token;
    if (token?.kind === "number") {
      this.at++;
      return { type: "number", value: `${sign}${token.text}` };
    }
    if (sign || !token) return null;
    if (token.kind === "string") return this.text();
    if (this.takeWord("null")) return { type: "null" };
    if (this.takeWord("true")) return { type: "boolean", value: true };
    if (this.takeWord("false")) return { type: "boolean", value: false };
    const type = isWord(token, "date") ? "date" : isWord(token, "timestamp") ? "timestamp" : null;
    if (type && this.tokens[this.at + 1]?.kind === "string") {
      this.at++;
      const text = this.text();
      return text && { type, value: text.value };
    }
    const column = this.column();
    return column && { type: "column", ...column };
  }

  private text(): { type: "text"; value: string } | null {
    const value = this.token?.kind === "string" ? stringValue(this.token) : null;
    this.at++;
    return value === null ? null : { type: "text", value };
  }

  /** `('a' || chr(0) || 'b')`: how text with the character NUL is quoted. */
  private textWithNul(): ConditionValue | null {
    this.at++;
    const parts: string[] = [];
    do {
      const part = this.text();
      if (!part) return null;
      parts.push(part.value);
      if (parts.length > 1 || !isOperator(this.token, ")")) continue;
      return null;
    } while (this.takeNul());
    return this.take(")") ? { type: "text", value: parts.join("\0") } : null;
  }

  private takeNul(): boolean {
    const [concat, chr, open, zero, close, again] = this.tokens.slice(this.at, this.at + 6);
    const isNul =
      isOperator(concat, "||") &&
      isWord(chr, "chr") &&
      isOperator(open, "(") &&
      zero?.text === "0" &&
      isOperator(close, ")") &&
      isOperator(again, "||");
    if (isNul) this.at += 6;
    return isNul;
  }

  /** `name`, `"name"` or `l.name`. Words that mean a value where no column is called so are left to SQL. */
  private column(): Subject | null {
    const first = this.name();
    if (first === null) return null;
    if (!this.take(".")) return isOperator(this.token, "(") ? null : { column: first };
    const second = this.name();
    if (second === null || isOperator(this.token, ".") || isOperator(this.token, "(")) return null;
    return { column: second, table: first };
  }

  private name(): string | null {
    const token = this.token;
    if (token?.kind !== "quoted" && token?.kind !== "identifier") return null;
    if (token.kind === "identifier") {
      const word = token.text.toLowerCase();
      if (!canBeBareColumn(word) || VALUE_WORDS.has(word)) return null;
    }
    this.at++;
    return identifierName(token);
  }
}

const subjectOf = ({ column, table }: { column: string; table?: string }): Subject => ({
  column,
  ...(table === undefined ? {} : { table }),
});
