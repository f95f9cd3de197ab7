import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const POST = route(endpoints.record, async ({ studio, body, signal }) => {
  const { head } = await studio.workers.call("record", body, { signal });
  return head;
});
