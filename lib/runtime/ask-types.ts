import type { TypesReply, TypesRequest } from "../api/schemas";
import { codeSource } from "./code-source";
import type { TypeServer } from "./type-server";

/** Answers an editor's question about a text, as the compiler sees it where it stands. */
export async function askTypes(types: TypeServer, request: TypesRequest): Promise<TypesReply> {
  const { ask, text, within, label } = request;
  const source =
    within.kind === "code" ? codeSource(text, within.inputs, within.outputs) : { text, offset: 0 };
  const offset = source.offset + Math.min(request.offset, text.length);
  if (ask === "complete") return { completions: await types.complete(source.text, offset), words: null };
  const words =
    ask === "hover"
      ? await types.hover(source.text, offset)
      : await types.describe(source.text, offset, label ?? "");
  return { completions: [], words };
}
