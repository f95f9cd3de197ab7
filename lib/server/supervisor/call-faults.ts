import { type DiagnosticCode, diagnose } from "../../model/diagnostic";
import { Fault } from "../faults";

const engineFault = <C extends DiagnosticCode>(
  status: number,
  code: C,
  params: Parameters<typeof diagnose<C>>[1],
): Fault => {
  const diagnostic = diagnose(code, params);
  return new Fault(status, code, diagnostic.message, [diagnostic]);
};

/** Why a call to a worker has no answer. */
export const callFaults = {
  superseded: () => new Fault(409, "superseded", "A newer request took the place of this one."),
  cancelled: () => new Fault(409, "cancelled", "The request was cancelled."),
  crashed: (detail: string) => engineFault(502, "engine/crashed", { detail }),
  memory: (mb: number) => engineFault(502, "engine/memory", { mb }),
  time: (milliseconds: number) =>
    engineFault(504, "engine/time", { seconds: Math.round(milliseconds / 1000) }),
  internal: (message: string) =>
    new Fault(500, "engine", `The engine's process could not answer: ${message}`),
};
