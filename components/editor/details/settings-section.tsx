"use client";

import { durationWords } from "@/components/runs/time-words";
import { JobSettings } from "@/lib/model/job";
import { useEditor, useEditorActions } from "../editor-store";
import { NumberSetting } from "./number-setting";
import { Section } from "./section";
import { TimeZoneSetting } from "./time-zone-setting";

const gigabytes = (mb: number): string => `${(mb / 1024).toFixed(mb % 1024 === 0 ? 0 : 1)} GB`;

/** The limits a run obeys. */
export function SettingsSection() {
  const settings = useEditor(({ document }) => document.settings);
  const { setDocument, endBurst } = useEditorActions();
  const change = <K extends keyof JobSettings>(key: K, value: JobSettings[K]) =>
    setDocument(
      `Change ${titleOf(key).toLowerCase()}`,
      { settings: { ...settings, [key]: value } },
      { coalesce: `settings:${key}` },
    );
  const field = <K extends keyof JobSettings>(key: K) => ({
    schema: JobSettings.shape[key],
    value: settings[key],
    onChange: (value: JobSettings[K]) => change(key, value),
    onBlur: endBurst,
  });
  return (
    <Section title="Run settings" about="Limits that every run of this job obeys.">
      <div className="grid grid-cols-2 gap-x-4 gap-y-3.5 px-4 pt-3 pb-4">
        <NumberSetting
          {...field("timeoutMinutes")}
          unit="minutes"
          note={(minutes) => durationWords(minutes * 60_000)}
        />
        <NumberSetting {...field("memoryMb")} unit="MB" note={gigabytes} />
        <NumberSetting {...field("threads")} placeholder="one for each core" />
        <TimeZoneSetting {...field("timeZone")} />
      </div>
    </Section>
  );
}

const titleOf = (key: keyof JobSettings): string => JobSettings.shape[key].meta()?.title ?? key;
