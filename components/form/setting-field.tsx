"use client";

import { Field } from "@/components/ui/field";
import type { Diagnostic } from "@/lib/model/diagnostic";
import { FieldGroup } from "./field-group";
import { FieldHint } from "./field-hint";
import { useFormNode } from "./form-context";
import { withChoice } from "./paths";
import { Problems } from "./problems";
import { RenameOffer } from "./rename-offer";
import type { FieldFacts } from "./schema-facts";
import type { SettingValue } from "./widget-props";
import { widgets } from "./widgets";

export interface SettingFieldProps {
  facts: FieldFacts;
  diagnostics: readonly Diagnostic[];
}

/** One setting: label, help, its widget, and what is wrong under it. */
export function SettingField({ facts, diagnostics }: SettingFieldProps) {
  const { settings, patch, readOnly } = useFormNode();
  const { key, meta, initial, optional } = facts;
  const { Component, inline = false, control = false, own = false } = widgets[meta.widget];
  const value = key in settings ? settings[key] : initial;
  const change = (next: SettingValue | undefined) => patch({ [key]: next });
  // What is merely missing is said beside the label; the rest stands under the field.
  const missing = diagnostics.some(({ code, field }) => code === "setting/missing" && field?.length === 1);
  const told = diagnostics.filter(
    ({ code, field }) =>
      !(code === "setting/missing" && field?.length === 1) && !(own && (field?.length ?? 0) > 1),
  );
  const problems =
    told.length > 0 ? (
      <Problems
        diagnostics={told}
        {...(readOnly
          ? {}
          : {
              onChoice: (diagnostic: Diagnostic, choice: string) =>
                change(withChoice(value, diagnostic, choice) as SettingValue),
            })}
      />
    ) : null;
  const widget = <Component facts={facts} value={value} onChange={change} diagnostics={diagnostics} />;
  return (
    <div data-field={key} className="min-w-0">
      <Field
        label={meta.title}
        hint={<FieldHint facts={facts} value={value} missing={missing} />}
        help={meta.help}
        helpAs="tip"
        required={!optional}
        inline={inline}
        {...(told.some(({ severity }) => severity === "error") ? { error: problems } : { note: problems })}
      >
        {control ? widget : <FieldGroup>{widget}</FieldGroup>}
      </Field>
      <RenameOffer field={key} />
    </div>
  );
}
