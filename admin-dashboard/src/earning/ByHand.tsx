import { Switch, Text } from "@mantine/core";

import { RolePicker } from "../parts/pickers/RolePicker";
import { useTexts } from "../texts/texts";
import type { EarningForm } from "./form";
import classes from "./ByHand.module.css";
import { texts as catalogue } from "./texts/catalogue";

interface ByHandProps {
  guildId: string;
  form: EarningForm;
  readOnly: boolean;
  set: <Field extends "award_roles" | "self_award">(field: Field, value: EarningForm[Field]) => void;
}

/** Who awards miles, and whether also to themselves. */
export function ByHand({ guildId, form, readOnly, set }: ByHandProps) {
  const texts = useTexts(catalogue);
  const consequence = form.self_award ? texts.selfAwardOn : texts.selfAwardOff;
  return (
    <div className={classes["choices"]}>
      <RolePicker
        many
        guildId={guildId}
        purpose="have"
        label={texts.awardRoles}
        description={texts.awardRolesLead}
        value={form.award_roles}
        readOnly={readOnly}
        onChange={(roles) => {
          set("award_roles", roles);
        }}
      />
      {readOnly ? (
        <Text>{consequence}</Text>
      ) : (
        <Switch
          label={texts.selfAward}
          description={consequence}
          styles={{ description: { fontSize: "var(--mantine-font-size-sm)" } }}
          checked={form.self_award}
          onChange={({ currentTarget }) => {
            set("self_award", currentTarget.checked);
          }}
        />
      )}
    </div>
  );
}
