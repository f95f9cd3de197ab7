import { endpoints } from "@/lib/api/endpoints";
import { route } from "@/lib/server/http/route";
import packageJson from "@/package.json";

export const GET = route(endpoints.health, async () => ({
  status: "ok" as const,
  version: packageJson.version,
}));
