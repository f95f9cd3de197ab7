import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.getJob, ({ studio, params }) => studio.jobs.get(params.id));

export const PUT = route(endpoints.saveJob, ({ studio, params, body }) => studio.jobs.save(params.id, body));

export const DELETE = route(endpoints.deleteJob, async ({ studio, params, body }) => {
  await studio.jobs.remove(params.id, body.confirm);
  return { deleted: true as const };
});
