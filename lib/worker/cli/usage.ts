/** Thrown for arguments that make no sense; the command line says so and ends with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export const HELP = `Runs Tenon jobs without the studio.

Usage:
  tenon check <job>                      checks a job: program, types, wires, settings, columns
  tenon compile <job> --to sql|typescript|pyspark
                                         prints a job as DuckDB SQL, as its program, or as one for
                                         Apache Spark, with what can differ there as notes
  tenon run <job> [--arg name=value]… [--json]
                                         runs a job
  tenon import <job of AWS Glue> <file>  writes it as a job file of the studio
  tenon export <job> <folder> [--data]   writes a job as a project of its own
  tenon export <job> <file> --to glue    writes it as a job file of AWS Glue
  tenon --help | --version

<job> is a job file (.json) of the studio or of AWS Glue, as its API, its source control or its console writes it, or a
program (.ts).

Options:
  --root <folder>    the workspace that the job's paths are relative to (default: the current folder)
  --map s3://bucket=<folder>
                     a folder of the workspace stands for a place in S3; repeat it for several
  --map s3://bucket=<endpoint>
                     reads it from there and writes it back: https://s3.eu-west-1.amazonaws.com or any that speaks its
                     protocol; keys and region are those of the environment (AWS_ACCESS_KEY_ID, AWS_PROFILE, AWS_REGION)
  --arg name=value   a value for job.parameter("name", …); repeat it for several
  --json             the last line of output is {"state", "rows": {node id: rows}, "accounting", "ms"}
  --data             export takes the input files along
  --form <form>      the form of AWS Glue's file: api, source-control or console (default: that it was imported from)
  --force            write into a folder that is not empty, or over a file

Ends with 0 on success, 1 when a check or a run failed, 2 for wrong usage, 130 when it was interrupted.
`;
