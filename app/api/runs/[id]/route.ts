import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.getRun, ({ studio, params }) => studio.runs.get(params.id));
