import { endpoints } from "@/lib/api/endpoints";
import { versionNumber } from "@/lib/server/http/params";
import { route } from "@/lib/server/http/route";

export const POST = route(endpoints.restoreVersion, ({ studio, params, body }) =>
  studio.jobs.restore(params.id, versionNumber(params.version), body.baseVersion),
);
