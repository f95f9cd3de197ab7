import { describe, expect, test } from "vitest";
import { bytesWords } from "./size-words";
import { durationWords, relativeTime } from "./time-words";

const now = Date.parse("2026-11-20T12:00:00Z");
const ago = (seconds: number) => relativeTime(now - seconds * 1000, now);

describe("relativeTime", () => {
  test.each([
    [0, "just now"],
    [44, "just now"],
    [50, "1 minute ago"],
    [59 * 60, "59 minutes ago"],
    [59.7 * 60, "1 hour ago"],
    [23.8 * 3600, "yesterday"],
    [3 * 86_400, "3 days ago"],
    [6.9 * 86_400, "last week"],
    [45 * 86_400, "2 months ago"],
    [400 * 86_400, "last year"],
    [-120, "in 2 minutes"],
  ])("%d seconds", (seconds, words) => expect(ago(seconds)).toBe(words));
});

describe("durationWords", () => {
  test.each([
    [0, "0 ms"],
    [999.6, "1.0 s"],
    [1500, "1.5 s"],
    [9_960, "10 s"],
    [59_600, "1 min"],
    [65_000, "1 min 05 s"],
    [3_599_900, "1 h"],
    [7_620_000, "2 h 07 min"],
  ])("%d ms", (ms, words) => expect(durationWords(ms)).toBe(words));
});

describe("bytesWords", () => {
  test.each([
    [1, "1 byte"],
    [999, "999 bytes"],
    [1000, "1.0 KB"],
    [999_960, "1.0 MB"],
    [13_200_000, "13.2 MB"],
    [212_400_000, "212 MB"],
  ])("%d", (bytes, words) => expect(bytesWords(bytes)).toBe(words));
});
