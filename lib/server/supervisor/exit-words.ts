/** What usually stands behind a signal, for those who have to act on it. */
const SIGNALS: Record<string, string> = {
  SIGSEGV: "it accessed memory that is not its own",
  SIGABRT: "it aborted itself",
  SIGBUS: "it accessed memory that could not be provided",
  SIGILL: "it executed an instruction this processor does not know",
  SIGFPE: "it divided by zero in native code",
  SIGKILL: "it was killed from outside, perhaps by the system for lack of memory",
  SIGTERM: "it was asked to end from outside",
};

const NUMBERS: Record<number, string> = {
  4: "SIGILL",
  6: "SIGABRT",
  7: "SIGBUS",
  8: "SIGFPE",
  9: "SIGKILL",
  11: "SIGSEGV",
  15: "SIGTERM",
};

/** Says in words how a process ended. */
export function exitWords(code: number | null, signal: string | null): string {
  // Shells report a signal as 128 + its number.
  const name = signal ?? (code !== null && code > 128 ? NUMBERS[code - 128] : undefined);
  if (name) return SIGNALS[name] ? `${name}: ${SIGNALS[name]}` : name;
  if (code === 134) return "SIGABRT: it aborted itself";
  if (code === 13) return "exit code 13: it waited for something that can never happen";
  return code === 0 ? "exit code 0 without an answer" : `exit code ${code ?? "unknown"}`;
}
