import { endpoints } from "@/lib/api/endpoints";
import { openApiDocument } from "@/lib/api/openapi";
import { route } from "@/lib/server/http/route";
import packageJson from "@/package.json";

export const GET = route(endpoints.openapi, async () => openApiDocument(packageJson.version));
