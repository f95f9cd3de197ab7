"use client";

import { GitCompareArrows } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { TextDiff } from "../details/text-diff";
import { Banner } from "./banner";
import type { CodeDraft } from "./draft-storage";
import { mergeTexts } from "./merge-texts";

type StaleBannerProps = {
  draft: CodeDraft;
  /** What the job says now. */
  current: string;
  onChange: (draft: CodeDraft | null) => void;
};

/** The job changed while its text was edited: nothing is overwritten until somebody chooses. */
export function StaleBanner({ draft, current, onChange }: StaleBannerProps) {
  const [comparing, setComparing] = useState(false);
  const choose = (next: CodeDraft | null) => {
    setComparing(false);
    onChange(next);
  };
  const merge = () => {
    const { text, conflicts } = mergeTexts(draft.base, draft.text, current);
    choose({ text, base: current });
    if (conflicts === 0) toast.ok("Both changes are in the text.");
    else
      toast.warn(`${conflicts === 1 ? "One place" : `${conflicts} places`} changed in both.`, {
        detail: "Both versions stand there between marks: <<<<<<< and >>>>>>>. Keep one of each.",
      });
  };
  const buttons = (
    <>
      <Button size="sm" onClick={() => choose(null)}>
        Discard the edits
      </Button>
      <Button size="sm" onClick={() => choose({ ...draft, base: current })}>
        Keep the edits only
      </Button>
      <Button size="sm" variant="primary" onClick={merge}>
        Merge both
      </Button>
    </>
  );
  return (
    <>
      <Banner
        icon={GitCompareArrows}
        tone="warn"
        actions={
          <>
            <Button size="sm" variant="ghost" onClick={() => setComparing(true)}>
              Compare
            </Button>
            {buttons}
          </>
        }
      >
        The job changed on the canvas while this text was edited.
      </Banner>
      <Dialog
        open={comparing}
        onOpenChange={setComparing}
        size="lg"
        title="The job and the edited text"
        description="Red is what the job says now, green is what the text says instead."
        footer={buttons}
      >
        <TextDiff before={current} after={draft.text} />
      </Dialog>
    </>
  );
}
