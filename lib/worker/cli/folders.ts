import { relative, resolve, sep } from "node:path";
import type { S3Folders } from "../../glue/s3-folders";
import { plain, type S3Endpoint } from "./s3-places";
import { UsageError } from "./usage";

/** What stands for places in S3: `s3://bucket/prefix=folder`, relative to the root, or `s3://bucket=https://endpoint`. */
export function readMaps(
  list: readonly string[],
  root: string,
): { folders: S3Folders; endpoints: readonly S3Endpoint[] } {
  const folders: Record<string, string> = {};
  const endpoints: S3Endpoint[] = [];
  for (const text of list) {
    const at = text.indexOf("=");
    const [place, target] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 1 || !/^s3:\/\/[^/]/.test(place) || target === "")
      throw new UsageError(`--map is s3://bucket=folder or s3://bucket=https://endpoint, not “${text}”.`);
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(target)) folders[place] = below(root, target);
    else if (/^https?:\/\/[^/?#@]+\/?$/i.test(target))
      endpoints.push({ place: plain(place), endpoint: target });
    else throw new UsageError(`--map: an endpoint is https://host or http://host:port, not “${target}”.`);
  }
  return { folders, endpoints };
}

function below(root: string, folder: string): string {
  const path = relative(resolve(root), resolve(root, folder));
  if (path === ".." || path.startsWith(`..${sep}`))
    throw new UsageError(
      `--map: “${folder}” is outside of the workspace, ${resolve(root)}. --root names another one.`,
    );
  return path.split(sep).join("/") || ".";
}
