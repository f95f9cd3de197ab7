import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const POST = route(endpoints.startRun, ({ studio, params, body }) =>
  studio.runs.start(params.id, body.arguments),
);
