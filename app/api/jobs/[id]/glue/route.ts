import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";

export const GET = route(endpoints.exportGlue, ({ studio, params, query, signal }) =>
  studio.exports.glue(params.id, query.form, signal),
);
