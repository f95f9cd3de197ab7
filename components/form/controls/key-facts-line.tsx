"use client";

import { count } from "@/components/grid/numbers";
import { useFieldInput, useFormNode } from "../form-context";
import type { KeyPair } from "../key-facts";
import { useKeyFacts } from "../use-key-facts";

export interface KeyFactsLineProps {
  ports: { left: string | undefined; right: string | undefined };
  keys: readonly KeyPair[];
}

/** What the keys match, counted over all rows. */
export function KeyFactsLine({ ports, keys }: KeyFactsLineProps) {
  const { settings } = useFormNode();
  const left = useFieldInput(ports.left)?.name ?? "the left";
  const right = useFieldInput(ports.right)?.name ?? "the right";
  const facts = useKeyFacts(ports, keys, settings.nullsEqual === true);
  if (keys.length === 0) return null;
  return (
    <p aria-live="polite" className="text-sm text-dim">
      {facts ? (
        <>
          <Matched lefts={facts.lefts} matched={facts.matched} name={left} />{" "}
          {facts.unused === 0 ? (
            `Every row of ${right} is used.`
          ) : (
            <>
              <b className="font-strong text-text">{count(facts.unused)}</b> of {count(facts.rights)} rows of{" "}
              {right} are never used.
            </>
          )}
        </>
      ) : null}
    </p>
  );
}

function Matched({ lefts, matched, name }: { lefts: number; matched: number; name: string }) {
  if (lefts === 0) return `${name} has no rows.`;
  if (matched === lefts) return `All ${count(lefts)} rows of ${name} find a match.`;
  return (
    <>
      <b className="font-strong text-text">{count(lefts - matched)}</b> of {count(lefts)} rows of {name} find
      no match.
    </>
  );
}
