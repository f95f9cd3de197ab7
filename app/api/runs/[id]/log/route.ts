import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.runLog, async ({ studio, params, query }) => ({
  events: await studio.runs.log(params.id, query.after),
}));
