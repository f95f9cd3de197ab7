import { endpoints } from "@/lib/api/endpoints";
import { versionNumber } from "@/lib/server/http/params";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.getVersion, ({ studio, params }) =>
  studio.jobs.version(params.id, versionNumber(params.version)),
);
