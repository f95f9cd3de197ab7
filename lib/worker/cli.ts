import { main } from "./cli/main";

/* The command `tenon`. */
process.exitCode = await main(process.argv.slice(2));
