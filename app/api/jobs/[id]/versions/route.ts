import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.listVersions, async ({ studio, params }) => ({
  versions: await studio.jobs.versions(params.id),
}));
