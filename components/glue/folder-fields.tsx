import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type FolderFieldsProps = {
  /** Places in S3: `s3://bucket`. */
  places: readonly string[];
  folders: Readonly<Record<string, string>>;
  onChange: (folders: Readonly<Record<string, string>>) => void;
  onBlur?: () => void;
  readOnly?: boolean;
};

/** A folder of the workspace for each place in S3; without one its paths stay as they are. */
export function FolderFields({ places, folders, onChange, onBlur, readOnly = false }: FolderFieldsProps) {
  return (
    <div className="flex flex-col gap-2">
      {places.map((place) => (
        <Field
          key={place}
          label={<span className="font-mono text-sm">{place}</span>}
          hint="folder that stands for it"
        >
          <Input
            value={folders[place] ?? ""}
            placeholder="none: its paths stay in S3"
            spellCheck={false}
            autoComplete="off"
            readOnly={readOnly}
            onChange={({ target }) => {
              const { [place]: _, ...others } = folders;
              onChange(target.value === "" ? others : { ...others, [place]: target.value });
            }}
            onBlur={onBlur}
          />
        </Field>
      ))}
    </div>
  );
}
