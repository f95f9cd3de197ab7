import { spawnSync } from "node:child_process";

/** Runs commands one after the other, says how long each took, and stops at the first that fails. */
export function runSteps(steps) {
  const began = Date.now();
  for (const { name, command, args, env } of steps) {
    const started = Date.now();
    console.log(`\n▸ ${name}`);
    const { status, error } = spawnSync(command, args, {
      stdio: "inherit",
      env: { ...process.env, ...env },
      shell: false,
    });
    if (error) console.error(error.message);
    if (status !== 0) {
      console.error(`✗ ${name} failed after ${seconds(started)}`);
      process.exit(status ?? 1);
    }
    console.log(`✓ ${name} ${seconds(started)}`);
  }
  console.log(`\n✓ all of it ${seconds(began)}`);
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** A program of node_modules/.bin, started with this Node. */
export const bin = (name, ...args) => ({ command: "npx", args: ["--no-install", name, ...args] });
