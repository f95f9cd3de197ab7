/** The zone's offset now, as `UTC+01:00`; null for a zone nobody knows. */
export function offsetOf(zone: string): string | null {
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    const name = format.formatToParts(new Date()).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
    return name === "GMT" ? "UTC±00:00" : name.replace("GMT", "UTC");
  } catch {
    return null;
  }
}

/** Every zone this browser knows, UTC and the one of whoever looks first. */
export function timeZones(chosen: string): { name: string; offset: string }[] {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const names = new Set([chosen, "UTC", own, ...Intl.supportedValuesOf("timeZone")]);
  return [...names].flatMap((name) => {
    const offset = offsetOf(name);
    return offset === null ? [] : [{ name, offset }];
  });
}
