import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.listRuns, ({ studio, query }) => studio.runs.list(query));
