import type { Pipeline } from "../model/pipeline";
import { tidyPlaces } from "./layout";

/** The document with a tidy place for every node: for one that comes without places, outside of a page. */
export async function layOut(pipeline: Pipeline): Promise<Pipeline> {
  const { default: Elk } = await import("elkjs/lib/elk.bundled.js");
  return { ...pipeline, layout: await tidyPlaces(new Elk(), pipeline) };
}
