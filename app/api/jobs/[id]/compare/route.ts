import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.compareVersions, async ({ studio, params, query }) => ({
  differences: await studio.jobs.compare(params.id, query.from, query.to),
}));
