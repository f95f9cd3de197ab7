import { relative, resolve, sep } from "node:path";
import type { S3Folders } from "../../glue/s3-folders";
import { UsageError } from "./usage";

/** `s3://bucket/prefix=./folder` → the folder, relative to the root, that stands for a place in S3. */
export function readFolders(list: readonly string[], root: string): S3Folders {
  return Object.fromEntries(
    list.map((text): [string, string] => {
      const at = text.indexOf("=");
      const [place, target] = [text.slice(0, at), text.slice(at + 1)];
      if (at < 1 || !/^s3:\/\/./.test(place) || target === "")
        throw new UsageError(`--map is s3://bucket=folder, not “${text}”.`);
      if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target))
        throw new UsageError(
          `--map: “${target}” is an endpoint. Endpoints come later, with connections; a folder can stand for ${place}.`,
        );
      return [place, below(root, target)];
    }),
  );
}

function below(root: string, folder: string): string {
  const path = relative(resolve(root), resolve(root, folder));
  if (path === ".." || path.startsWith(`..${sep}`))
    throw new UsageError(
      `--map: “${folder}” is outside of the workspace, ${resolve(root)}. --root names another one.`,
    );
  return path.split(sep).join("/") || ".";
}
