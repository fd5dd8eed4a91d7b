import { RolePicker } from "../parts/pickers/RolePicker";
import { useTexts } from "../texts/texts";
import type { EarningForm } from "./form";
import classes from "./Multipliers.module.css";
import { texts as catalogue } from "./texts/catalogue";

interface NoMileRolesProps {
  guildId: string;
  form: EarningForm;
  readOnly: boolean;
  set: (field: "no_mile_roles", roles: string[]) => void;
}

export function NoMileRoles({ guildId, form, readOnly, set }: NoMileRolesProps) {
  const texts = useTexts(catalogue);
  return (
    <div className={classes["adding"]}>
      <RolePicker
        many
        guildId={guildId}
        purpose="have"
        label={texts.roles}
        value={form.no_mile_roles}
        readOnly={readOnly}
        onChange={(roles) => {
          set("no_mile_roles", roles);
        }}
      />
    </div>
  );
}
