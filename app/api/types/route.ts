import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const POST = route(endpoints.types, async ({ studio, body, signal }) => {
  const { head } = await studio.workers.call("types", body, { channel: body.channel, signal });
  return head;
});
