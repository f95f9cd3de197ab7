import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const POST = route(endpoints.compile, async ({ studio, body, signal }) => {
  const { head } = await studio.workers.call("compile", body, { signal });
  return head;
});
