import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.listTransforms, async ({ studio, signal }) => {
  const { head } = await studio.workers.call("transforms", {}, { signal });
  return head;
});
