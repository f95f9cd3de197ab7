import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const POST = route(endpoints.cloneJob, ({ studio, params, body }) =>
  studio.jobs.clone(params.id, body.name),
);
