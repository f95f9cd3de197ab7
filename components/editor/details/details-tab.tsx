"use client";

import { AboutSection } from "./about-section";
import { DangerSection } from "./danger-section";
import { GlueSection } from "./glue-section";
import { SettingsSection } from "./settings-section";
import { SnippetsSection } from "./snippets-section";
import { VersionsSection } from "./versions-section";

/** What the job is called, how it may run, what it was, and how to start it from elsewhere. */
export function DetailsTab() {
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto grid max-w-[1180px] items-start gap-4 p-4 min-[960px]:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <AboutSection />
          <SettingsSection />
          <DangerSection />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <VersionsSection />
          <SnippetsSection />
          <GlueSection />
        </div>
      </div>
    </div>
  );
}
