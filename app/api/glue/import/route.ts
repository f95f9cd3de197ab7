import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const POST = route(endpoints.importGlue, async ({ studio, body, signal }) => {
  const { head } = await studio.workers.call("importGlue", body, { signal });
  return head;
});
