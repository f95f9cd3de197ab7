import { z } from "zod";

/** Any JSON object, kept as it is. */
export const jsonObject = () => z.record(z.string(), z.unknown());
