/** Thrown for arguments that make no sense; the command line says so and ends with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const HELP = `Runs Tenon jobs without the studio.

Usage:
  tenon check <job>                      checks a job: program, types, wires, settings, columns
  tenon compile <job> --to sql|typescript
                                         prints a job as DuckDB SQL or as its program
  tenon run <job> [--arg name=value]… [--json]
                                         runs a job
  tenon export <job> <folder> [--data]   writes a job as a project of its own
  tenon --help | --version

<job> is a job file (.json, as the studio downloads it) or a program (.ts).

Options:
  --root <folder>    the workspace that the job's paths are relative to (default: the current folder)
  --arg name=value   a value for job.parameter("name", …); repeat it for several
  --json             the last line of output is {"state", "rows": {node id: rows}, "ms"}
  --data             export takes the input files along
  --force            export into a folder that is not empty

Ends with 0 on success, 1 when a check or a run failed, 2 for wrong usage, 130 when it was interrupted.
`;
