import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const POST = route(endpoints.bind, async ({ studio, body, signal }) => {
  const { head } = await studio.workers.call("bind", body, { signal });
  return head;
});
