import type { Column } from "../../../../model/column";
import { type ColumnType, parseColumnType } from "../../../../model/column-type";
import { quoteIdentifier } from "../../../../sql/quote";
import type { ConvertedColumn } from "../converter";
import type { XmlElement } from "./xml-element";

export interface ShapeOptions {
  attributePrefix: string;
  valueTag: string;
  /** Whether attributes count. */
  attributes: boolean;
  trim: boolean;
  nullText: ReadonlySet<string>;
}

/** What elements of one place look like, all of them together. */
interface Shape {
  /** Attributes and elements by their key in the text; an element without any is just its text. */
  members: Map<string, Member>;
  /** Whether one of them holds text of its own. */
  sawText: boolean;
}

interface Member extends Shape {
  /** Unique among its siblings, whatever the case of letters. */
  name: string;
  key: string;
  repeated: boolean;
}

/** A column or field: a member, or the text beside them. */
interface Field {
  name: string;
  member: Member | null;
}

const MOST_MEMBERS = 10_000;

const newShape = (): Shape => ({ members: new Map(), sawText: false });
const attributeKey = (name: string): string => `@${name}`;

/** Attributes and elements of one element, by key. */
type Parts = ReadonlyMap<string, (XmlElement | string)[]>;

function partsOf({ attributes, elements }: XmlElement): Parts {
  const parts = new Map<string, (XmlElement | string)[]>();
  for (const [name, value] of attributes) parts.set(attributeKey(name), [value]);
  for (const element of elements) {
    const known = parts.get(element.name);
    if (known) known.push(element);
    else parts.set(element.name, [element]);
  }
  return parts;
}

/** Learns what rows look like, and writes them as that. */
export class XmlShape {
  readonly #root = newShape();
  #count = 0;
  /** Whether something was learned since `settle`. */
  changed = false;

  /** `known` are columns the rows will have at least. */
  constructor(
    private readonly options: ShapeOptions,
    known: readonly Column[] = [],
  ) {
    for (const { name, type } of known) this.#addKnown(this.#root, name, parseColumnType(type));
  }

  learn(element: XmlElement): void {
    const open: [XmlElement, Shape][] = [[element, this.#root]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [current, shape] = next;
      const counts = new Map<string, number>();
      if (this.options.attributes)
        for (const [name] of current.attributes)
          this.#member(shape, attributeKey(name), `${this.options.attributePrefix}${name}`);
      for (const inner of current.elements) {
        const count = (counts.get(inner.name) ?? 0) + 1;
        counts.set(inner.name, count);
        const member = this.#member(shape, inner.name, inner.name);
        if (count > 1 && !member.repeated) {
          member.repeated = true;
          this.changed = true;
        }
        open.push([inner, member]);
      }
      if (!shape.sawText && current.text.trim() !== "") {
        shape.sawText = true;
        if (this.#isNested(shape)) this.changed = true;
      }
    }
  }

  settle(): void {
    this.changed = false;
  }

  columns(): ConvertedColumn[] {
    return this.#fields(this.#root).map(({ name, member }) => {
      const type = member ? this.#typeOf(member) : "VARCHAR";
      return { name, type, wants: "infer", ...(type === "VARCHAR" ? {} : { json: true }) };
    });
  }

  /** A row's values, in the order of `columns`. */
  row(element: XmlElement): (string | null)[] {
    const parts = partsOf(element);
    return this.#fields(this.#root).map(({ member }) => {
      if (!member) return this.#text(element.text);
      const found = parts.get(member.key) ?? [];
      return member.repeated || this.#isNested(member) ? this.#json(found, member) : this.#plain(found[0]);
    });
  }

  /** The text of a row itself is a column, too. */
  #fields(shape: Shape): Field[] {
    const members = [...shape.members.values()].map((member): Field => ({ name: member.name, member }));
    if (!shape.sawText || !this.#isNested(shape)) return members;
    const name = freeName(this.options.valueTag, new Set(members.map((one) => one.name.toLowerCase())));
    return [...members, { name, member: null }];
  }

  #isNested(shape: Shape): boolean {
    return shape.members.size > 0 || shape === this.#root;
  }

  #typeOf(member: Member): string {
    const fields = this.#isNested(member) ? this.#fields(member) : [];
    const inner = fields.map(
      (field) => `${quoteIdentifier(field.name)} ${field.member ? this.#typeOf(field.member) : "VARCHAR"}`,
    );
    const type = fields.length > 0 ? `STRUCT(${inner.join(", ")})` : "VARCHAR";
    return member.repeated ? `${type}[]` : type;
  }

  /** A text, an object or a list of them, as JSON; null for NULL. */
  #json(found: readonly (XmlElement | string)[], member: Member): string | null {
    if (!member.repeated) return found[0] === undefined ? null : this.#jsonOf(found[0], member);
    return found.length === 0
      ? null
      : `[${found.map((one) => this.#jsonOf(one, member) ?? "null").join(",")}]`;
  }

  #jsonOf(part: XmlElement | string, member: Member): string | null {
    if (typeof part === "string" || !this.#isNested(member)) return jsonText(this.#plain(part));
    const parts = partsOf(part);
    if (parts.size === 0 && this.#text(part.text) === null) return null;
    const fields = this.#fields(member).map(({ name, member: inner }) => {
      const value = inner ? this.#json(parts.get(inner.key) ?? [], inner) : jsonText(this.#text(part.text));
      return `${JSON.stringify(name)}:${value ?? "null"}`;
    });
    return `{${fields.join(",")}}`;
  }

  #plain(part: XmlElement | string | undefined): string | null {
    if (part === undefined) return null;
    return this.#text(typeof part === "string" ? part : part.text);
  }

  #text(text: string): string | null {
    const value = this.options.trim ? text.trim() : text;
    return this.options.nullText.has(value) ? null : value;
  }

  #member(shape: Shape, key: string, wanted: string): Member {
    const known = shape.members.get(key);
    if (known) return known;
    const taken = new Set([...shape.members.values()].map(({ name }) => name.toLowerCase()));
    const member: Member = { key, name: freeName(wanted, taken), repeated: false, ...newShape() };
    shape.members.set(key, member);
    this.changed = true;
    if (++this.#count > MOST_MEMBERS)
      throw new Error(`its rows hold more than ${MOST_MEMBERS.toLocaleString("en")} different elements`);
    return member;
  }

  #addKnown(shape: Shape, name: string, type: ColumnType | null): void {
    const { attributePrefix, valueTag } = this.options;
    if (name === valueTag && type?.kind === "scalar") {
      shape.sawText = true;
      return;
    }
    const isAttribute = attributePrefix !== "" && name.startsWith(attributePrefix) && type?.kind === "scalar";
    const key = isAttribute ? attributeKey(name.slice(attributePrefix.length)) : name;
    const member = this.#member(shape, key, name);
    const item = type?.kind === "list" ? type.item : type;
    if (type?.kind === "list") member.repeated = true;
    if (item?.kind === "struct")
      for (const field of item.fields) this.#addKnown(member, field.name, field.type);
  }
}

const jsonText = (text: string | null): string | null => (text === null ? null : JSON.stringify(text));

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let suffix = 2; taken.has(name.toLowerCase()); suffix++) name = `${wanted}_${suffix}`;
  return name;
}
