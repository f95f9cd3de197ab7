import { describe, expect, it } from "vitest";
import { compileGrok } from "./compile-grok";
import { GROK_PATTERNS, KNOWN_LOGS } from "./patterns";

const fields = (pattern: string, line: string, custom = ""): Record<string, string | undefined> | null => {
  const grok = compileGrok(pattern, custom);
  if (!grok.ok) throw new Error(grok.error.detail);
  const groups = grok.value.regex.exec(line)?.groups;
  if (!groups) return null;
  return Object.fromEntries(
    grok.value.fields.map(({ name, groups: own }) => [
      name,
      own.map((group) => groups[group]).find((text) => text !== undefined),
    ]),
  );
};
const problem = (pattern: string, custom = "") => {
  const grok = compileGrok(pattern, custom);
  return grok.ok ? null : [grok.error.detail, ...grok.error.choices.slice(0, 2)];
};

describe("built-in patterns", () => {
  it.each(Object.keys(GROK_PATTERNS))("%s is a regular expression", (name) => {
    expect(problem(`%{${name}:field}`)).toBeNull();
  });

  const matches: [name: string, yes: string[], no: string[]][] = [
    ["INT", ["0", "-12", "+7"], ["", "x"]],
    ["NUMBER", ["1", "-1.5", ".5"], ["", "a"]],
    ["POSINT", ["1", "900"], ["0", "01"]],
    ["IPV4", ["127.0.0.1", "255.255.255.255", "1.2.3.4"], ["256.1.1.1", "1.2.3", "1.2.3.4.5.6x"]],
    [
      "IPV6",
      [
        "::",
        "::1",
        "fe80::1",
        "2001:db8::ff00:42:8329",
        "1:2:3:4:5:6:7:8",
        "::ffff:10.0.0.1",
        "fe80::1%eth0",
        "1::8",
      ],
      ["1:2:3", "12345::", ":"],
    ],
    ["HOSTNAME", ["localhost", "a.b-c.example"], ["-"]],
    ["MAC", ["00:1B:44:11:3A:B7", "00-1b-44-11-3a-b7", "001b.4411.3ab7"], ["00:1B"]],
    ["UUID", ["123e4567-e89b-12d3-a456-426614174000"], ["123e4567"]],
    ["QS", ['"a \\" b"', "'x'", '""', "`y`"], ['"', "a"]],
    ["URI", ["https://a.example:8080/x/y?q=1&r=%20", "s3://bucket/key"], ["/x"]],
    ["UNIXPATH", ["/", "/var/log/a.log"], ["a"]],
    ["WINPATH", ["C:\\Temp\\a.txt"], ["C:"]],
    [
      "TIMESTAMP_ISO8601",
      ["2024-02-29T23:59:59Z", "2024-02-29 23:59:59,123", "2024-02-29T23:59+02:00"],
      ["2024-13-01T00:00"],
    ],
    ["HTTPDATE", ["10/Oct/2000:13:55:36 -0700"], ["10/10/2000:13:55:36 -0700"]],
    ["SYSLOGTIMESTAMP", ["Feb  3 04:05:06", "Dec 31 23:59:60"], ["Feb 3"]],
    ["LOGLEVEL", ["INFO", "warning", "Err", "CRITICAL"], ["verbose"]],
    ["DATESTAMP_RFC2822", ["Mon, 25 Dec 1995 13:30:00 +0430"], []],
    ["BOOLEAN", ["true", "FALSE"], ["yes"]],
  ];
  it.each(matches)("%s", (name, yes, no) => {
    const whole = (line: string) => fields(`^%{${name}:field}$`, line)?.field ?? null;
    expect(yes.map(whole)).toEqual(yes);
    expect(no.map(whole)).toEqual(no.map(() => null));
  });

  it("reads a combined log of a web server", () => {
    const line = `127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /a?b=1 HTTP/1.0" 200 2326 "http://x.example/" "Mozilla/4.08 \\"x\\""`;
    expect(fields("%{COMBINEDAPACHELOG}", line)).toEqual({
      clientip: "127.0.0.1",
      ident: "-",
      auth: "frank",
      timestamp: "10/Oct/2000:13:55:36 -0700",
      verb: "GET",
      request: "/a?b=1",
      httpversion: "1.0",
      rawrequest: undefined,
      response: "200",
      bytes: "2326",
      referrer: '"http://x.example/"',
      agent: '"Mozilla/4.08 \\"x\\""',
    });
    expect(fields("%{COMMONAPACHELOG}", `::1 - - [10/Oct/2000:13:55:36 -0700] "-" 408 -`)).toMatchObject({
      clientip: "::1",
      verb: undefined,
      rawrequest: "-",
      bytes: undefined,
    });
  });

  it("reads a line of syslog", () => {
    expect(fields("%{SYSLOGLINE}", "Feb  3 04:05:06 host-1 sshd[123]: Accepted key")).toMatchObject({
      timestamp: "Feb  3 04:05:06",
      logsource: "host-1",
      program: "sshd",
      pid: "123",
      message: "Accepted key",
    });
  });

  it.each(KNOWN_LOGS)("knows $title", ({ pattern }) => {
    expect(problem(pattern)).toBeNull();
  });
});

