/** Raised when a call took longer than it may. */
export class BudgetExceeded extends Error {
  override readonly name = "BudgetExceeded";
}

/**
 * Runs `work` with a signal that fires when `signal` does or when `ms` have passed. Throws `BudgetExceeded` in the
 * latter case, and whatever `work` throws otherwise.
 */
export async function withinBudget<T>(
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timer = AbortSignal.timeout(ms);
  try {
    return await work(signal ? AbortSignal.any([signal, timer]) : timer);
  } catch (error) {
    if (timer.aborted && !signal?.aborted) throw new BudgetExceeded(`No answer within ${ms} ms.`);
    throw error;
  }
}
