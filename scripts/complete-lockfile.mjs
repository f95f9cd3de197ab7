import { readFileSync, writeFileSync } from "node:fs";

/**
 * Names in package-lock.json the optional packages of other platforms that npm left out because it could not see them
 * where the lock was made; a clean install elsewhere refuses a lock without them. Run it after changing dependencies.
 */
const file = "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "win32"];
const PROCESSORS = ["arm64", "x64", "arm", "wasm32"];

/** Whether npm would find `name` for the package at `path`: beside it, or in any folder above. */
function isThere(path, name) {
  const parts = path === "" ? [] : path.split(/\/(?=node_modules\/)/);
  return [...parts.keys(), parts.length].some((count) =>
    Object.hasOwn(lock.packages, [...parts.slice(0, count), `node_modules/${name}`].join("/")),
  );
}

const added = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev, engines }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isThere(path, name))
    .map(([name, version]) => {
      if (!/^\d+\.\d+\.\d+/.test(version)) throw new Error(`${name} has no exact version: ${version}`);
      const words = name.split(/[/-]/);
      const os = SYSTEMS.filter((one) => words.includes(one));
      const cpu = PROCESSORS.filter((one) => words.includes(one)).slice(0, 1);
      const libc = os[0] !== "linux" ? [] : words.includes("musl") ? ["musl"] : ["glibc"];
      return [
        `node_modules/${name}`,
        {
          version,
          cpu,
          ...(dev ? { dev } : {}),
          ...(libc.length > 0 ? { libc } : {}),
          optional: true,
          ...(os.length > 0 ? { os } : {}),
          ...(engines ? { engines } : {}),
        },
      ];
    }),
);
const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(added) });
lock.packages = Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  added.length === 0 ? "The lockfile is complete." : `Added ${added.map(([name]) => name).join(", ")}`,
);
