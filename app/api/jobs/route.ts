import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.listJobs, ({ studio, query }) => studio.jobs.list(query));

export const POST = route(endpoints.createJob, ({ studio, body }) => studio.jobs.create(body));
