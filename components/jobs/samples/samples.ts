import { delaysByState } from "./delays-by-state";
import { salesByMonth } from "./sales-by-month";
import type { Sample } from "./sample";
import { tidyContacts } from "./tidy-contacts";

/** What a new job can start from. */
export const samples: readonly Sample[] = [delaysByState, tidyContacts, salesByMonth];
