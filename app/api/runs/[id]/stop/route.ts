import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const POST = route(endpoints.stopRun, ({ studio, params }) => studio.runs.stop(params.id));