describe("patterns of one's own", () => {
  it("are defined a line each, may use others, and replace built-in ones", () => {
    const custom = "# an order\nORDER [A-Z]{2}%{INT}\n\nWORD [^ ]+\r\nBOTH %{ORDER:order}/%{WORD:rest}";
    expect(fields("^%{BOTH}$", "AB12/x-y", custom)).toEqual({ order: "AB12", rest: "x-y" });
  });

  it("hold named groups, types, and what other engines write", () => {
    const grok = compileGrok(String.raw`\A(?<a>[[:upper:]_]++)\h%{INT:n:long} (?>%{WORD:w;boolean})\z`, "");
    expect(grok.ok && grok.value.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      "a VARCHAR",
      "n BIGINT",
      "w BOOLEAN",
    ]);
    expect(grok.ok && grok.value.regex.test("A_B\t12 true")).toBe(true);
    expect(fields(String.raw`(?<x>[*+\]]+)\++$`, "*]+++")).toEqual({ x: "*]++" });
    expect(fields("(?i)^level=%{DATA:level}$", "LEVEL=x")).toEqual({ level: "x" });
  });

  it("take the text of whichever place holds it, when a field stands twice", () => {
    const pattern = "^(?:a=%{INT:v}|b=%{WORD:V})$";
    expect(fields(pattern, "a=1")).toEqual({ v: "1" });
    expect(fields(pattern, "b=x")).toEqual({ v: "x" });
  });

  it("may be called like what every object has", () => {
    expect(problem("%{constructor:x}")?.[0]).toBe("there is no pattern “constructor”");
    expect(fields("%{WORD:__proto__} %{WORD:constructor}", "a b")).toMatchObject({ constructor: "b" });
  });

  it("say what is wrong with them", () => {
    expect(problem("%{IPV5:x}")).toEqual(["there is no pattern “IPV5”", "IPV4", "IPV6"]);
    expect(problem("%{A:x}", "A %{B}\nB x%{A}")).toEqual(["the pattern “A” is made of itself"]);
    expect(problem("%{WORD:x} (")?.[0]).toMatch(/^it is no regular expression: Unterminated group/);
    expect(problem("%{WORD:x:money}")?.[0]).toBe("“money” in %{WORD:x:money} is no data type");
    expect(problem("%{WORD}")?.[0]).toMatch(/names no field/);
    expect(problem("%{WORD:x} %{")?.[0]).toMatch(/is no reference/);
    const doubling = Array.from({ length: 30 }, (_, n) => `P${n + 1} %{P${n}}%{P${n}}`).join("\n");
    expect(problem("%{P30:x}", `P0 x\n${doubling}`)?.[0]).toMatch(/too long/);
  });
});
