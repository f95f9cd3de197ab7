type Level = "debug" | "info" | "warn" | "error";

const LONGEST_MESSAGE = 10 * 1024;
const MOST_MESSAGES = 20_000;
const MOST_CHARACTERS = 16 * 1024 * 1024;

/** Passes log messages on, each of bounded length, until there are too many: a program may print for ever. */
export function logGate(
  pass: (level: Level, message: string) => void,
): (level: Level, message: string) => void {
  let messages = 0;
  let characters = 0;
  return (level, message) => {
    if (messages > MOST_MESSAGES || characters > MOST_CHARACTERS) return;
    messages++;
    characters += Math.min(message.length, LONGEST_MESSAGE);
    if (messages > MOST_MESSAGES || characters > MOST_CHARACTERS)
      pass("warn", "The program has written very much; the rest of its log is left out.");
    else
      pass(
        level,
        message.length > LONGEST_MESSAGE ? `${cut(message)}… (${message.length} characters)` : message,
      );
  };
}

/** The beginning of a text, without half of a character at its end. */
const cut = (message: string): string => message.slice(0, LONGEST_MESSAGE).replace(/[\uD800-\uDBFF]$/, "");
