"use client";

import { Segmented } from "@/components/ui/segmented";
import { JOB_OUTCOMES, type JobOutcome } from "@/lib/model/job-run";
import { outcomeWords } from "./job-outcome";

type OutcomeFilterProps = {
  value: JobOutcome | null;
  onChange: (outcome: JobOutcome | null) => void;
};

const options = [
  { value: "all", label: "All" },
  ...JOB_OUTCOMES.map((value) => ({ value, label: outcomeWords[value] })),
] as const;

/** Keeps the jobs whose last run went one way. */
export function OutcomeFilter({ value, onChange }: OutcomeFilterProps) {
  return (
    <Segmented
      label="Filter by last run"
      value={value ?? "all"}
      onValueChange={(next) => onChange(next === "all" ? null : next)}
      options={options}
      className="w-[470px]"
    />
  );
}
