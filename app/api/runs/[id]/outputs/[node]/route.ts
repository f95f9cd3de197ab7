import { endpoints } from "@/lib/api/endpoints";
import { frameReply } from "@/lib/server/http/reply";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.runOutput, async ({ studio, params, query, signal }) => {
  const { head, arrow } = await studio.outputs.read(params.id, params.node, query.limit, signal);
  return frameReply(head, arrow);
});
