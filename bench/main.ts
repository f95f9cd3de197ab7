import { readdir } from "node:fs/promises";
import { cpus } from "node:os";
import type { Measured, Row } from "./measured";
import { isKept, table } from "./table";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(words: readonly string[]): Promise<void> {
  const folder = new URL("rows/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  const chosen = names.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
  const measured: Measured[] = [];
  for (const name of chosen) {
    const { measure } = (await import(new URL(name, folder).href)) as Row;
    measured.push(...(await measure()));
    say(`  ${name}`);
  }
  say(`\n${table(measured)}\n`);
  say(`${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`);
  process.exit(measured.every(isKept) ? 0 : 1);
}

await main(process.argv.slice(2));
